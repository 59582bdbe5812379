const pairIntervalMs = 6_000;
const pairBurst = 45;
/** Above this many remembered pairs, those that are free again are forgotten. */
const pairsToKeep = 50_000;

/** Whether one more send fits into the last second of a line; only those that fit are counted. */
export function createThroughputLimit(perSecond: number, now: () => number): () => boolean {
  if (!Number.isFinite(perSecond)) return () => true;
  const times = new Float64Array(Math.max(1, Math.floor(perSecond))).fill(Number.NEGATIVE_INFINITY);
  let oldest = 0;
  return () => {
    const at = now();
    if (at - (times[oldest] ?? 0) < 1_000) return false;
    times[oldest] = at;
    oldest = (oldest + 1) % times.length;
    return true;
  };
}

/**
 * One message per 6 s to one person, with a burst of 45 borrowed from the future (about-the-platform page): only the
 * time at which a pair is free again is kept.
 */
export function createPairLimit(now: () => number): (pair: string) => boolean {
  const freeAt = new Map<string, number>();
  let pruneAbove = pairsToKeep;
  return (pair) => {
    const at = now();
    const free = Math.max(at, freeAt.get(pair) ?? 0);
    if (free - at > pairIntervalMs * (pairBurst - 1)) return false;
    freeAt.set(pair, free + pairIntervalMs);
    if (freeAt.size > pruneAbove) {
      for (const [known, until] of freeAt) if (until <= at) freeAt.delete(known);
      pruneAbove = Math.max(pairsToKeep, freeAt.size * 2);
    }
    return true;
  };
}
