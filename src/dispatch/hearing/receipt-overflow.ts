import type { EntityManager } from '@mikro-orm/postgresql';
import type { Receipt } from '../../gateways/gateway.ts';
import { storeReceipts } from './stored-receipts.ts';

export interface OverflowOptions {
  /** A unit of work of its own. */
  readonly em: () => EntityManager;
  readonly gateway: string;
  readonly failed: (error: unknown) => void;
}

interface Waiting {
  readonly receipts: readonly Receipt[];
  readonly settle: (isStored: boolean) => void;
}

const largestBatch = 500;

/** Makes receipts durable that are applied later, one insert at a time: whatever arrives meanwhile shares the next one. */
export class ReceiptOverflow {
  readonly #options: OverflowOptions;
  readonly #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(options: OverflowOptions) {
    this.#options = options;
  }

  /** POSTs whose receipts are not durable yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** True once it is committed; false when the database did not take it. */
  keep(receipts: readonly Receipt[]): Promise<boolean> {
    return new Promise((settle) => {
      this.#waiting.push({ receipts, settle });
      if (!this.#isWriting) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    await new Promise((turn) => setImmediate(turn));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, largestBatch);
      const isStored = await this.#write(batch);
      for (const { settle } of batch) settle(isStored);
    }
    this.#isWriting = false;
  }

  async #write(batch: readonly Waiting[]): Promise<boolean> {
    const { em, gateway, failed } = this.#options;
    try {
      await storeReceipts(
        em(),
        gateway,
        batch.flatMap(({ receipts }) => receipts),
      );
      return true;
    } catch (error) {
      failed(error);
      return false;
    }
  }
}
