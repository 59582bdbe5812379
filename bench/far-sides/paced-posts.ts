import { connect, type Socket } from 'node:net';
import { completeAnswer } from './answer-head.ts';

export interface PacedOutcome {
  readonly latenciesMs: readonly number[];
  readonly notTaken: number;
  readonly seconds: number;
  /** By the clock of the machine, in ms since the epoch. */
  readonly startedAt: number;
}

interface Posting {
  readonly request: Buffer;
  readonly dueAt: number;
}

/**
 * Posts at a fixed pace, whether or not the answers keep up, as a provider does: a request that finds every connection
 * busy waits, and its waiting counts. (A loop that waits for each answer would ask less of a slow server.)
 */
export class PacedPosts {
  readonly #idle: Socket[] = [];
  readonly #waiting: Posting[] = [];
  readonly #latenciesMs: number[] = [];
  #notTaken = 0;
  #open = 0;
  #failed: (error: Error) => void = () => {};
  #answered: () => void = () => {};

  /** One request at a time on each of `connections`; `nextRequest` gives undefined when there is no more. */
  async run(
    { port, connections }: { readonly port: number; readonly connections: number },
    perSecond: number,
    nextRequest: () => Buffer | undefined,
  ): Promise<PacedOutcome> {
    const broken = new Promise<never>((_, reject) => {
      this.#failed = reject;
    });
    const sockets = await Promise.all(Array.from({ length: connections }, () => this.#connect(port)));
    this.#idle.push(...sockets);
    const startedAt = performance.now();
    await Promise.race([this.#postAll(startedAt, perSecond, nextRequest), broken]);
    const seconds = (performance.now() - startedAt) / 1000;
    for (const socket of sockets) socket.destroy();
    return {
      latenciesMs: this.#latenciesMs,
      notTaken: this.#notTaken,
      seconds,
      startedAt: performance.timeOrigin + startedAt,
    };
  }

  async #postAll(startedAt: number, perSecond: number, nextRequest: () => Buffer | undefined): Promise<void> {
    for (let posted = 0, request = nextRequest(); request; ) {
      const now = performance.now();
      while (request && startedAt + (posted * 1000) / perSecond <= now) {
        this.#open += 1;
        posted += 1;
        this.#waiting.push({ request, dueAt: now });
        request = nextRequest();
      }
      this.#writeWaiting();
      await new Promise((soon) => setTimeout(soon, 1));
    }
    await new Promise<void>((done) => {
      this.#answered = () => this.#open === 0 && done();
      this.#answered();
    });
  }

  #writeWaiting(): void {
    while (this.#waiting.length > 0) {
      // Each in its turn: one that lay idle for seconds would be closed by the server.
      const socket = this.#idle.shift();
      if (!socket) return;
      const next = this.#waiting.shift();
      if (next) this.#write(socket, next);
    }
  }

  #write(socket: Socket, { request, dueAt }: Posting): void {
    let pending = '';
    const heard = (chunk: Buffer) => {
      pending += chunk.toString('latin1');
      const answer = completeAnswer(pending);
      if (!answer) return;
      socket.off('data', heard);
      this.#latenciesMs.push(performance.now() - dueAt);
      if (answer.status !== 200) this.#notTaken += 1;
      this.#open -= 1;
      this.#idle.push(socket);
      this.#writeWaiting();
      this.#answered();
    };
    socket.on('data', heard);
    socket.write(request);
  }

  #connect(port: number): Promise<Socket> {
    return new Promise((connected, refused) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      socket.once('connect', () => connected(socket));
      socket.once('error', (error) => {
        refused(error);
        this.#failed(error);
      });
      socket.once('end', () => this.#failed(new Error('The server closed a connection that is kept.')));
    });
  }
}
