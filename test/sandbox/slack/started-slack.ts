import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, type AppOptions, HTTPReceiver, LogLevel } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import {
  createLocalSlack,
  type LocalSlack,
  type LocalSlackOptions,
} from '../../../src/sandbox/slack/local-slack.ts';
import { acme } from '../../../src/sandbox/slack/seed.ts';

export const signingSecret = 'a-signing-secret';
export const botToken = 'xoxb-local';
export const ana = 'U0ANA';
export const ben = 'U0BEN';
export const growth = 'C0GROWTH';
export const support = 'C0SUPPORT';
export const general = 'C0GENERAL';
export const bot = acme.bot.user_id;

export const seed = {
  ...acme,
  shortcuts: [
    { type: 'message' as const, callback_id: 'send_list', name: 'Send to this list' },
    { type: 'global' as const, callback_id: 'send', name: 'Send a conversation' },
  ],
};

export interface StartedSlack {
  readonly slack: LocalSlack;
  readonly url: string;
  readonly client: WebClient;
  newClient(options?: WebClientOptions, token?: string): WebClient;
}

const quiet = { logLevel: LogLevel.ERROR, retryConfig: { retries: 0 } };
const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address: AddressInfo | string | null = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

/** The local Slack and the app's listener on one server, as in the product. */
export async function startSlack(
  options: Partial<LocalSlackOptions> = {},
  receiver?: HTTPReceiver,
): Promise<StartedSlack> {
  let url = '';
  // A slow machine neither expires a trigger nor misses an acknowledgement unless the test says so.
  const startedAt = new Date();
  const slack = createLocalSlack({
    now: () => startedAt,
    ackTimeoutMs: 20_000,
    prefix: '/sandbox/slack',
    publicUrl: () => url,
    eventsUrl: () => `${url}/slack/events`,
    signingSecret,
    botToken,
    seed,
    rateLimits: false,
    onError: (error) => {
      throw error;
    },
    ...options,
  });
  onTestFinished(() => slack.flush());
  const server = createServer((req, res) => {
    if (slack.handle(req, res)) return;
    if (receiver) receiver.requestListener(req, res);
    else res.writeHead(404).end();
  });
  url = await listening(server);
  const newClient = (more: WebClientOptions = {}, token = botToken) =>
    new WebClient(token, { ...quiet, logger: silent, slackApiUrl: slack.apiUrl(), ...more });
  return { slack, url, client: newClient(), newClient };
}

/** A real Bolt app behind the same server. */
export async function startApp(
  tell: (app: App) => void,
  options: Partial<LocalSlackOptions> = {},
): Promise<StartedSlack> {
  const receiver = new HTTPReceiver({ signingSecret, logger: silent });
  const started = await startSlack(options, receiver);
  const appOptions: AppOptions = {
    receiver,
    token: botToken,
    logger: silent,
    clientOptions: { slackApiUrl: started.slack.apiUrl(), retryConfig: { retries: 0 } },
    tokenVerificationEnabled: false,
  };
  const app = new App(appOptions);
  tell(app);
  return started;
}

/** Slack's word of a refused call; fails where the call passed. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'data' in error) {
      const { data } = error;
      if (typeof data === 'object' && data !== null && 'error' in data) return String(data.error);
    }
    throw error;
  }
  throw new Error('Expected the call to be refused, and it passed.');
}
