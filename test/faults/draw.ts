/** Everything that chance decides in a run; the same seed decides the same. */
export interface Draw {
  /** From 0 up to but not including 1. */
  number(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  /** True for this share of the questions. */
  share(part: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
  shuffled<Value>(values: readonly Value[]): Value[];
}

/** The generator called mulberry32. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number) => least + Math.floor(number() * (most - least + 1));
  return {
    number,
    between,
    share: (part) => number() < part,
    pick(values) {
      const picked = values[between(0, values.length - 1)];
      if (picked === undefined) throw new Error('Expected something to pick from.');
      return picked;
    },
    shuffled: (values) =>
      values
        .map((value) => ({ value, place: number() }))
        .sort((one, other) => one.place - other.place)
        .map(({ value }) => value),
  };
}
