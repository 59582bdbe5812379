export interface LatencyReport {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  /** The part of all that took longer than a second. */
  readonly aboveOneSecond: number;
}

/** In milliseconds, whatever order they came in. */
export function reportLatencies(latenciesMs: readonly number[]): LatencyReport {
  const sorted = latenciesMs.toSorted((one, other) => one - other);
  const quantile = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return {
    p50: quantile(0.5),
    p99: quantile(0.99),
    most: sorted.at(-1) ?? 0,
    aboveOneSecond: sorted.filter((ms) => ms > 1_000).length / Math.max(1, sorted.length),
  };
}
