import { type Cell, delivered, failed, inProcess } from '../../entities/cell.ts';
import { type FailureClass, failureClasses, type RetryRule } from '../../entities/failure-class.ts';
import { retryAt, type Tries } from '../retries/retry-delay.ts';
import { type Facts, type Failure, hasDelivery, hasLeft, standingFailure } from './facts.ts';

export interface AttemptFacts extends Facts {
  /** 1 for the first try. */
  readonly number: number;
  readonly startedAt: number;
}

export interface Derived {
  readonly cell: Cell;
  /** When the next try is due by itself, in ms since the epoch. */
  readonly retryAt: number | undefined;
  /** The provider's words for the failure that the cell shows. */
  readonly detail: string | undefined;
  /** When time has healed the failure that the cell shows, in ms since the epoch. */
  readonly offeredAt?: number;
}

export interface CellContext {
  /** ms since the epoch. */
  readonly now: number;
  /** How long an unknown outcome may be settled by evidence before it is shown as unknown. */
  readonly graceMs: number;
  /** The recipient waits for its retry already. */
  readonly isWaiting?: boolean;
}

const without = { retryAt: undefined, detail: undefined };
const dayMs = 86_400_000;
/**
 * A failure heard of later than this after the call, as after webhooks were lost for a while, is not tried again by itself:
 * nobody expects the message any more. What waits for its retry by then goes on waiting.
 */
const automaticWithinMs = 3_600_000;
/** A provider that asks for more patience with one person is asked again all the same. */
const longestWaitMs = 600_000;

/** What the limits of automatic retries count. */
function triesOf(attempts: readonly AttemptFacts[], latest: AttemptFacts, failure: FailureClass): Tries {
  const asked = attempts.filter(
    ({ number, retryAskedAt }) => retryAskedAt !== undefined && number < latest.number,
  );
  const before = Math.max(0, ...asked.map(({ number }) => number));
  const ended = attempts.flatMap((attempt) => {
    const standing = attempt.number > before ? standingFailure(attempt) : undefined;
    return standing ? [failureClasses[standing.failure].retry] : [];
  });
  const endedBy = (rule: RetryRule) => ended.filter((one) => one === rule).length;
  return {
    all: latest.number - before - endedBy('until_called'),
    byRule: endedBy(failureClasses[failure].retry),
  };
}

/** Where a failure leaves its recipient: waiting for the next try, or failed. */
function afterFailure(
  attempts: readonly AttemptFacts[],
  latest: AttemptFacts,
  standing: Failure,
  { now, isWaiting = false }: CellContext,
): Derived {
  const { failure, code, at, detail, refused, waitMs = 0 } = standing;
  const left = attempts.some(hasLeft);
  // An answer is heard when it is given; what a receipt tells may be old.
  const heardAt = refused || isWaiting ? at : Math.max(at, now);
  const automatic =
    heardAt - latest.startedAt <= automaticWithinMs
      ? retryAt(failure, at, triesOf(attempts, latest, failure))
      : undefined;
  const wait = at + Math.min(waitMs, longestWaitMs);
  const again = latest.retryAskedAt ?? (automatic === undefined ? undefined : Math.max(automatic, wait));
  if (again !== undefined)
    return { cell: inProcess('retry', left), retryAt: again, detail: detail === '' ? undefined : detail };
  return {
    cell: failed(failure, code, left),
    retryAt: undefined,
    detail: detail === '' ? undefined : detail,
    ...(failureClasses[failure].retry === 'after_24_hours' ? { offeredAt: at + dayMs } : {}),
  };
}

/**
 * Where a recipient with these attempts is counted: any evidence of delivery wins, in whichever order it was heard;
 * else the latest attempt decides.
 */
export function recipientCell(attempts: readonly AttemptFacts[], context: CellContext): Derived {
  const { now, graceMs } = context;
  const arrived = attempts.filter(hasDelivery);
  if (arrived.length > 0) {
    const responded = arrived.some((facts) => (facts.repliedAt ?? facts.answeredAt) !== undefined);
    const read = arrived.some((facts) => facts.readAt !== undefined);
    return { ...without, cell: delivered(read ? 'read' : 'delivered', responded) };
  }
  const left = attempts.some(hasLeft);
  const latest = attempts.toSorted((one, other) => one.number - other.number).at(-1);
  if (!latest) return { ...without, cell: inProcess('queued', left) };
  const standing = standingFailure(latest);
  if (standing) return afterFailure(attempts, latest, standing, context);
  if (latest.sentAt !== undefined) return { ...without, cell: inProcess('sent', true) };
  if (latest.acceptedAt !== undefined || latest.providerId !== undefined) {
    return { ...without, cell: inProcess('accepted', left) };
  }
  if (latest.overridden) {
    const asked = latest.retryAskedAt;
    return { ...without, cell: inProcess(asked === undefined ? 'queued' : 'retry', left), retryAt: asked };
  }
  if (latest.uncertain) {
    const graceIsOver = now - latest.startedAt >= graceMs;
    return { ...without, cell: inProcess(graceIsOver ? 'unknown' : 'settling', left) };
  }
  return { ...without, cell: inProcess('queued', left) };
}
