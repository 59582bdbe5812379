import { request as call, type IncomingMessage, type ServerResponse } from 'node:http';
import { type StandInServer, startStandIn } from './stand-in-server.ts';

/** One request that a replica answered. */
export interface Passed {
  readonly replica: string;
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

/** Undefined where nobody listened or somebody was just leaving: the next one is asked. */
function ask(url: string, request: IncomingMessage, body: Buffer): Promise<Answer | undefined> {
  const { method, headers } = request;
  return new Promise((done) => {
    const outgoing = call(new URL(request.url ?? '/', url), { method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', () => done(undefined));
      response.on('end', () => {
        const status = response.statusCode ?? 502;
        done(status === 503 ? undefined : { status, body: Buffer.concat(parts), headers: response.headers });
      });
    });
    outgoing.on('error', () => done(undefined));
    outgoing.end(body);
  });
}

/** What stands before replicas: passes each request to one, and to the next where that one cannot (as compose.yaml does). */
export async function startFrontDoor(): Promise<WatchedDoor> {
  const replicas: string[] = [];
  const passed: Passed[] = [];
  let turn = 0;
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const arrivedAt = performance.now();
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const body = Buffer.concat(parts);
    const first = turn;
    turn += 1;
    for (const index of replicas.keys()) {
      const replica = replicas[(first + index) % replicas.length] ?? '';
      const answer = await ask(replica, request, body);
      if (!answer) continue;
      const ms = performance.now() - arrivedAt;
      passed.push({ replica, path: request.url ?? '/', status: answer.status, ms });
      response.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    response.writeHead(502).end('Nobody is there.');
  };
  const server = await startStandIn(pass);
  return {
    ...server,
    passed,
    add(url) {
      replicas.push(url);
    },
  };
}
