import type { Figures } from '../entities/figures.ts';
import { leastSample } from './digest/standing.ts';

/** Whether two response rates say anything about each other. */
export type RateDifference = 'nothing delivered' | 'too few' | 'may be chance' | 'clear';

type Rated = Pick<Figures, 'delivered' | 'responses'>;

/** Clear only where chance would seldom carry it: two standard errors of the difference. */
export function rateDifference(first: Rated, second: Rated): RateDifference {
  if (first.delivered === 0 || second.delivered === 0) return 'nothing delivered';
  if (first.delivered < leastSample || second.delivered < leastSample) return 'too few';
  const pooled = (first.responses + second.responses) / (first.delivered + second.delivered);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.delivered + 1 / second.delivered));
  const difference = Math.abs(first.responses / first.delivered - second.responses / second.delivered);
  return difference > 2 * error ? 'clear' : 'may be chance';
}
