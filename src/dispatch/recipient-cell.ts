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
  /** The provider's words for the failure that the cell shows. */
  readonly detail: string | undefined;
}

const without = { retryAt: undefined, detail: undefined };

/**
 * Where a recipient with these attempts is counted: any evidence of delivery wins, in whichever order it was heard;
 * else the latest attempt decides.
 */
export function recipientCell(attempts: readonly AttemptFacts[], now: number, graceMs: number): Derived {
  const arrived = attempts.filter(hasDelivery);
  if (arrived.length > 0) {
    const responded = arrived.some((facts) => (facts.repliedAt ?? facts.answeredAt) !== undefined);
    const read = arrived.some((facts) => facts.readAt !== undefined);
    return { ...without, cell: delivered(read ? 'read' : 'delivered', responded) };
  }
  const left = attempts.some(hasLeft);
  const latest = attempts.toSorted((one, other) => one.number - other.number).at(-1);
  if (!latest || latest.overridden) return { ...without, cell: inProcess('queued', left) };
  const standing = standingFailure(latest);
  if (standing) {
    const { failure, code, at, detail } = standing;
    const again = retryAt(failure, at, latest.number);
    return {
      cell: again === undefined ? failed(failure, code, left) : inProcess('retry', left),
      retryAt: again,
      detail: detail === '' ? undefined : detail,
    };
  }
  if (latest.sentAt !== undefined) return { ...without, cell: inProcess('sent', true) };
  if (latest.acceptedAt !== undefined || latest.providerId !== undefined) {
    return { ...without, cell: inProcess('accepted', left) };
  }
  if (latest.uncertain) {
    const graceIsOver = now - latest.startedAt >= graceMs;
    return { ...without, cell: inProcess(graceIsOver ? 'unknown' : 'settling', left) };
  }
  return { ...without, cell: inProcess('queued', left) };
}
