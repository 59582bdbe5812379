import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, HTTPReceiver } from '@slack/bolt';
import type { FetchFunction, WebClient } from '@slack/web-api';
import type { ChannelSink } from '../reports/channel-sink.ts';
import type { PlaceLanguages } from '../reports/place-languages.ts';
import { createAccess } from './access.ts';
import { createLineKeeper, keepLines } from './agents/keep-lines.ts';
import { bindFeatures } from './bind/features.ts';
import { bindPeople } from './bind/people.ts';
import type { BotContext } from './bot-context.ts';
import { type BotLog, slackLogger } from './bot-log.ts';
import { createChannelSink } from './channel-sink.ts';
import { createChartImages } from './chart-images.ts';
import { deleteFile } from './delete-file.ts';
import { loggable } from './error-reply.ts';
import { features as allFeatures } from './features.ts';
import { createIdentity, type Identity } from './identity.ts';
import type { Feature } from './listener.ts';
import { createOwnChannelsSink } from './own-channels-sink.ts';
import { createRequestGuard, type ReplayGuard } from './request-guard.ts';
import { createSharedChannels } from './shared-channels.ts';
import { createSlackClients } from './slack-clients.ts';
import { createSlackLanguages } from './slack-languages.ts';
import { createSocketDoor, type SocketDoor, type SocketSettings } from './sockets/socket-door.ts';

export interface BotOptions {
  /** What the bot's own parts are made here: who may do what, and the background client. */
  readonly context: Omit<BotContext, 'access' | 'background' | 'sendDocument' | 'postDocument'>;
  /** Unset: nothing is taken over HTTP. */
  readonly signingSecret: string | undefined;
  /** Unset: nothing is heard over sockets. */
  readonly sockets?: SocketSettings;
  readonly botToken: string;
  /** With its trailing slash. */
  readonly slackApiUrl: string;
  readonly replayGuard: ReplayGuard;
  readonly log: BotLog;
  /** Charts as pictures from this QuickChart server instead of Slack's own blocks. */
  readonly quickchart?: { readonly url: string };
  /** Everything the bot can do, unless told otherwise. */
  readonly features?: readonly Feature[];
}

export interface Bot {
  /** For `POST /slack/events`. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Beside HTTP or instead of it; hears nothing before it is started. */
  readonly sockets: SocketDoor | undefined;
  /** Where reports, live messages and alerts go. */
  readonly sink: ChannelSink;
  /** In which language it is said there. */
  readonly languages: PlaceLanguages;
  readonly interactive: WebClient;
  readonly background: WebClient;
  /** Asks Slack who the app is. Rejects when Slack refuses the token or cannot be reached; may be asked again. */
  readonly identify: () => Promise<Identity>;
  /** Takes a file of ours out of Slack; one that is gone already is no failure. */
  readonly deleteFile: (fileId: string) => Promise<void>;
  /** Waits for requests that are being answered, and for the work of those that were. */
  readonly finish: () => Promise<void>;
}

export const eventsPath = '/slack/events';

/** Addresses for replies travel in requests; nothing but Slack's own, or the local one beside its Web API, is called. */
function replyFetch(slackApiUrl: string): FetchFunction {
  const apiOrigin = new URL(slackApiUrl).origin;
  return async (address, init) => {
    const { origin } = new URL(address);
    if (origin !== 'https://hooks.slack.com' && origin !== apiOrigin) {
      throw new Error('A reply was to go to an address outside Slack.');
    }
    return fetch(address, {
      ...init,
      redirect: 'error',
      signal: init?.signal ?? AbortSignal.timeout(10_000),
    });
  };
}

/** Without a secret nobody can show that a request is Slack's. */
const refuse = (_request: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(404).end();
};

export function createBot(options: BotOptions): Bot {
  const { signingSecret, botToken, slackApiUrl, replayGuard, log, features = allFeatures } = options;
  const { sockets } = options;
  const { simulated, adminUsers, now } = options.context;
  const { interactive, background } = createSlackClients({ botToken, slackApiUrl, log });
  const identity = createIdentity(interactive);
  const drawCharts =
    options.quickchart && createChartImages({ client: background, url: options.quickchart.url, log });
  const languages = createSlackLanguages({ client: background, log, now });
  const access = createAccess({
    client: interactive,
    teamId: async () => (await identity.load()).teamId,
    languages,
    adminUsers,
    roles: options.context.roles,
    log,
    now,
  });

  const logger = slackLogger(log);
  const receiver = new HTTPReceiver({
    signingSecret: signingSecret ?? '',
    endpoints: eventsPath,
    // The guard in front has checked the signature more strictly than the receiver would.
    signatureVerification: false,
    logger,
  });
  const app = new App({
    receiver,
    logger,
    // The memory of conversations would grow with every channel the bot hears of.
    convoStore: false,
    clientOptions: { slackApiUrl, allowAbsoluteUrls: false, fetch: replyFetch(slackApiUrl) },
    // Never waits, since an acknowledgement is due within three seconds.
    authorize: async () => {
      const known = identity.known();
      return {
        botToken,
        ...(known?.botId && { botId: known.botId }),
        ...(known?.botUserId && { botUserId: known.botUserId }),
      };
    },
  });
  app.error(async (error) => {
    log.error(loggable(error), 'A request from Slack could not be handled.');
  });

  const working = new Set<Promise<void>>();
  const track = async (work: Promise<void>): Promise<void> => {
    working.add(work);
    try {
      await work;
    } finally {
      working.delete(work);
    }
  };
  const sink = createOwnChannelsSink(
    createChannelSink({ client: background, simulated, ...(drawCharts && { drawCharts }) }),
    createSharedChannels(background, now),
  );
  const context: BotContext = {
    ...options.context,
    access,
    background,
    postDocument: (place, document, key) => sink.post({ channelId: place }, document, key),
    sendDocument: (userId, document) => sink.post({ channelId: userId }, document, `private:${randomUUID()}`),
  };
  bindPeople(app, [access, languages]);
  bindFeatures(app, { context, client: interactive, languages, log, track }, features);

  const keeper = createLineKeeper({ context, log, track });
  const next = keepLines(keeper, log, receiver.requestListener);
  const admit =
    signingSecret === undefined ? refuse : createRequestGuard({ signingSecret, replayGuard, log, now, next });
  return {
    handle: (request, response) => {
      // Until it is answered it may become work: whoever stops waits for both.
      void track(new Promise((answered) => response.once('close', answered)));
      admit(request, response);
    },
    sockets: sockets && createSocketDoor({ settings: sockets, slackApiUrl, app, keeper, replayGuard, log }),
    sink,
    languages,
    interactive,
    background,
    identify: identity.load,
    deleteFile: (fileId) => deleteFile(background, fileId),
    async finish() {
      while (working.size > 0) await Promise.allSettled(working);
    },
  };
}
