const secondMs = 1_000;
/** Held up for longer, a process goes on at its pace; for less, it makes up for the lost time, at twice its pace at most. */
const mostLagMs = 500;
/** Timers are no finer, so a call may come so much before its even pace; never before its second is over. */
const earlyMs = 1;

/**
 * When calls may start at a rate: evenly, and never more than the rate in any second, however the rate changes. Times are
 * ms of one monotonic clock.
 */
export class StartWindow {
  /** Starts of the last second, oldest first, from `#first` on. */
  #starts: number[] = [];
  #first = 0;
  #perSecond = 0;
  /** When the next start is due at an even pace. */
  #dueAt = Number.NEGATIVE_INFINITY;
  #lastStartAt = Number.NEGATIVE_INFINITY;

  get perSecond(): number {
    return this.#perSecond;
  }

  /** From now on; what was started at another rate counts on. */
  setRate(perSecond: number): void {
    this.#perSecond = perSecond;
  }

  /** The earliest moment at which one more call may start; `Infinity` without a rate. */
  nextStartAt(now: number): number {
    if (this.#perSecond < 1) return Number.POSITIVE_INFINITY;
    this.#forgetUntil(now - secondMs);
    return this.#startAt(this.#even(now), this.#lastStartAt, 0);
  }

  /** How many calls, `most` at most, may start from now to `withinMs` later, which is less than a second. */
  allowance(now: number, withinMs: number, most: number): number {
    if (this.#perSecond < 1) return 0;
    this.#forgetUntil(now - secondMs);
    const gapMs = secondMs / this.#perSecond;
    let even = this.#even(now);
    let last = this.#lastStartAt;
    let count = 0;
    while (count < Math.min(most, this.#perSecond)) {
      last = Math.max(now, this.#startAt(even, last, count));
      if (last > now + withinMs) break;
      even += gapMs;
      count += 1;
    }
    return count;
  }

  started(at: number): void {
    this.#dueAt = this.#even(at) + secondMs / Math.max(1, this.#perSecond);
    this.#lastStartAt = at;
    this.#starts.push(at);
  }

  #even(now: number): number {
    return now - this.#dueAt > mostLagMs ? now : this.#dueAt;
  }

  /** When the call after `ahead` others may start. */
  #startAt(even: number, last: number, ahead: number): number {
    const blocking = this.#starts.length - this.#perSecond + ahead;
    const free = blocking < this.#first ? undefined : this.#starts[blocking];
    const paced = Math.max(even, last + secondMs / this.#perSecond / 2) - earlyMs;
    return Math.max(paced, (free ?? Number.NEGATIVE_INFINITY) + secondMs);
  }

  #forgetUntil(moment: number): void {
    while (this.#first < this.#starts.length && (this.#starts[this.#first] ?? 0) <= moment) this.#first += 1;
    if (this.#first < 4_096) return;
    this.#starts = this.#starts.slice(this.#first);
    this.#first = 0;
  }
}
