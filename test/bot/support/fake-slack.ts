import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SlackCall {
  readonly method: string;
  /** Arguments as they came; JSON in a form field is parsed. */
  readonly args: Readonly<Record<string, unknown>>;
}

/** What one method answers: a body, an HTTP status, or no answer at all. */
export type Answer =
  | Readonly<Record<string, unknown>>
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | 'reset';

export interface FakeSlack {
  readonly apiUrl: string;
  readonly responseUrl: string;
  readonly calls: readonly SlackCall[];
  /** The arguments of every call of one method. */
  of(method: string): readonly SlackCall['args'][];
  /** The next call of a method is answered so; afterwards as usual. */
  next(method: string, answer: Answer): void;
  /** Every call of a method is answered so. */
  always(method: string, answer: () => Answer): void;
  /** What `users.info` says of a person. */
  person(id: string, facts: Readonly<Record<string, unknown>>): void;
  /** Answers that no call asked for. */
  unused(): readonly string[];
  stop(): Promise<void>;
}

export const team = 'T0TREBLE';

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function argument(text: string): unknown {
  if (!/^[[{]/.test(text)) return text;
  return JSON.parse(text);
}

/** A Slack that records what it is asked, knows a few methods and refuses every other. */
export async function startFakeSlack(): Promise<FakeSlack> {
  const calls: SlackCall[] = [];
  const scripted = new Map<string, Answer[]>();
  const people = new Map<string, Readonly<Record<string, unknown>>>();
  let stamps = 0;

  const usual: Record<string, (args: SlackCall['args']) => Answer> = {
    'auth.test': () => ({ ok: true, team_id: team, bot_id: 'B0TREBLE', user_id: 'U0TREBLE' }),
    'users.info': ({ user }) => {
      const id = String(user);
      return {
        ok: true,
        user: { id, team_id: team, deleted: false, is_bot: false, tz: 'America/Bogota', ...people.get(id) },
      };
    },
    'views.open': () => ({ ok: true, view: { id: 'V1' } }),
    'views.push': () => ({ ok: true, view: { id: 'V2' } }),
    'views.update': () => ({ ok: true, view: { id: 'V1' } }),
    'views.publish': () => ({ ok: true, view: { id: 'VH' } }),
    'chat.postMessage': ({ channel }) => ({ ok: true, channel, ts: `1772600000.${100000 + ++stamps}` }),
    'chat.postEphemeral': () => ({ ok: true, message_ts: '1772600000.000001' }),
    'chat.update': ({ channel, ts }) => ({ ok: true, channel, ts }),
    'chat.getPermalink': ({ channel, message_ts }) => ({
      ok: true,
      permalink: `https://acme.slack.com/archives/${channel}/p${message_ts}`,
    }),
    'conversations.open': ({ users }) => ({ ok: true, channel: { id: `D${String(users).slice(1)}` } }),
    'conversations.info': ({ channel }) => ({ ok: true, channel: { id: channel, is_member: true } }),
    'conversations.history': () => ({ ok: true, messages: [] }),
    'conversations.replies': () => ({ ok: true, messages: [] }),
    'files.getUploadURLExternal': () => ({ ok: true, upload_url: `${base}/upload`, file_id: 'F1' }),
    'files.completeUploadExternal': () => ({ ok: true, files: [{ id: 'F1' }] }),
    'files.delete': () => ({ ok: true }),
    'files.info': () => ({ ok: true, file: { id: 'F1', mimetype: 'image/png' } }),
    response: () => ({ ok: true }),
    upload: () => ({ ok: true }),
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = (request.url ?? '').replace(/^\/(api\/)?/, '').split('?', 1)[0] ?? '';
    const body = await bodyOf(request);
    const type = request.headers['content-type'] ?? '';
    const args: Record<string, unknown> = type.startsWith('application/x-www-form-urlencoded')
      ? Object.fromEntries(
          [...new URLSearchParams(body.toString())].map(([key, value]) => [key, argument(value)]),
        )
      : type.startsWith('application/json')
        ? JSON.parse(body.toString())
        : { bytes: body.length, text: body.toString() };
    calls.push({ method, args });
    const answer = scripted.get(method)?.shift() ??
      usual[method]?.(args) ?? { ok: false, error: 'unknown_method' };
    if (answer === 'reset') {
      request.socket.destroy();
    } else if ('status' in answer && typeof answer.status === 'number') {
      const headers = 'headers' in answer ? Object.entries(answer.headers ?? {}) : [];
      response.writeHead(answer.status, Object.fromEntries(headers)).end();
    } else {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    }
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(new Error(String(error))));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address: AddressInfo | string | null = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The fake Slack has no port.');
  const base = `http://127.0.0.1:${address.port}`;

  return {
    apiUrl: `${base}/api/`,
    responseUrl: `${base}/response`,
    calls,
    of: (method) => calls.filter((call) => call.method === method).map(({ args }) => args),
    next(method, answer) {
      scripted.set(method, [...(scripted.get(method) ?? []), answer]);
    },
    always(method, answer) {
      usual[method] = answer;
    },
    person(id, facts) {
      people.set(id, facts);
    },
    unused: () => [...scripted].filter(([, answers]) => answers.length > 0).map(([method]) => method),
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}
