import { type Cell, delivered, failed, inProcess } from '../entities/cell.ts';
import { type Facts, hasDelivery, hasLeft, standingFailure } from './facts.ts';
import { retryAt } from './retry-delay.ts';

export interface AttemptFacts extends Facts {
  /** 1 for the first try. */
  readonly number: number;
  readonly startedAt: number;
}

export interface Derived {
  readonly cell: Cell;
  /** When the next try is due by itself, in ms since the epoch. */
  readonly retryAt: number | undefined;
}

/**
 * Where a recipient with these attempts is counted: any evidence of delivery wins, in whichever order it was heard;
 * else the latest attempt decides.
 */
export function recipientCell(attempts: readonly AttemptFacts[], now: number, graceMs: number): Derived {
  const arrived = attempts.filter(hasDelivery);
  if (arrived.length > 0) {
    const responded = arrived.some((facts) => (facts.repliedAt ?? facts.answeredAt) !== undefined);
    const read = arrived.some((facts) => facts.readAt !== undefined);
    return { cell: delivered(read ? 'read' : 'delivered', responded), retryAt: undefined };
  }
  const left = attempts.some(hasLeft);
  const latest = attempts.toSorted((one, other) => one.number - other.number).at(-1);
  if (!latest || latest.overridden) return { cell: inProcess('queued', left), retryAt: undefined };
  const standing = standingFailure(latest);
  if (standing) {
    const { failure, code, at } = standing;
    const again = retryAt(failure, at, latest.number);
    return {
      cell: again === undefined ? failed(failure, code, left) : inProcess('retry', left),
      retryAt: again,
    };
  }
  if (latest.sentAt !== undefined) return { cell: inProcess('sent', true), retryAt: undefined };
  if (latest.acceptedAt !== undefined || latest.providerId !== undefined) {
    return { cell: inProcess('accepted', left), retryAt: undefined };
  }
  if (latest.uncertain) {
    const graceIsOver = now - latest.startedAt >= graceMs;
    return { cell: inProcess(graceIsOver ? 'unknown' : 'settling', left), retryAt: undefined };
  }
  return { cell: inProcess('queued', left), retryAt: undefined };
}
