import type { EntityManager } from '@mikro-orm/postgresql';
import { countDueRetries, intendDueRetries } from '../retries/due-retries.ts';
import type { ReadyCall } from './call-starter.ts';
import { ChunkQueue } from './chunk-queue.ts';
import type { LeasedChunk, QueuedRecipient } from './claim-store.ts';
import { intend } from './intent-store.ts';
import type { Lane } from './lane.ts';
import { type CallOptions, composeMessage } from './make-call.ts';
import { PacedShare } from './paced-share.ts';
import type { ResultFlusher } from './result-flusher.ts';
import type { IntendedCall, WorkLane } from './work-lane.ts';

export interface SendLaneOptions extends CallOptions {
  readonly flusher: ResultFlusher;
  /** A unit of work of its own. */
  readonly em: () => EntityManager;
  readonly workerId: number;
  readonly lane: Lane;
  /** Monotonic, in ms. */
  readonly clock: () => number;
}

/** Somebody whose attempt is committed. */
interface Intended {
  readonly recipient: QueuedRecipient;
  readonly attemptId: number;
}

/** Retries of one round, so that new recipients get their turn. */
const mostRetries = 16;
const retryCheckMs = 500;
const chunkCheckMs = 150;
/** A replica that had work so short a time ago keeps its share. */
const keepShareMs = 600;

/** One lane of a line in this process: what is claimed for it, and its share of the deployment's speed limit. */
export class SendLane implements WorkLane {
  readonly isUrgent = false;
  readonly lane: Lane;
  readonly limit: PacedShare | undefined;
  readonly ready: ReadyCall[] = [];
  readonly #options: SendLaneOptions;
  readonly #queue: ChunkQueue;
  #retriesDue = 0;
  #retriesCheckedAt = Number.NEGATIVE_INFINITY;
  #chunksCheckedAt = Number.NEGATIVE_INFINITY;
  #workedAt = Number.NEGATIVE_INFINITY;

  constructor(options: SendLaneOptions) {
    const { em, workerId, lane, clock } = options;
    const { deploymentId } = lane;
    this.#options = options;
    this.lane = lane;
    this.#queue = new ChunkQueue({ em, lane, workerId });
    this.limit =
      deploymentId === undefined
        ? undefined
        : new PacedShare({ em, workerId, paced: { deploymentId }, clock });
  }

  /** The chunk whose lease must be kept. */
  get chunk(): LeasedChunk | undefined {
    return this.#queue.chunk;
  }

  hadWork(now: number): boolean {
    return this.ready.length > 0 || now - this.#workedAt < keepShareMs;
  }

  /** Something new may be there: looks at the database with the next question. */
  lookAgain(): void {
    this.#chunksCheckedAt = Number.NEGATIVE_INFINITY;
  }

  /** True when there is somebody to send to. */
  async findWork(): Promise<boolean> {
    const { em, clock } = this.#options;
    const now = clock();
    if (now - this.#retriesCheckedAt >= retryCheckMs) {
      this.#retriesCheckedAt = now;
      this.#retriesDue = await countDueRetries(em(), this.lane, mostRetries);
    }
    if (this.#queue.length === 0 && now - this.#chunksCheckedAt >= chunkCheckMs) {
      if (!(await this.#queue.refill())) this.#chunksCheckedAt = now;
    }
    const found = this.#retriesDue > 0 || this.#queue.length > 0;
    if (found) this.#workedAt = now;
    return found;
  }

  /** Commits the attempts of up to `room` recipients, those first whose retry is due. */
  async intend(room: number): Promise<readonly IntendedCall[]> {
    const retries = await this.#intendRetries(Math.min(room, this.#retriesDue));
    const queued = await this.#intendQueued(room - retries.length);
    return [...retries, ...queued].map((intended) => this.#callOf(intended));
  }

  async giveBack(): Promise<void> {
    await this.#queue.giveBack(false);
  }

  #callOf({ recipient, attemptId }: Intended): IntendedCall {
    const { lineId, flusher } = this.#options;
    return {
      deploymentId: recipient.deploymentId,
      compose: () => composeMessage(this.#options, recipient, attemptId),
      settle: (result, at) => flusher.add({ attemptId, lineId, phone: recipient.phone, result, at }),
    };
  }

  async #intendRetries(most: number): Promise<Intended[]> {
    if (most === 0) return [];
    const { em, workerId } = this.#options;
    const retries = await intendDueRetries(em(), workerId, this.lane, most);
    // With more than one round's worth due, such as after a person asked for a retry, the next round looks at once.
    if (this.#retriesDue === mostRetries) this.#retriesCheckedAt = Number.NEGATIVE_INFINITY;
    this.#retriesDue = Math.max(0, this.#retriesDue - most);
    return retries.map((recipient) => ({ recipient, attemptId: recipient.attemptId }));
  }

  async #intendQueued(most: number): Promise<Intended[]> {
    const { em, workerId } = this.#options;
    const asked = this.#queue.take(most);
    if (asked.length === 0) return [];
    const byId = new Map(asked.map((recipient) => [recipient.id, recipient]));
    const { intents, refused } = await intend(em(), workerId, this.lane, [...byId.keys()]);
    const interrupted = intents.length + refused.length < asked.length;
    if (interrupted) await this.giveBack();
    else if (this.#queue.length === 0) await this.#queue.giveBack(true);
    return intents.flatMap(({ attemptId, recipientId }) => {
      const recipient = byId.get(recipientId);
      return recipient ? [{ recipient, attemptId }] : [];
    });
  }
}
