import { reportLatencies } from './latencies.ts';

/** When messages were posted: the first one, by the clock of the machine, and how many a second since. */
export interface Posted {
  readonly startedAt: number;
  readonly perSecond: number;
}

export interface EchoReport {
  readonly heard: number;
  /** Messages that were answered more than once. */
  readonly doubled: number;
  /** Answers to a person that came before the answer to something the person had written earlier. */
  readonly outOfOrder: number;
  /** From the first message posted to the last answer, in seconds. */
  readonly lasted: number;
  /** From posting a message to the call that answers it, in ms. */
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

/** Answers that carry the number of the message they answer, as the far side got them. */
export class Echoes {
  readonly #arrivals = new Map<number, number>();
  readonly #latest = new Map<string, number>();
  #doubled = 0;
  #outOfOrder = 0;

  record(to: string, index: number, at: number): void {
    if (this.#arrivals.has(index)) this.#doubled += 1;
    else this.#arrivals.set(index, at);
    if (index < (this.#latest.get(to) ?? -1)) this.#outOfOrder += 1;
    this.#latest.set(to, Math.max(index, this.#latest.get(to) ?? -1));
  }

  report({ startedAt, perSecond }: Posted): EchoReport {
    const arrivals = [...this.#arrivals];
    const { p50, p99, most } = reportLatencies(
      arrivals.map(([index, at]) => at - startedAt - (index * 1000) / perSecond),
    );
    const last = arrivals.reduce((latest, [, at]) => Math.max(latest, at), startedAt);
    return {
      heard: arrivals.length,
      doubled: this.#doubled,
      outOfOrder: this.#outOfOrder,
      lasted: (last - startedAt) / 1000,
      p50,
      p99,
      most,
    };
  }
}
