import type { PageMessage, PageState, PageView } from '../../../src/sandbox/slack/page-protocol.ts';

const person = (id: string, name: string, realName: string, tz: string) => ({
  id,
  name,
  tz,
  real_name: realName,
  is_admin: false,
  is_restricted: false,
  is_bot: false,
  locale: 'en-US',
});

export const ana = { ...person('U0ANA', 'ana', 'Ana Ruiz', 'America/Bogota'), is_admin: true };
const ben = person('U0BEN', 'ben', 'Ben Okafor', 'Europe/London');
const gia = { ...person('U0GIA', 'gia', 'Gia Moretti', 'Europe/Rome'), is_restricted: true };
const treble = { ...person('U0TREBLE', 'treble', 'Treble', 'UTC'), is_bot: true };

const channel = (id: string, name: string, topic: string, withBot: boolean) => ({
  id,
  name,
  topic,
  kind: 'channel' as const,
  is_archived: false,
  is_member: true,
  bot_is_member: withBot,
});

export const growth = channel('C0GROWTH', 'growth', 'Launches and how they went', true);

const start = 1_772_611_200;
export const at = (minute: number): string => `${start + minute * 60}.000100`;

export const said = (
  minute: number,
  user: string,
  text: string,
  more: Partial<PageMessage> = {},
): PageMessage => ({
  channel: growth.id,
  ts: at(minute),
  user,
  text,
  ...more,
});

export const posted = (minute: number, text: string, more: Partial<PageMessage> = {}): PageMessage =>
  said(minute, treble.id, text, { bot_id: 'B0TREBLE', ...more });

type Parts = {
  readonly messages?: readonly PageMessage[];
  readonly modals?: readonly PageView[];
  readonly home?: PageView;
};

/** Acme with Ana looking at it. */
export const acmeState = ({ messages = [], modals = [], home }: Parts): PageState => ({
  seq: 1,
  team: { id: 'T0ACME', name: 'Acme', domain: 'acme' },
  me: ana,
  languages: [
    { locale: 'en-US', name: 'English' },
    { locale: 'es-LA', name: 'Español' },
  ],
  bot: { user_id: treble.id, bot_id: 'B0TREBLE', name: 'Treble' },
  users: [ana, ben, gia, treble],
  channels: [
    growth,
    channel('C0SUPPORT', 'support', 'What customers write back', true),
    channel('C0GENERAL', 'general', 'Company-wide', false),
    { ...channel('D0ANA', 'Treble', '', true), kind: 'dm', with_user: treble.id },
  ],
  messages: { [growth.id]: messages },
  modals,
  home: home ?? null,
  commands: [
    { command: '/treble', description: 'Launch and follow WhatsApp conversations', usage_hint: 'help' },
  ],
  shortcuts: [{ type: 'message', callback_id: 'send_to_list', name: 'Send to this list' }],
});
