import type { IncomingMessage, ServerResponse } from 'node:http';
import { type StandInServer, startStandIn } from './stand-in-server.ts';
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
  let server: StandInServer | undefined;

  /** What the simulated WhatsApp answers; undefined where it has left, also in the middle of its answer. */
  async function passOn(request: IncomingMessage, body: string): Promise<Intercepted | undefined> {
    const { authorization = '', 'content-type': type = 'application/json' } = request.headers;
    const method = request.method ?? 'GET';
    const call = async () => {
      const answer = await fetch(`${target}${request.url}`, {
        method,
        headers: { authorization, 'content-type': type },
        ...(method === 'POST' && { body }),
      });
      return { status: answer.status, body: await answer.text() };
    };
    return call().catch(() => undefined);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    let told: Intercepted | undefined;
    if (request.method === 'POST') {
      const send = {
        token: wordOf(body, 'biz_opaque_callback_data'),
        to: wordOf(body, 'to'),
        at: Date.now(),
        body,
      };
      arrived.push(send);
      told = await side.onSend(send);
    }
    told ??= await passOn(request, body);
    if (!told) return void request.socket.destroy();
    response.writeHead(told.status, { 'content-type': 'application/json' }).end(told.body);
  }

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
      server = await startStandIn(answer);
      return server.url;
    },
    async close() {
      await server?.close();
    },
  };
  return side;
}

/** A refusal as the Graph API words it. */
export const refusal = (code: number, message: string): Intercepted => ({
  status: 400,
  body: JSON.stringify({ error: { message, type: 'OAuthException', code, fbtrace_id: 'A1' } }),
});
