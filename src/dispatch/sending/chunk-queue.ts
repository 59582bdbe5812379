import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type LeasedChunk,
  leaseChunk,
  loadQueued,
  type QueuedRecipient,
  releaseChunk,
} from './claim-store.ts';
import type { Lane } from './lane.ts';

export interface ChunkQueueOptions {
  /** A unit of work of its own. */
  readonly em: () => EntityManager;
  readonly lane: Lane;
  readonly workerId: number;
}

/** The recipients of one leased chunk that nobody has been called for, first to last. */
export class ChunkQueue {
  readonly #options: ChunkQueueOptions;
  #chunk: LeasedChunk | undefined;
  #queue: QueuedRecipient[] = [];

  constructor(options: ChunkQueueOptions) {
    this.#options = options;
  }

  /** The chunk whose lease must be kept. */
  get chunk(): LeasedChunk | undefined {
    return this.#chunk;
  }

  get length(): number {
    return this.#queue.length;
  }

  take(count: number): QueuedRecipient[] {
    return this.#queue.splice(0, count);
  }

  /** Leases another chunk when this one is used up; true when there is somebody to send to. */
  async refill(): Promise<boolean> {
    const { em, workerId, lane } = this.#options;
    while (this.#queue.length === 0) {
      this.#chunk = await leaseChunk(em(), workerId, lane);
      if (!this.#chunk) return false;
      this.#queue = await loadQueued(em(), this.#chunk);
      if (this.#queue.length === 0) await this.giveBack(true);
    }
    return true;
  }

  /** `finished`: nobody of the chunk is left; otherwise somebody else may go on with it at once. */
  async giveBack(finished: boolean): Promise<void> {
    const { em, workerId } = this.#options;
    const chunk = this.#chunk;
    this.#chunk = undefined;
    this.#queue = [];
    if (chunk) await releaseChunk(em(), workerId, chunk, finished);
  }
}
