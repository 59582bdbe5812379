/** A part of a whole, such as the failed of all users. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** Where a share stands against what is usual, in percent. */
export interface Standing {
  readonly now: number | undefined;
  /** Median of the earlier ones; undefined where there are too few to speak of. */
  readonly usual: number | undefined;
  readonly tone: 'more' | 'less' | 'usual';
}

/** Fewer people than this say nothing about a rate. */
export const leastSample = 30;
const leastEarlier = 3;
/** Percentage points that nobody needs to hear of. */
const leastMargin = 1;

export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const high = sorted[Math.floor(middle)];
  if (high === undefined) return undefined;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? high) + high) / 2 : high;
}

const percentOf = ({ part, whole }: Share): number => (part / whole) * 100;

/** Outside of what is usual only where chance would seldom carry it: two standard errors, and a point at least. */
export function standingOf(now: Share, earlier: readonly Share[]): Standing {
  const shares = earlier.filter(({ whole }) => whole >= leastSample).map(percentOf);
  const usual = shares.length < leastEarlier ? undefined : median(shares);
  const percent = now.whole === 0 ? undefined : percentOf(now);
  if (usual === undefined || percent === undefined || now.whole < leastSample)
    return { now: percent, usual, tone: 'usual' };
  const margin = Math.max(leastMargin, 2 * Math.sqrt((usual * (100 - usual)) / now.whole));
  const tone = percent > usual + margin ? 'more' : percent < usual - margin ? 'less' : 'usual';
  return { now: percent, usual, tone };
}

export interface VolumeStanding {
  readonly usual: number | undefined;
  readonly tone: 'more' | 'less' | 'usual';
}

/** Half as many or half as many again as on the earlier days on which anything was sent. */
export function volumeStanding(now: number, earlier: readonly number[]): VolumeStanding {
  const sent = earlier.filter((count) => count > 0);
  const usual = sent.length < leastEarlier ? undefined : median(sent);
  if (usual === undefined) return { usual, tone: 'usual' };
  return { usual, tone: now > usual * 1.5 ? 'more' : now < usual / 2 ? 'less' : 'usual' };
}
