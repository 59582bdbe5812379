import type { MikroORM } from '@mikro-orm/postgresql';
import type { Gateway, OutboundMessage, SendResult } from '../gateways/gateway.ts';
import { attemptToken } from './attempt-token.ts';
import {
  countDueRetries,
  intend,
  intendDueRetries,
  type LeasedChunk,
  leaseChunk,
  loadQueued,
  type QueuedRecipient,
  releaseChunk,
} from './claim-store.ts';
import { reserveSlots, takeSlots } from './line-pace.ts';
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

/** Slots of one batch, by this process's clock. */
interface StartTimes {
  readonly count: number;
  /** When the first may start, in ms since the epoch. */
  readonly startsAt: number;
  readonly gapMs: number;
}

/** Proof that nothing was sent. */
type Refusal = Extract<SendResult, { outcome: 'not_accepted' }>;

/** Retries of one round, so that new recipients get their turn. */
const mostRetries = 16;
const idleMs = 200;
const retryCheckMs = 500;
/** A call that could not start this long after its slot does not start at all: the process was frozen, and much may have changed. */
const latestStartMs = 2_000;

/** A batch of slots that was got ready later than this takes new ones, so that it cannot run into the next batch. */
const lateMs = 50;

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Sends what is queued for one line: leases chunks, reserves slots, commits intents, calls, hands the answers on. */
export class LineSender {
  readonly #options: LineSenderOptions;
  #chunk: LeasedChunk | undefined;
  #queue: QueuedRecipient[] = [];
  #inFlight = 0;
  #lastRetryCheck = 0;
  #nextStartAt = 0;
  #stopping = false;
  #running: Promise<void> = Promise.resolve();
  #wake: () => void = () => {};
  readonly #abort = new AbortController();
  readonly #calls = new Set<Promise<void>>();

  constructor(options: LineSenderOptions) {
    this.#options = options;
  }

  /** The chunk whose lease must be kept. */
  get chunk(): LeasedChunk | undefined {
    return this.#chunk;
  }

  /** Runs until `stop()`. */
  start(): void {
    this.#running = this.#run();
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      const progressed = await this.step().catch(async (error: unknown) => {
        this.#options.failed(error);
        // What cannot be given back now is free once its lease, which nobody renews, has ended.
        await this.#giveBack(false).catch(this.#options.failed);
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
    await this.#running;
    await Promise.all(this.#calls);
    await this.#giveBack(false);
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
    const most = Math.min(free, mostRetries);
    const due = await countDueRetries(this.#em(), lineId, most);
    // With more than one round's worth due, such as after a person asked for a retry, the next round looks at once.
    if (due < most) this.#lastRetryCheck = now();
    if (due === 0) return 0;
    const slots = await this.#reserve(due);
    if (slots.count === 0 || this.#stopping) return 0;
    const retries = await intendDueRetries(this.#em(), workerId, lineId, slots.count);
    const times = await this.#inTime(slots, retries.length);
    for (const [index, retry] of retries.entries()) this.#call(retry, retry.attemptId, times, index);
    return retries.length;
  }

  async #startQueued(free: number): Promise<number> {
    const { workerId, lineId } = this.#options;
    if (!(await this.#refill())) return 0;
    const slots = await this.#reserve(Math.min(free, this.#queue.length));
    if (slots.count === 0 || this.#stopping) return 0;
    const asked = this.#queue.splice(0, slots.count);
    const byId = new Map(asked.map((recipient) => [recipient.id, recipient]));
    const { intents, refused } = await intend(this.#em(), workerId, lineId, [...byId.keys()]);
    const times = await this.#inTime(slots, intents.length);
    for (const [index, { attemptId, recipientId }] of intents.entries()) {
      const recipient = byId.get(recipientId);
      if (recipient) this.#call(recipient, attemptId, times, index);
    }
    const interrupted = intents.length + refused.length < asked.length;
    if (interrupted) await this.#giveBack(false);
    else if (this.#queue.length === 0) await this.#giveBack(true);
    return intents.length;
  }

  async #reserve(wanted: number): Promise<StartTimes> {
    const { lineId, now } = this.#options;
    const { count, delayMs, gapMs } = await reserveSlots(this.#em(), lineId, wanted);
    return { count, startsAt: now() + delayMs, gapMs };
  }

  /** The slots, or as many new ones when it took too long to get ready for them. */
  async #inTime(slots: StartTimes, count: number): Promise<StartTimes> {
    const { lineId, now } = this.#options;
    if (count === 0 || now() <= slots.startsAt + lateMs) return slots;
    const { delayMs, gapMs } = await takeSlots(this.#em(), lineId, count);
    return { count, startsAt: now() + delayMs, gapMs };
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

  #call(recipient: QueuedRecipient, attemptId: number, times: StartTimes, index: number): void {
    this.#inFlight += 1;
    const due = times.startsAt + index * times.gapMs;
    const call = this.#send(recipient, attemptId, due, times.gapMs).finally(() => {
      this.#inFlight -= 1;
      this.#calls.delete(call);
      this.#wake();
    });
    this.#calls.add(call);
  }

  async #send(recipient: QueuedRecipient, attemptId: number, due: number, gapMs: number): Promise<void> {
    const { lineId, flusher, now } = this.#options;
    if (due - now() >= 1) await wait(due - now());
    await this.#keepDistance(gapMs);
    const result = now() - due > latestStartMs ? tooLate : await this.#ask(recipient, attemptId);
    await flusher.add({ attemptId, lineId, phone: recipient.phone, result, at: now() });
  }

  /** A process that was held up goes on at its pace: it never makes up for lost time in a burst. */
  async #keepDistance(gapMs: number): Promise<void> {
    const asked = this.#options.now();
    const start = Math.max(asked, this.#nextStartAt);
    this.#nextStartAt = start + gapMs;
    if (start - asked >= 1) await wait(start - asked);
  }

  async #ask(recipient: QueuedRecipient, attemptId: number): Promise<SendResult> {
    const message = await this.#compose(recipient, attemptId).catch((error: unknown) => {
      this.#options.failed(error);
      return notComposed;
    });
    if ('outcome' in message) return message;
    try {
      const [result] = await this.#options.gateway.send([message], this.#abort.signal);
      return result ?? { outcome: 'uncertain', because: 'The gateway gave no result.' };
    } catch (error) {
      this.#options.failed(error);
      return { outcome: 'uncertain', because: 'The gateway broke off.' };
    }
  }

  async #compose(recipient: QueuedRecipient, attemptId: number): Promise<OutboundMessage | Refusal> {
    const { lineId, tokenKey, contents } = this.#options;
    const content = await contents.load(recipient.versionId);
    const rendered = content.render(recipient.variables);
    if (!rendered.ok) return { outcome: 'not_accepted', failure: rendered.failure, detail: rendered.detail };
    return {
      token: attemptToken(tokenKey(), attemptId),
      lineId,
      to: recipient.phone,
      template: content.template,
      values: rendered.values,
    };
  }
}

const notComposed: Refusal = {
  outcome: 'not_accepted',
  failure: 'provider_unavailable',
  detail: 'The message could not be read from the database; nothing was sent.',
};

const tooLate: Refusal = {
  outcome: 'not_accepted',
  failure: 'provider_unavailable',
  detail: 'This process was stopped before the call; nothing was sent.',
};
