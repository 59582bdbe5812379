import { createServer, type IncomingMessage } from 'node:http';
import { LogLevel, WebClient } from '@slack/web-api';
import { expect } from 'vitest';
import { validateMessage, validateView } from '../../../src/sandbox/slack/validate-blocks.ts';

type Json = Readonly<Record<string, unknown>>;

export interface RecordedCall {
  readonly method: string;
  readonly args: Json;
}

/** What Slack answers to one method; a string is an error. */
type Answer = (args: Json, nth: number) => Json | string | Promise<Json | string>;

export interface LoopbackSlack {
  readonly client: WebClient;
  readonly calls: readonly RecordedCall[];
  /** Bytes that came to upload addresses, with their content type. */
  readonly uploads: readonly { readonly bytes: Buffer; readonly authorization: string | undefined }[];
  answer(method: string, answer: Answer): void;
  /** Views that reached a screen, the latest last. */
  views(): readonly unknown[];
  messages(): readonly Json[];
  close(): Promise<void>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Slack's Web API as far as the send feature speaks it; refuses what Slack would refuse and any other method. */
export async function startLoopbackSlack(): Promise<LoopbackSlack> {
  const calls: RecordedCall[] = [];
  const uploads: { bytes: Buffer; authorization: string | undefined }[] = [];
  let hash = 0;
  let origin = '';
  const shown = () => {
    hash += 1;
    return { view: { id: 'V1', hash: `hash-${hash}` } };
  };
  const answers = new Map<string, Answer>([
    ['views.open', shown],
    ['views.update', shown],
    ['chat.postMessage', () => ({ ts: '1.1', channel: 'D1' })],
    ['conversations.open', () => ({ channel: { id: 'D0ANA' } })],
    ['conversations.info', () => ({ channel: { id: 'C0GROWTH', is_member: true } })],
    ['files.getUploadURLExternal', () => ({ upload_url: `${origin}/upload`, file_id: 'F9' })],
    ['files.completeUploadExternal', () => ({ files: [{ id: 'F9' }] })],
  ]);

  const server = createServer(async (request, response) => {
    const body = await read(request);
    if (request.url === '/upload') {
      uploads.push({ bytes: body, authorization: request.headers.authorization });
      response.end('OK');
      return;
    }
    const method = (request.url ?? '').replace('/api/', '');
    const args = Object.fromEntries(
      [...new URLSearchParams(body.toString())].map(([key, value]) => [
        key,
        key === 'view' || key === 'blocks' || key === 'files' ? parsed(value) : value,
      ]),
    );
    const nth = calls.filter((call) => call.method === method).length;
    calls.push({ method, args });
    const answer = await (answers.get(method) ?? (() => 'unknown_method'))(args, nth);
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(typeof answer === 'string' ? { ok: false, error: answer } : { ok: true, ...answer }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  origin = `http://127.0.0.1:${address.port}`;

  const ofMethod = (...methods: readonly string[]) => calls.filter(({ method }) => methods.includes(method));
  const views = () => ofMethod('views.open', 'views.update').map(({ args }) => args.view);
  const messages = () => ofMethod('chat.postMessage').map(({ args }) => args);
  return {
    client: new WebClient('xoxb-test', {
      slackApiUrl: `${origin}/api/`,
      retryConfig: { retries: 0 },
      logLevel: LogLevel.ERROR,
    }),
    calls,
    uploads,
    views,
    messages,
    answer: (method, answer) => answers.set(method, answer),
    async close() {
      for (const view of views()) expect(validateView(view)).toEqual([]);
      for (const message of messages()) expect(validateMessage(message)).toEqual([]);
      const known = new Set(answers.keys());
      expect(calls.filter(({ method }) => !known.has(method))).toEqual([]);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
