import { createServer } from 'node:http';
import type { ChatBook } from './chat-book.ts';
import { realClock } from './clock.ts';
import type { Controls } from './controls.ts';
import type { Customer } from './customer.ts';
import { drawFrom } from './drawn-number.ts';
import type { MediaStore } from './media-store.ts';
import { handleRequest } from './request-handler.ts';
import { type SimulatedWhatsAppOptions, sandboxAccount } from './settings.ts';
import { createSimulation } from './simulation.ts';
import { askHandshake } from './webhook-post.ts';

/** The far side of WhatsApp as an HTTP server on loopback, with its controls at hand. */
export interface SimulatedWhatsApp extends Controls {
  /** `http://127.0.0.1:1234`: what stands for `https://graph.facebook.com`. */
  readonly url: string;
  readonly accessToken: string;
  readonly appSecret: string;
  readonly businessAccountId: string;
  readonly lineIds: readonly string[];
  /** What every phone shows, what people sent, and what they may do. */
  readonly book: ChatBook;
  readonly media: MediaStore;
  readonly customer: Customer;
  readonly businessName: string;
  /** Asks the receiver the question that Meta asks when a callback URL is saved; whether it answered rightly. */
  handshake(webhookUrl: string, verifyToken: string): Promise<boolean>;
  /** Stops the server, every timer and every webhook; the ledger file keeps what is unfinished. */
  close(): Promise<void>;
}

const traceLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

/** Starts Meta's Graph API for one simulated business account, as far as templates and their messages go. */
export async function createSimulatedWhatsApp(
  options: SimulatedWhatsAppOptions = {},
): Promise<SimulatedWhatsApp> {
  const simulation = createSimulation(options);
  const { controls, faults, lines, businessAccountId } = simulation;
  const accessToken = options.accessToken ?? sandboxAccount.accessToken;
  const draw = drawFrom(lines.length);
  const traceId = (): string =>
    `A${Array.from({ length: 22 }, () => traceLetters[Math.floor(draw() * traceLetters.length)]).join('')}`;
  const drawnLatency = (): number =>
    options.stories === 'none' ? 0 : (60 + draw() * 190) * simulation.speed.factor;
  const handler = {
    accessToken,
    clock: options.clock ?? realClock,
    controls,
    graph: {
      businessAccountId,
      lines,
      templates: simulation.templates,
      unpause: simulation.unpause,
      ratingOf: simulation.ratingOf,
      traceId,
      media: simulation.media.find,
    },
    send: simulation.send,
    latencyMs: () => faults.latencyMs ?? options.latencyMs ?? drawnLatency(),
    hangMs: options.hangMs ?? 60_000,
  };
  const server = createServer((request, response) => {
    void handleRequest(request, response, handler);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    ...controls,
    url: `http://127.0.0.1:${port}`,
    accessToken,
    appSecret: options.appSecret ?? sandboxAccount.appSecret,
    businessAccountId,
    lineIds: lines.map(({ id }) => id),
    book: simulation.book,
    media: simulation.media,
    customer: simulation.customer,
    businessName: lines[0]?.verifiedName ?? '',
    handshake: (webhookUrl, verifyToken) => askHandshake(webhookUrl, verifyToken, String(1e9 + port)),
    async close() {
      simulation.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
