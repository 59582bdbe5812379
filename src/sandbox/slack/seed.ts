import type { Locale } from './locales.ts';

export interface SeedUser {
  readonly id: string;
  readonly name: string;
  readonly real_name: string;
  readonly is_admin: boolean;
  readonly is_restricted: boolean;
  readonly tz: string;
  /** The language in which this person uses Slack at first. */
  readonly locale: Locale;
}

export interface SeedChannel {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  readonly is_private: boolean;
  readonly locale: Locale;
  /** User ids, the bot's own included where it was invited. */
  readonly members: readonly string[];
}

export interface SeedGroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly users: readonly string[];
}

/** The people, places and app of a workspace. Every person also gets a direct message with the bot. */
export interface WorkspaceSeed {
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly app: { readonly id: string };
  readonly bot: { readonly user_id: string; readonly bot_id: string; readonly name: string };
  readonly users: readonly SeedUser[];
  readonly groups: readonly SeedGroup[];
  readonly channels: readonly SeedChannel[];
  readonly commands: readonly {
    readonly command: string;
    readonly description: string;
    readonly usage_hint: string;
  }[];
  readonly shortcuts: readonly {
    readonly type: 'message' | 'global';
    readonly callback_id: string;
    readonly name: string;
  }[];
  /** Event types the app subscribed to; others are not delivered. */
  readonly events: readonly string[];
}

const person = (id: string, name: string, real_name: string, tz: string): SeedUser => ({
  id,
  name,
  real_name,
  tz,
  locale: 'en-US',
  is_admin: false,
  is_restricted: false,
});

const ana = { ...person('U0ANA', 'ana', 'Ana Ruiz', 'America/Bogota'), is_admin: true };
const ben = person('U0BEN', 'ben', 'Ben Okafor', 'Europe/London');
const gia = { ...person('U0GIA', 'gia', 'Gia Moretti', 'Europe/Rome'), is_restricted: true };
const luz: SeedUser = { ...person('U0LUZ', 'luz', 'Luz Herrera', 'America/Mexico_City'), locale: 'es-LA' };
const rui: SeedUser = { ...person('U0RUI', 'rui', 'Rui Tavares', 'America/Sao_Paulo'), locale: 'pt-BR' };
const bot = 'U0TREBLE';

export const acme: WorkspaceSeed = {
  team: { id: 'T0ACME', name: 'Acme', domain: 'acme' },
  app: { id: 'A0TREBLE' },
  bot: { user_id: bot, bot_id: 'B0TREBLE', name: 'Treble' },
  users: [ana, ben, gia, luz, rui],
  groups: [{ id: 'S0SUPPORT', handle: 'support-team', name: 'Support team', users: [ben.id] }],
  channels: [
    {
      id: 'C0GROWTH',
      name: 'growth',
      topic: 'Launches and how they went',
      is_private: false,
      locale: 'en-US',
      members: [ana.id, ben.id, bot],
    },
    {
      id: 'C0SUPPORT',
      name: 'support',
      topic: 'What customers write back',
      is_private: false,
      locale: 'en-US',
      members: [ana.id, ben.id, gia.id, bot],
    },
    {
      id: 'C0GENERAL',
      name: 'general',
      topic: 'Company-wide',
      is_private: false,
      locale: 'en-US',
      members: [ana.id, ben.id, luz.id, rui.id],
    },
    {
      id: 'C0VENTAS',
      name: 'ventas',
      topic: 'Lanzamientos en español',
      is_private: false,
      locale: 'es-LA',
      members: [ana.id, luz.id, bot],
    },
    {
      id: 'C0VENDAS',
      name: 'vendas',
      topic: 'Lançamentos em português',
      is_private: false,
      locale: 'pt-BR',
      members: [ana.id, rui.id, bot],
    },
  ],
  commands: [
    { command: '/treble', description: 'Launch and follow WhatsApp conversations', usage_hint: 'help' },
  ],
  shortcuts: [],
  events: [
    'app_home_opened',
    'member_joined_channel',
    'app_mention',
    'message.channels',
    'message.groups',
    'user_change',
  ],
};
