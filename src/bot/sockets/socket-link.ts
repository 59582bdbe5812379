import { type OpenSocket, openWebSocket } from '../../http/web-socket.ts';
import type { BotLog } from '../bot-log.ts';
import { loggable } from '../error-reply.ts';
import { type Envelope, readFrame } from './read-frame.ts';

export interface LinkOptions {
  /** Asks Slack where to connect; every address is good for one connection. */
  readonly address: () => Promise<string>;
  /** Resolves when the envelope was dealt with; `answer` acknowledges it. */
  readonly deliver: (envelope: Envelope, answer: (text: string) => boolean) => Promise<void>;
  readonly log: BotLog;
  readonly retryMs?: (failures: number) => number;
}

const backOff = (failures: number): number => Math.min(30_000, 200 * 2 ** failures);

/** One place at Slack's table: always connected, by a new connection before the old one is given up where Slack says so. */
export class SocketLink {
  readonly #options: LinkOptions;
  readonly #open = new Set<{ readonly socket: OpenSocket; readonly working: Set<Promise<void>> }>();
  #opening: Promise<void> = Promise.resolve();
  #stopped = false;
  #wake: () => void = () => {};

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  start(): void {
    this.#opening = this.#connect();
  }

  /** Answers what has arrived, then closes. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    await this.#opening;
    await Promise.all([...this.#open].map((one) => this.#finish(one)));
  }

  async #connect(): Promise<void> {
    const { retryMs = backOff, log } = this.#options;
    for (let failures = 0; !this.#stopped; failures += 1) {
      try {
        return await this.#connectOnce();
      } catch (error) {
        if (failures % 10 === 0)
          log.warn(loggable(error), 'Slack cannot be reached over a socket; tried again.');
        await new Promise<void>((woken) => {
          const timer = setTimeout(woken, retryMs(failures));
          this.#wake = () => {
            clearTimeout(timer);
            woken();
          };
        });
      }
    }
  }

  async #connectOnce(): Promise<void> {
    const working = new Set<Promise<void>>();
    const early: string[] = [];
    let hear = (text: string): void => {
      early.push(text);
    };
    const socket = await openWebSocket(await this.#options.address(), { onText: (text) => hear(text) });
    const link = { socket, working };
    let isReplaced = false;
    const replace = (): void => {
      if (isReplaced || this.#stopped) return;
      isReplaced = true;
      this.#opening = this.#opening.then(() => this.#connect());
    };
    hear = (text) => {
      const frame = readFrame(text);
      if (frame.kind === 'envelope') this.#take(frame.envelope, link);
      if (frame.kind !== 'refresh') return;
      replace();
      void this.#opening.then(() => this.#finish(link));
    };
    this.#open.add(link);
    void socket.closed.then(() => {
      this.#open.delete(link);
      replace();
    });
    for (const text of early) hear(text);
  }

  #take(envelope: Envelope, { socket, working }: { socket: OpenSocket; working: Set<Promise<void>> }): void {
    const { deliver, log } = this.#options;
    const work = deliver(envelope, (text) => socket.send(text)).catch((error: unknown) => {
      log.error(loggable(error), 'A request over a socket was not carried out.');
    });
    working.add(work);
    void work.then(() => working.delete(work));
  }

  async #finish({ socket, working }: { socket: OpenSocket; working: Set<Promise<void>> }): Promise<void> {
    while (working.size > 0) await Promise.all(working);
    await socket.close();
  }
}
