import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BotContext } from '../../../src/bot/bot-context.ts';
import { type Bot, createBot } from '../../../src/bot/create-bot.ts';
import type { Feature } from '../../../src/bot/listener.ts';
import type { ReplayGuard } from '../../../src/bot/request-guard.ts';
import type { SocketSettings } from '../../../src/bot/sockets/socket-door.ts';
import { PhoneReader } from '../../../src/sources/phone-number.ts';
import { fakeAgents } from '../../support/fake-agents.ts';
import { fakeAudiences } from '../../support/fake-audiences.ts';
import { fakeIncidents, fakeOpenIncidents } from '../../support/fake-incidents.ts';
import { fakeTries } from '../../support/fake-tries.ts';
import { type FakeSlack, startFakeSlack, team } from './fake-slack.ts';
import {
  fakeApprovals,
  fakeConversations,
  fakeDispatch,
  fakeDrafts,
  fakePrivacy,
  fakeReader,
  fakeReports,
  fakeRoles,
  fakeSubscriptions,
  noAudit,
  nothingSetUp,
  nothingToAsk,
} from './far-sides.ts';

export const admin = 'U0ANA';
export const member = 'U0BETO';
export const signingSecret = 'a signing secret of this test';

export interface LogLine {
  readonly level: 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export interface Press {
  readonly id: string;
  readonly value?: string;
  readonly by?: string;
  /** Pressed in a view instead of in a message. */
  readonly inView?: boolean;
  readonly option?: string;
  /** What the fields of the view hold. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly metadata?: string;
}

export interface BotUnderTest {
  readonly bot: Bot;
  readonly slack: FakeSlack;
  readonly url: string;
  readonly log: readonly LogLine[];
  /** `/treble <text>`; resolves when everything it set off is done. */
  command(text: string, by?: string, fields?: Readonly<Record<string, string>>): Promise<Response>;
  press(press: Press): Promise<Response>;
  interact(payload: Readonly<Record<string, unknown>>): Promise<Response>;
  event(event: Readonly<Record<string, unknown>>): Promise<Response>;
  /** What was said through response_url. */
  said(): readonly string[];
  stop(): Promise<void>;
}

export const sign = (body: string, timestamp: string, secret = signingSecret): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

export const nowInSeconds = (): string => String(Math.floor(Date.now() / 1000));

/** A real Bolt app behind its signed HTTP door, with a fake Slack on the far side. */
export async function startBot(
  options: {
    readonly context?: Partial<Omit<BotContext, 'access' | 'background'>>;
    readonly features?: readonly Feature[];
    readonly signatures?: Set<string>;
    readonly replayGuard?: ReplayGuard;
    /** Heard over sockets, and no longer over HTTP. */
    readonly sockets?: SocketSettings;
  } = {},
): Promise<BotUnderTest> {
  const slack = await startFakeSlack();
  const log: LogLine[] = [];
  const seen = options.signatures ?? new Set<string>();
  const bot = createBot({
    context: {
      dispatch: fakeDispatch(),
      conversations: fakeConversations(),
      agents: fakeAgents(),
      tries: fakeTries(),
      openMedia: () => Promise.reject(new Error('Nobody expected a file.')),
      audiences: fakeAudiences(),
      incidents: fakeIncidents(),
      openIncidents: fakeOpenIncidents(),
      reader: fakeReader(),
      askAgain: nothingToAsk,
      drafts: fakeDrafts(),
      setup: nothingSetUp,
      publicUrl: 'https://treble.example',
      templateHealth: async () => [],
      subscriptions: fakeSubscriptions(),
      roles: fakeRoles(),
      reports: fakeReports(),
      approvals: fakeApprovals(),
      auditTrail: noAudit,
      privacy: fakePrivacy,
      exports: { note: async () => undefined },
      files: { fetch: () => Promise.reject(new Error('Nobody expected a download.')) },
      readPhone: (typed) => new PhoneReader('US').read(typed).phone,
      adminUsers: [admin],
      supportContact: admin,
      defaultZone: 'UTC',
      simulated: false,
      audit: async () => undefined,
      now: () => new Date(),
      ...options.context,
    },
    signingSecret: options.sockets ? undefined : signingSecret,
    ...(options.sockets && { sockets: options.sockets }),
    botToken: 'xoxb-test',
    slackApiUrl: slack.apiUrl,
    replayGuard: options.replayGuard ?? {
      async accept(signature) {
        if (seen.has(signature)) return false;
        seen.add(signature);
        return true;
      },
    },
    log: {
      warn: (fields, message) => log.push({ level: 'warn', fields, message }),
      error: (fields, message) => log.push({ level: 'error', fields, message }),
    },
    ...(options.features && { features: options.features }),
  });
  const server = createServer(bot.handle);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address: AddressInfo | string | null = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The bot has no port.');
  const url = `http://127.0.0.1:${address.port}/slack/events`;
  let nonce = 0;

  async function post(body: string, type: string): Promise<Response> {
    // Slack's clock is ours, whatever it shows in this test.
    const timestamp = String(Math.floor((options.context?.now?.() ?? new Date()).getTime() / 1000));
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': sign(body, timestamp),
      },
    });
    await bot.finish();
    return response;
  }

  const form = (fields: Readonly<Record<string, string>>): Promise<Response> =>
    post(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');

  // Each request differs, as Slack's triggers do: an equal one within the same second would be a replay.
  const trigger = (): string => `trigger-${++nonce}`;

  const interact = (payload: Readonly<Record<string, unknown>>): Promise<Response> =>
    form({ payload: JSON.stringify({ trigger_id: trigger(), team: { id: team }, ...payload }) });

  return {
    bot,
    slack,
    url,
    log,
    command: (text, by = admin, fields = {}) =>
      form({
        command: '/treble',
        text,
        user_id: by,
        team_id: team,
        channel_id: 'C0GROWTH',
        response_url: slack.responseUrl,
        trigger_id: trigger(),
        ...fields,
      }),
    interact,
    press: ({ id, value = '', by = admin, inView = false, option, values = {}, metadata = '' }) =>
      interact({
        type: 'block_actions',
        user: { id: by, team_id: team },
        actions: [
          option === undefined
            ? { type: 'button', action_id: id, block_id: 'b', value }
            : {
                type: 'static_select',
                action_id: id,
                block_id: 'b',
                selected_option: { text: { type: 'plain_text', text: 'x' }, value: option },
              },
        ],
        ...(inView
          ? {
              container: { type: 'view', view_id: 'V1' },
              view: {
                id: 'V1',
                hash: 'h1',
                callback_id: 'screen',
                private_metadata: metadata,
                state: { values },
              },
            }
          : {
              container: { type: 'message', message_ts: '1.1', channel_id: 'C0GROWTH' },
              channel: { id: 'C0GROWTH' },
              response_url: slack.responseUrl,
            }),
      }),
    event: (event) =>
      post(
        JSON.stringify({ type: 'event_callback', team_id: team, event_id: trigger(), event }),
        'application/json',
      ),
    said: () => slack.of('response').map(({ text }) => String(text)),
    async stop() {
      await bot.finish();
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
      await slack.stop();
      if (slack.unused().length > 0) throw new Error(`No call used the answers for ${slack.unused().join()}`);
    },
  };
}
