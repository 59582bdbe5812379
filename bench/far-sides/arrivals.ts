/** Most moments of `sorted` within any window of so many milliseconds, its end left out. */
export function worstWindow(sorted: readonly number[], windowMs: number): number {
  let worst = 0;
  let from = 0;
  for (const [index, at] of sorted.entries()) {
    while (at - (sorted[from] ?? at) >= windowMs) from += 1;
    worst = Math.max(worst, index - from + 1);
  }
  return worst;
}

export interface ArrivalReport {
  readonly seen: number;
  /** From the first arrival to the last, in seconds. */
  readonly lasted: number;
  /** Arrivals in the first `seconds` seconds after the first one. */
  readonly within: number;
  /** Most arrivals in any window of one second. */
  readonly worstSecond: number;
  /** Messages to a phone that had got one before. */
  readonly doubles: number;
}

/** When messages reached the far side, by its own monotonic clock. */
export class Arrivals {
  readonly #times: number[] = [];
  readonly #phones = new Set<string>();
  #doubles = 0;

  record(phone: string, at: number): void {
    this.#times.push(at);
    if (this.#phones.has(phone)) this.#doubles += 1;
    this.#phones.add(phone);
  }

  report(seconds: number): ArrivalReport {
    const first = this.#times[0] ?? 0;
    return {
      seen: this.#times.length,
      lasted: ((this.#times.at(-1) ?? 0) - first) / 1000,
      within: this.#times.filter((at) => at - first < seconds * 1000).length,
      worstSecond: worstWindow(this.#times, 1000),
      doubles: this.#doubles,
    };
  }
}
