import type { MikroORM } from '@mikro-orm/postgresql';
import type { Gateway, OutboundMessage, SendResult } from '../gateways/gateway.ts';
import { attemptToken } from './attempt-token.ts';
import {
  intend,
  intendDueRetries,
  type LeasedChunk,
  leaseChunk,
  loadQueued,
  type QueuedRecipient,
  releaseChunk,
} from './claim-store.ts';
import { reserveSlots, type Slots } from './line-pace.ts';
import type { ResultFlusher } from './result-flusher.ts';
import type { VersionContents } from './version-contents.ts';

export interface LineSenderOptions {
  readonly orm: MikroORM;
  readonly gateway: Gateway;
  readonly lineId: string;
  readonly workerId: number;
  readonly tokenKey: () => string;
  /** Attempts committed and not settled at most: what turns unknown when the process is killed. */
  readonly window: number;
  readonly flusher: ResultFlusher;
  readonly contents: VersionContents;
  readonly now: () => number;
  readonly failed: (error: unknown) => void;
}

const idleMs = 200;
const retryCheckMs = 500;
/** A call that could not start this long after its slot does not start at all: the process was frozen, and much may have changed. */
const latestStartMs = 2_000;

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Sends what is queued for one line: leases chunks, reserves slots, commits intents, calls, hands the answers on. */
export class LineSender {
  readonly #options: LineSenderOptions;
  #chunk: LeasedChunk | undefined;
  #queue: QueuedRecipient[] = [];
  #inFlight = 0;
  #lastRetryCheck = 0;
  #stopping = false;
  #wake: () => void = () => {};
  readonly #abort = new AbortController();
  readonly #calls = new Set<Promise<void>>();

  constructor(options: LineSenderOptions) {
    this.#options = options;
  }

  /** Runs until `stop()`. */
  async run(): Promise<void> {
    while (!this.#stopping) {
      const progressed = await this.step().catch(async (error: unknown) => {
        this.#options.failed(error);
        this.#forgetChunk();
        await wait(idleMs);
        return false;
      });
      if (!progressed && !this.#stopping) await this.#idle();
    }
  }

  /** Something new may be there to send. */
  nudge(): void {
    this.#wake();
  }

  /** Starts no new call, lets those under way finish, gives the lease back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    await Promise.allSettled(this.#calls);
    if (this.#chunk) await releaseChunk(this.#em(), this.#options.workerId, this.#chunk, false);
  }

  /** Ends calls that take too long at the end; their outcome is unknown. */
  abort(): void {
    this.#abort.abort();
  }

  /** One round: true when calls were started, so that another round is worth it at once. */
  async step(): Promise<boolean> {
    const free = this.#options.window - this.#inFlight;
    if (free < this.#options.window / 4) return false;
    const retried = await this.#startDueRetries(free);
    const started = await this.#startQueued(free - retried);
    return retried + started > 0;
  }

  #em() {
    return this.#options.orm.em.fork();
  }

  #idle(): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, idleMs);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  async #startDueRetries(free: number): Promise<number> {
    const { workerId, lineId, now } = this.#options;
    if (now() - this.#lastRetryCheck < retryCheckMs) return 0;
    this.#lastRetryCheck = now();
    const slots = await reserveSlots(this.#em(), lineId, Math.min(free, 16));
    if (slots.count === 0) return 0;
    const retries = await intendDueRetries(this.#em(), workerId, lineId, slots.count);
    for (const [index, retry] of retries.entries()) this.#call(retry, retry.attemptId, slots, index);
    return retries.length;
  }

  async #startQueued(free: number): Promise<number> {
    const { workerId, lineId } = this.#options;
    if (!(await this.#refill())) return 0;
    const slots = await reserveSlots(this.#em(), lineId, Math.min(free, this.#queue.length));
    if (slots.count === 0) return 0;
    const asked = this.#queue.splice(0, slots.count);
    const byId = new Map(asked.map((recipient) => [recipient.id, recipient]));
    const { intents, refused } = await intend(this.#em(), workerId, lineId, [...byId.keys()]);
    for (const [index, { attemptId, recipientId }] of intents.entries()) {
      const recipient = byId.get(recipientId);
      if (recipient) this.#call(recipient, attemptId, slots, index);
    }
    const interrupted = intents.length + refused.length < asked.length;
    if (interrupted) await this.#giveBack(false);
    else if (this.#queue.length === 0) await this.#giveBack(true);
    return intents.length;
  }

  /** True when there is somebody to send to. */
  async #refill(): Promise<boolean> {
    const { workerId, lineId } = this.#options;
    while (this.#queue.length === 0) {
      this.#chunk = await leaseChunk(this.#em(), workerId, lineId);
      if (!this.#chunk) return false;
      this.#queue = await loadQueued(this.#em(), this.#chunk);
      if (this.#queue.length === 0) await this.#giveBack(true);
    }
    return true;
  }

  async #giveBack(finished: boolean): Promise<void> {
    const chunk = this.#chunk;
    this.#forgetChunk();
    if (chunk) await releaseChunk(this.#em(), this.#options.workerId, chunk, finished);
  }

  #forgetChunk(): void {
    this.#chunk = undefined;
    this.#queue = [];
  }

  #call(recipient: QueuedRecipient, attemptId: number, slots: Slots, index: number): void {
    this.#inFlight += 1;
    const call = this.#send(recipient, attemptId, slots.delayMs + index * slots.gapMs).finally(() => {
      this.#inFlight -= 1;
      this.#calls.delete(call);
      this.#wake();
    });
    this.#calls.add(call);
  }

  async #send(recipient: QueuedRecipient, attemptId: number, delayMs: number): Promise<void> {
    const { lineId, flusher, now } = this.#options;
    const due = now() + delayMs;
    if (delayMs >= 1) await wait(delayMs);
    const result = now() - due > latestStartMs ? tooLate : await this.#ask(recipient, attemptId);
    await flusher.add({ attemptId, lineId, phone: recipient.phone, result, at: now() });
  }

  async #ask(recipient: QueuedRecipient, attemptId: number): Promise<SendResult> {
    const { gateway, lineId, tokenKey, contents } = this.#options;
    const content = await contents.load(recipient.versionId);
    const rendered = content.render(recipient.variables);
    if (!rendered.ok) return { outcome: 'not_accepted', failure: rendered.failure, detail: rendered.detail };
    const message: OutboundMessage = {
      token: attemptToken(tokenKey(), attemptId),
      lineId,
      to: recipient.phone,
      template: content.template,
      values: rendered.values,
    };
    const [result] = await gateway.send([message], this.#abort.signal);
    return result ?? { outcome: 'uncertain', because: 'The gateway gave no result.' };
  }
}

const tooLate: SendResult = {
  outcome: 'not_accepted',
  failure: 'provider_unavailable',
  detail: 'This process was stopped before the call; nothing was sent.',
};
