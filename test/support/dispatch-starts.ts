export interface StartedCalls {
  /** For `onStart` of the world. */
  readonly onStart: (to: string) => void;
  /** How many calls have started. */
  count(): number;
  /** Whom calls were started to, in order. */
  phones(): readonly string[];
  /** Calls to these phones that started later than a moment of the clock that does not jump, in ms. */
  after(moment: number, phones: readonly string[]): readonly string[];
  /** The most starts of any second, to these phones or to all. */
  busiestSecond(phones?: readonly string[]): number;
  /** Starts the list anew; with a moment, with what started later. */
  forget(until?: number): void;
}

/**
 * When calls started, as the product did it. What is said of starts is measured here: on a busy machine a call arrives
 * whenever the far side gets its turn.
 */
export function recordStarts(): StartedCalls {
  let starts: { readonly to: string; readonly at: number }[] = [];
  return {
    onStart: (to) => void starts.push({ to, at: performance.now() }),
    count: () => starts.length,
    phones: () => starts.map(({ to }) => to),
    after: (moment, phones) =>
      starts.flatMap(({ to, at }) => (at > moment && phones.includes(to) ? [to] : [])),
    busiestSecond(phones) {
      const wanted = phones && new Set(phones);
      const times = starts.filter(({ to }) => !wanted || wanted.has(to)).map(({ at }) => at);
      return Math.max(
        0,
        ...times.map((first) => times.filter((at) => at >= first && at < first + 1_000).length),
      );
    },
    forget(until = Number.POSITIVE_INFINITY) {
      starts = starts.filter(({ at }) => at > until);
    },
  };
}
