import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { businessAccountId, lineId, templateListing } from '../../bench/cast.ts';
import { answerWays, type Proof, type WayName, type Weather, wayNames } from './answer-ways.ts';
import type { Draw } from './draw.ts';

export type StatusWord = 'sent' | 'delivered' | 'read' | 'failed';

/** One call that reached the far side, and what became of it there: the ledger that judges the product. */
export interface Arrival {
  readonly token: string;
  readonly to: string;
  /** ms since the epoch. */
  readonly at: number;
  /** Which replica called. */
  readonly replica: number;
  readonly way: WayName;
  readonly proves: Proof;
  /** Set when the message was accepted. */
  readonly wamid: string | undefined;
  /** When a definite failure was first told, in ms since the epoch. */
  failureToldAt?: number;
  /** What a webhook told that was answered 200, with its moment in seconds. */
  readonly taken: Partial<Record<StatusWord, number>>;
}

/** WhatsApp as far as calls go. It lives as long as the test and forgets nothing. */
export interface FarSide {
  /** Where this replica calls. */
  urlFor(replica: number): string;
  readonly arrivals: readonly Arrival[];
  weather: Weather;
  /** Asked when a call has arrived and before it is answered. */
  onArrival: (arrival: Arrival) => Promise<void>;
  /** Hears of every accepted message. */
  onAccepted: (arrival: Arrival) => void;
  /** Starts a new page of the ledger. */
  forget(): void;
  close(): Promise<void>;
}

const wordOf = (body: string, name: string): string =>
  new RegExp(`"${name}":"([^"]*)"`).exec(body)?.[1] ?? '';

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

function answerQuestion(request: IncomingMessage, response: ServerResponse): void {
  const isListing = request.url?.includes(`/${businessAccountId}/message_templates`);
  const line = { id: lineId, display_phone_number: '+1 202-555-0100' };
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify(isListing ? templateListing : line));
}

export async function createFarSide(draw: Draw): Promise<FarSide> {
  let arrivals: Arrival[] = [];
  let accepted = 0;
  const wayOf = (): WayName => {
    let left = draw.number();
    return (
      wayNames.find((name) => {
        left -= side.weather[name] ?? 0;
        return left < 0;
      }) ?? 'accepted'
    );
  };
  const takeSend = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    const name = wayOf();
    const way = answerWays[name];
    if (way.accepts) accepted += 1;
    const arrival: Arrival = {
      token: wordOf(body, 'biz_opaque_callback_data'),
      to: wordOf(body, 'to'),
      at: Date.now(),
      replica: Number(/^\/r(\d+)\//.exec(request.url ?? '')?.[1]),
      way: name,
      proves: way.proves,
      wamid: way.accepts ? `wamid.faults.${process.pid}.${accepted}` : undefined,
      taken: {},
    };
    arrivals.push(arrival);
    if (arrival.wamid !== undefined) side.onAccepted(arrival);
    await side.onArrival(arrival);
    way.answer(response, arrival.wamid ?? '');
  };
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    // The caller may be killed at any moment; then nobody is there to be answered.
    response.on('error', () => {});
    if (request.method === 'POST') takeSend(request, response).catch(() => response.destroy());
    else answerQuestion(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const side: FarSide = {
    urlFor: (replica) => `http://127.0.0.1:${port}/r${replica}`,
    get arrivals() {
      return arrivals;
    },
    weather: {},
    onArrival: async () => {},
    onAccepted: () => {},
    forget() {
      arrivals = [];
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return side;
}
