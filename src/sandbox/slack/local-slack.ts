import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Acting, perform } from './acts/index.ts';
import { answerThroughUrl, receiveUpload, sendPrivateFile, sendSignIn } from './app-routes.ts';
import type { Clock } from './clock.ts';
import { createDispatcher } from './dispatcher.ts';
import { createFaults, type Faults } from './faults.ts';
import { BodyTooLarge, sendJson } from './http-exchange.ts';
import { pageRefusal } from './page-guard.ts';
import type { PageAct, PageAnswer, PageState } from './page-protocol.ts';
import { servePage } from './page-routes.ts';
import { pageState } from './page-state.ts';
import { createRateLimits } from './rate-limits.ts';
import { createScene, type Scene } from './scene.ts';
import { acme, type WorkspaceSeed } from './seed.ts';
import { keepSnapshot } from './snapshot.ts';
import { createWebApi, type RecordedCall } from './web-api.ts';
import { createWorkspace } from './workspace.ts';

export interface LocalSlackOptions {
  /** Path that all routes live below, such as `/sandbox/slack`. */
  readonly prefix: string;
  /** How the app and the browser reach this server; a function where the port is known only later. */
  readonly publicUrl: string | (() => string);
  /** Where the app takes `POST /slack/events`. */
  readonly eventsUrl: string | (() => string);
  readonly signingSecret: string;
  readonly botToken: string;
  readonly now?: Clock;
  readonly seed?: WorkspaceSeed;
  /** Off only where a test is about something else. */
  readonly rateLimits?: boolean;
  /** How long the app has to acknowledge; three seconds as at Slack. */
  readonly ackTimeoutMs?: number;
  /** Keeps messages over restarts in this file. */
  readonly stateFile?: string;
  /** Messages kept per channel. */
  readonly keepMessages?: number;
  /** Hears of what went wrong inside the local Slack itself. */
  readonly onError: (error: unknown) => void;
}

/** A Slack workspace with one app installed, as the app and the people in it see it. */
export interface LocalSlack {
  /** Handles a request below the prefix and says so; leaves any other alone. */
  handle(req: IncomingMessage, res: ServerResponse): boolean;
  /** Serves the workspace alone, on loopback. */
  listen(port: number): Promise<Server>;
  /** Base for a Web API client, with its slash. */
  apiUrl(): string;
  /** Does what a person does on the page. */
  act(act: PageAct): Promise<PageAnswer>;
  /** What a person sees now. Throws where there is no such person. */
  state(user: string): PageState;
  /** Resolves with what `user` sees as soon as `holds` says so; rejects after `withinMs`. */
  until(user: string, holds: (state: PageState) => boolean, withinMs?: number): Promise<PageState>;
  /** Every Web API call so far. */
  readonly calls: readonly RecordedCall[];
  readonly failNext: Faults['failNext'];
  readonly unusedFaults: Faults['unused'];
  readonly scene: Scene;
  /** Writes what is not on disk yet. */
  flush(): Promise<void>;
}

const keptCalls = 5000;
const asFunction = (url: string | (() => string)) => (typeof url === 'function' ? url : () => url);

export function createLocalSlack(options: LocalSlackOptions): LocalSlack {
  const { prefix, signingSecret, botToken, now = () => new Date(), onError } = options;
  const publicUrl = asFunction(options.publicUrl);
  const baseUrl = () => `${publicUrl()}${prefix}`;
  const workspace = createWorkspace({
    seed: options.seed ?? acme,
    now,
    baseUrl,
    prefix,
    keepMessages: options.keepMessages ?? 1000,
  });
  const snapshot = options.stateFile ? keepSnapshot(workspace, options.stateFile, onError) : undefined;
  const faults = createFaults();
  const calls: RecordedCall[] = [];
  const webApi = createWebApi({
    workspace,
    botToken,
    faults,
    limits: options.rateLimits === false ? undefined : createRateLimits(now),
    record: (call) => {
      calls.push(call);
      if (calls.length > keptCalls) calls.shift();
    },
  });
  const dispatcher = createDispatcher({
    eventsUrl: asFunction(options.eventsUrl),
    signingSecret,
    now,
    ackTimeoutMs: options.ackTimeoutMs ?? 3000,
  });
  const acting: Acting = { workspace, dispatcher };

  async function route(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    const [area = '', ...rest] = url.pathname.slice(prefix.length + 1).split('/');
    const path = rest.join('/');
    if (area === 'page') {
      const refusal = pageRefusal(req, publicUrl());
      if (refusal) return sendJson(res, 403, { ok: false, error: 'forbidden', message: refusal });
      return servePage(req, res, url, path, acting);
    }
    if (area === 'api') return webApi.handle(req, res, path);
    if (area === 'files' && req.method === 'GET') {
      const id = rest[0]?.split('-')[1] ?? '';
      return sendPrivateFile(req, res, workspace, id, botToken);
    }
    if (area === 'response' && req.method === 'POST') return answerThroughUrl(req, res, workspace, path);
    if (area === 'upload' && req.method === 'POST') return receiveUpload(req, res, workspace, rest[1] ?? '');
    if (area === 'sign-in') return sendSignIn(res);
    sendJson(res, 404, { ok: false, error: 'not_found', message: 'No such address.' });
  }

  function handle(req: IncomingMessage, res: ServerResponse): boolean {
    const url = new URL(req.url ?? '/', 'http://localhost');
    if (!url.pathname.startsWith(`${prefix}/`)) return false;
    route(req, res, url).catch((error: unknown) => {
      if (!(error instanceof BodyTooLarge)) onError(error);
      if (res.headersSent) res.destroy();
      else if (error instanceof BodyTooLarge)
        sendJson(res, 413, { ok: false, error: 'too_large', message: error.message });
      else sendJson(res, 500, { ok: false, error: 'internal_error', message: 'The local Slack failed.' });
    });
    return true;
  }

  function state(user: string): PageState {
    const seen = pageState(workspace, user);
    if (!seen) throw new Error(`Expected one of the people of the workspace, found "${user}".`);
    return seen;
  }

  return {
    handle,
    state,
    calls,
    scene: createScene(workspace),
    apiUrl: () => `${baseUrl()}/api/`,
    act: (act) => perform(act, acting),
    failNext: faults.failNext,
    unusedFaults: faults.unused,
    flush: async () => snapshot?.flush(),
    listen(port) {
      const server = createServer((req, res) => {
        if (!handle(req, res)) sendJson(res, 404, { ok: false, error: 'not_found' });
      });
      return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => resolve(server));
      });
    },
    until(user, holds, withinMs = 5000) {
      return new Promise((resolve, reject) => {
        const check = () => {
          const seen = state(user);
          if (!holds(seen)) return false;
          stop();
          clearTimeout(deadline);
          resolve(seen);
          return true;
        };
        const stop = workspace.feed.subscribe(user, check);
        const deadline = setTimeout(() => {
          stop();
          reject(new Error(`Within ${withinMs} ms ${user} did not see what was expected.`));
        }, withinMs);
        check();
      });
    },
  };
}
