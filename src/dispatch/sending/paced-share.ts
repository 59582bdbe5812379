import type { EntityManager } from '@mikro-orm/postgresql';
import { type Paced, renewShare } from './pace-share-store.ts';
import { StartWindow } from './start-window.ts';

export interface PacedShareOptions {
  /** A unit of work of its own. */
  readonly em: () => EntityManager;
  readonly workerId: number;
  readonly paced: Paced;
  /** Monotonic, in ms. */
  readonly clock: () => number;
}

/** A share lasts so long without being renewed; then nothing starts, and a second later others may have it. */
const leaseMs = 1_500;
const renewEveryMs = 200;
const secondMs = 1_000;
/** More than any rate: as much as there is. */
const everything = 1_000_000;

/** This replica's part of a rate: what it may start now, by what all replicas agreed on in the database. */
export class PacedShare {
  readonly #options: PacedShareOptions;
  readonly #window = new StartWindow();
  /** Rates that were in force within the last second, with the moment each ended; the last one is in force. */
  #rates: { readonly perSecond: number; endedAt: number }[] = [];
  #endsAt = Number.NEGATIVE_INFINITY;
  #restsUntil = Number.NEGATIVE_INFINITY;
  #renewAt = Number.NEGATIVE_INFINITY;
  /** It has a share, or waits for one. */
  #asked = false;
  #renewing: Promise<void> | undefined;

  constructor(options: PacedShareOptions) {
    this.#options = options;
  }

  /** The earliest moment at which one more call may start by what is known now. */
  nextStartAt(now: number): number {
    const at = Math.max(this.#window.nextStartAt(now), this.#restsUntil);
    return at < this.#endsAt ? at : Number.POSITIVE_INFINITY;
  }

  allowance(now: number, withinMs: number, most: number): number {
    if (now >= this.#endsAt || this.#restsUntil > now + withinMs) return 0;
    return this.#window.allowance(now, withinMs, most);
  }

  started(at: number): void {
    this.#window.started(at);
  }

  /** Asks for a part when it is time to: all there is for somebody with work; gives it back otherwise. */
  async keep(hasWork: boolean): Promise<void> {
    const due = hasWork ? this.#options.clock() >= this.#renewAt : this.#asked;
    if (!due && !this.#renewing) return;
    this.#renewing ??= this.#renew(hasWork ? everything : 0).finally(() => {
      this.#renewing = undefined;
    });
    await this.#renewing;
  }

  async #renew(wanted: number): Promise<void> {
    const { em, workerId, paced, clock } = this.#options;
    const askedAt = clock();
    if (wanted === 0) this.#enforce(0, askedAt);
    const wish = { workerId, wanted, held: this.#held(askedAt), leaseMs: wanted === 0 ? 0 : leaseMs };
    const { perSecond, restMs } = await renewShare(em(), paced, wish);
    const now = clock();
    this.#enforce(perSecond, now);
    this.#asked = wanted > 0;
    // From the moment of the question, so that it has ended here before it ends for the others.
    this.#endsAt = this.#asked ? askedAt + leaseMs : Number.NEGATIVE_INFINITY;
    this.#restsUntil = now + restMs;
    this.#renewAt = this.#asked ? askedAt + renewEveryMs : now;
  }

  #enforce(perSecond: number, now: number): void {
    const inForce = this.#rates.at(-1);
    if (inForce) inForce.endedAt = now;
    this.#rates = [
      ...this.#rates.filter(({ endedAt }) => endedAt > now - secondMs),
      { perSecond, endedAt: Number.POSITIVE_INFINITY },
    ];
    this.#window.setRate(perSecond);
  }

  /** The most it may have used in any part of the last second. */
  #held(now: number): number {
    return Math.max(
      0,
      ...this.#rates.filter(({ endedAt }) => endedAt > now - secondMs).map(({ perSecond }) => perSecond),
    );
  }
}
