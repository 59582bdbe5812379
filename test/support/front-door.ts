import { request as call, type IncomingMessage, type ServerResponse } from 'node:http';
import { type StandInServer, startStandIn } from './stand-in-server.ts';

/** One request and its answer. */
export interface Passed {
  /** Undefined: nobody could answer. */
  readonly replica: string | undefined;
  readonly path: string;
  readonly status: number;
  /** From the request's arrival to the answer, other replicas that could not answer included. */
  readonly ms: number;
}

export interface FrontDoor extends StandInServer {
  /** One more replica to pass requests to. */
  add(url: string): void;
}

/** One that remembers who answered what. */
export interface WatchedDoor extends FrontDoor {
  readonly passed: readonly Passed[];
}

interface Answer {
  readonly status: number;
  readonly body: Buffer;
  readonly headers: IncomingMessage['headers'];
}

/** `gone`: nobody listens any more. `busy`: it starts or leaves, or broke off. Either way the next one is asked. */
function ask(url: string, request: IncomingMessage, body: Buffer): Promise<Answer | 'busy' | 'gone'> {
  const { method, headers } = request;
  return new Promise((done) => {
    const outgoing = call(new URL(request.url ?? '/', url), { method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', () => done('busy'));
      response.on('end', () => {
        const status = response.statusCode ?? 502;
        done(status === 503 ? 'busy' : { status, body: Buffer.concat(parts), headers: response.headers });
      });
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      done(error.code === 'ECONNREFUSED' ? 'gone' : 'busy'),
    );
    outgoing.end(body);
  });
}

/**
 * What stands before replicas: passes each request to one, and to the next where that one cannot (as compose.yaml does). Who
 * has left is not asked again: its port may be somebody else's by then.
 */
export async function startFrontDoor(): Promise<WatchedDoor> {
  const replicas = new Set<string>();
  const passed: Passed[] = [];
  let turn = 0;
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const arrivedAt = performance.now();
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const body = Buffer.concat(parts);
    const tell = (replica: string | undefined, status: number) =>
      passed.push({ replica, path: request.url ?? '/', status, ms: performance.now() - arrivedAt });
    const inLine = [...replicas];
    const first = turn % Math.max(inLine.length, 1);
    turn += 1;
    for (const replica of [...inLine.slice(first), ...inLine.slice(0, first)]) {
      const answer = await ask(replica, request, body);
      if (answer === 'gone') replicas.delete(replica);
      if (typeof answer === 'string') continue;
      tell(replica, answer.status);
      response.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    tell(undefined, 502);
    response.writeHead(502).end('Nobody is there.');
  };
  const server = await startStandIn(pass);
  return {
    ...server,
    passed,
    add(url) {
      replicas.add(url);
    },
  };
}
