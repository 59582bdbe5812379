export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) throw new Error('Expected at least one value, found none.');
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** How far the values lie apart, as a part of their median. */
export const spread = (values: readonly number[]): number =>
  (Math.max(...values) - Math.min(...values)) / median(values);

/** A machine whose baseline moves more than this was doing something else: the run says nothing. */
export const mostDrift = 0.1;

/** For a high quantile of times, which is never still. */
export const anyDrift = Number.POSITIVE_INFINITY;

export interface Judgement {
  /** Median of the product ÷ median of the baseline. */
  readonly ratio: number;
  readonly drift: number;
  /** Why the figure must not be used; empty when it may. */
  readonly discard: string;
}

const percent = (part: number) => `${Math.round(part * 100)} %`;

/** What rounds of both sides say together. `broken` names the invariants that did not hold: then nothing was reached. */
export function judge(
  baseline: readonly number[],
  product: readonly number[],
  broken: readonly string[] = [],
  allowedDrift = mostDrift,
): Judgement {
  const drift = spread(baseline);
  if (broken.length > 0) return { ratio: 0, drift, discard: `broken: ${broken.join('; ')}` };
  return {
    ratio: median(product) / median(baseline),
    drift,
    discard:
      drift > allowedDrift ? `the baseline drifted ${percent(drift)} (at most ${percent(allowedDrift)})` : '',
  };
}
