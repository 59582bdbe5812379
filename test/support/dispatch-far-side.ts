import { createServer, type IncomingMessage } from 'node:http';
import { until } from './until.ts';

export interface ArrivedSend {
  readonly token: string;
  /** Digits or E.164, as it was sent. */
  readonly to: string;
  /** ms since the epoch. */
  readonly at: number;
  /** The whole request, as it came. */
  readonly body: string;
}

export interface Intercepted {
  readonly status: number;
  readonly body: string;
}

/** A server in front of the simulated WhatsApp: looks at every send, may answer it in its place or hold it back. */
export interface FarSide {
  /** Sends in order of arrival. */
  readonly arrived: readonly ArrivedSend[];
  /** Asked for each send before it goes on; what it gives is the answer. */
  onSend: (send: ArrivedSend) => Promise<Intercepted | undefined>;
  /** Starts the list of arrivals anew. */
  forget(): void;
  untilArrived(count: number): Promise<unknown>;
  /** Sends to these phones later than a moment. */
  arrivedAfter(phones: readonly string[], at: number): readonly ArrivedSend[];
  /** For `through` of the world. */
  listen(whatsAppUrl: string): Promise<string>;
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

const wordOf = (body: string, name: string): string =>
  new RegExp(`"${name}":"([^"]*)"`).exec(body)?.[1] ?? '';

export function createFarSide(): FarSide {
  const arrived: ArrivedSend[] = [];
  let target = '';
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    if (request.method === 'POST') {
      const send = {
        token: wordOf(body, 'biz_opaque_callback_data'),
        to: wordOf(body, 'to'),
        at: Date.now(),
        body,
      };
      arrived.push(send);
      const answer = await side.onSend(send);
      if (answer) {
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
        return;
      }
    }
    const { authorization = '', 'content-type': type = 'application/json' } = request.headers;
    const method = request.method ?? 'GET';
    const passed = await fetch(`${target}${request.url}`, {
      method,
      headers: { authorization, 'content-type': type },
      ...(method === 'POST' && { body }),
    }).catch(() => undefined);
    if (!passed) return request.socket.destroy();
    response.writeHead(passed.status, { 'content-type': 'application/json' }).end(await passed.text());
  });
  const side: FarSide = {
    arrived,
    onSend: async () => undefined,
    forget: () => arrived.splice(0),
    untilArrived: (count) =>
      until(
        async () => arrived.length,
        (soFar) => soFar >= count,
      ),
    arrivedAfter(phones, at) {
      const digits = new Set(phones.map((phone) => phone.slice(1)));
      return arrived.filter((send) => send.at > at && digits.has(send.to.replace('+', '')));
    },
    async listen(whatsAppUrl) {
      target = whatsAppUrl;
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      const address = server.address();
      return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return side;
}

/** A refusal as the Graph API words it. */
export const refusal = (code: number, message: string): Intercepted => ({
  status: 400,
  body: JSON.stringify({ error: { message, type: 'OAuthException', code, fbtrace_id: 'A1' } }),
});
