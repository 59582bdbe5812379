import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers a request and says so; false leaves it to the next. */
export type Route = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface RunningServer {
  readonly port: number;
  /** Accepts nothing new and waits for the answers under way. */
  stop(): Promise<void>;
}

export function answerText(
  response: ServerResponse,
  status: number,
  text: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' });
  response.end(text);
}

export interface ClientLimits extends ServerOptions {
  /** More are hung up on at once. */
  readonly mostConnections: number;
}

/** Slow clients hold a connection no longer than this; a webhook of 3 MB needs far less. */
export const clientLimits: ClientLimits = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  // Node.js looks every 30 seconds unless told: the limits above would be 40 and 50.
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 65_000,
  mostConnections: 10_000,
};

/** Listens before any route exists, so that nobody is refused; until `routes` gives some, it answers 503. */
export async function startServer(
  { host, port }: { host: string; port: number },
  routes: () => readonly Route[],
  failed: (error: unknown) => void,
  limits: ClientLimits = clientLimits,
): Promise<RunningServer> {
  const server = createServer(limits, (request, response) => {
    try {
      const list = routes();
      if (list.length === 0) return answerText(response, 503, 'Starting. Try again in a moment.');
      if (!list.some((route) => route(request, response)))
        answerText(response, 404, 'There is nothing here.');
    } catch (error) {
      failed(error);
      if (!response.headersSent) answerText(response, 500, 'Something broke on our side.');
    }
  });
  server.maxConnections = limits.mostConnections;
  await new Promise<void>((listening, refused) => {
    server.once('error', refused);
    server.listen(port, host, listening);
  });
  return { port: portOf(server, port), stop: () => stopServer(server) };
}

function portOf(server: Server, asked: number): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : asked;
}

async function stopServer(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  // Pages that listen for news never end by themselves.
  const overdue = setTimeout(() => server.closeAllConnections(), 2_000);
  await closed;
  clearTimeout(overdue);
}
