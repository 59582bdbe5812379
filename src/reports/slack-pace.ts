// https://docs.slack.dev/apis/web-api/rate-limits
/** How often one kind of call may be made. */
export interface PaceRule {
  readonly everyMs: number;
  /** Calls that may come at once after a rest. */
  readonly burst: number;
}

/**
 * What background work leaves Slack to take, over all replicas. Slack takes about 50 edits a minute over all channels of a
 * workspace (Tier 3): 45 and the burst of 4 stay below it. Posts: one per second and channel, short bursts tolerated; the
 * workspace's own cap is unstated, several hundred a minute.
 */
export const paceRules = {
  edit: { everyMs: 60_000 / 45, burst: 4 },
  postInChannel: { everyMs: 1_000, burst: 3 },
  post: { everyMs: 250, burst: 12 },
} as const satisfies Record<string, PaceRule>;

export interface PaceStanding {
  /** When all calls so far are paid for. */
  readonly paidUntil: Date;
  /** Slack asked to wait until then. */
  readonly closedUntil: Date | null;
}

/** When the next call may be made; `now` or earlier: at once. */
export const nextCallAt = (rule: PaceRule, { paidUntil, closedUntil }: PaceStanding): Date =>
  new Date(
    Math.max(paidUntil.getTime() - (rule.burst - 1) * rule.everyMs, closedUntil ? closedUntil.getTime() : 0),
  );

/** What is paid for once another call is made at `now`. */
export const paidAfterCall = (rule: PaceRule, { paidUntil }: PaceStanding, now: Date): Date =>
  new Date(Math.max(paidUntil.getTime(), now.getTime()) + rule.everyMs);

/** One message rests so long between two edits, however little else there is to do. */
const shortestRestMs = 2_000;
/** The last words of a deployment go before states that were shown more recently than this before them. */
const lastWordsAheadMs = 300_000;

export interface WaitingEdit {
  /** When what stands there now was shown. */
  readonly changedAt: Date;
  /** Nothing will change any more. */
  readonly isLast: boolean;
}

/** In the order in which they are served: what has been standing longest first, so that none waits for ever. */
export function editOrder<T extends WaitingEdit>(waiting: readonly T[], now: Date): T[] {
  const since = ({ changedAt, isLast }: T) => changedAt.getTime() - (isLast ? lastWordsAheadMs : 0);
  return waiting
    .filter(({ changedAt }) => changedAt.getTime() <= now.getTime() - shortestRestMs)
    .sort((one, other) => since(one) - since(other));
}
