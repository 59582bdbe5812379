import { stepOf, type Timed } from '../../entities/time-steps.ts';
import { type Facts, hasDelivery } from './facts.ts';
import type { AttemptFacts } from './recipient-cell.ts';

/** In which steps a recipient is counted; nothing while it is not delivered. */
export type RecipientTimes = Readonly<Partial<Record<Timed, number>>>;

// What is stored has whole milliseconds; a moment counted before it is stored must fall into the same step.
const first = (...moments: readonly (number | undefined)[]): number =>
  Math.trunc(Math.min(...moments.map((moment) => moment ?? Number.POSITIVE_INFINITY)));

const deliveredAt = ({ deliveredAt: told, readAt, repliedAt }: Facts): number =>
  first(told, readAt, repliedAt);

/**
 * From the call of the attempt that arrived first until it arrived, and from there until the first answer. Follows from
 * the facts alone, as the cell does: who is delivered has a time to deliver, who responded a time to respond.
 */
export function timesOf(attempts: readonly AttemptFacts[]): RecipientTimes {
  const arrived = attempts.filter(hasDelivery);
  const [earliest] = arrived.toSorted(
    (one, other) => deliveredAt(one) - deliveredAt(other) || one.number - other.number,
  );
  if (!earliest) return {};
  const at = deliveredAt(earliest);
  const answeredAt = first(...arrived.flatMap(({ repliedAt, answeredAt: told }) => [repliedAt, told]));
  return {
    delivery: stepOf(at - earliest.startedAt),
    ...(Number.isFinite(answeredAt) ? { response: stepOf(answeredAt - at) } : {}),
  };
}
