import type { Cause, CountedCell } from './cell.ts';
import { deploymentStates } from './deployment-state.ts';
import { type FailureClass, failureClasses, isFailureClass, type RetryRule } from './failure-class.ts';
import { saidAgain } from './language/said-again.ts';
import { said, say } from './language/say.ts';
import { type Phase, phaseLabels } from './phase.ts';

/** What decides, beside the failures themselves, whether a new try can succeed. */
export interface RetryConditions {
  readonly phase: Phase;
  readonly templateName: string;
  readonly templateStatus: string;
  /** Why the line does not send; null while it does. */
  readonly lineStopped: string | null;
  /** Why nothing at all is sent; null while sending is allowed. */
  readonly frozen: string | null;
}

/** Failures of one class that pass: with time, or when an agent ends the chat. */
export interface Healing {
  readonly ready: number;
  /** When the next of the others can be tried; null when there are no others, or nobody knows. */
  readonly next: Date | null;
}

export type RetryWhen =
  | 'now'
  | 'after_24_hours'
  | 'after_session'
  | 'when_released'
  | 'after_a_fix'
  | 'never';

/** Failed recipients of one class whose next try stands alike. */
export interface RetryGroup {
  readonly failure: FailureClass;
  readonly when: RetryWhen;
  readonly count: number;
  /** With `after_24_hours` and `after_session`: when the first of them can be tried. */
  readonly from: Date | null;
}

export interface RetryOffer {
  /** Failed recipients, whatever can be done for them. */
  readonly failed: number;
  /** Those for whom a new try can succeed now. */
  readonly now: number;
  readonly groups: readonly RetryGroup[];
  /** Why nobody can be tried now; undefined while sending works. */
  readonly stopped: string | undefined;
}

const launched: ReadonlySet<Phase> = new Set(['sending', 'sent', 'finished']);

/** Why no new try of this deployment can succeed now, in one sentence; undefined when one can. */
export function retriesStopped(conditions: RetryConditions): string | undefined {
  const { phase, templateName, templateStatus, lineStopped, frozen } = conditions;
  if (!launched.has(phase))
    return say`Nothing is sent again while a deployment is ${said(phaseLabels[phase]).toLowerCase()}.`;
  if (frozen !== null) return saidAgain(frozen);
  if (templateStatus !== 'APPROVED')
    return say`The template ${templateName} is ${templateStatus.toLowerCase()}; it can be sent again when WhatsApp has approved it.`;
  return lineStopped === null ? undefined : say`The line is stopped. ${saidAgain(lineStopped)}`;
}

/** Once the deployment can send at all, a new try of these can succeed at once. */
const atOnce: ReadonlySet<RetryRule> = new Set(['until_called', 'soon', 'pair', 'when_released']);

/** Of these, each recipient is asked by himself whether it has passed. */
const healing: ReadonlySet<RetryRule> = new Set(['after_24_hours', 'after_session']);

export const failuresRetriedAtOnce: readonly FailureClass[] = Object.keys(failureClasses)
  .filter(isFailureClass)
  .filter((name) => atOnce.has(failureClasses[name].retry));

const retriesAtOnce = (cause: Cause): boolean =>
  isFailureClass(cause) && atOnce.has(failureClasses[cause].retry);

const isFailed = ({ state, count }: CountedCell): boolean =>
  deploymentStates[state].bucket === 'failed' && count > 0;

/** How many can be tried now; `ready` of them are failures that have passed. */
export function retryableNow(
  cells: readonly CountedCell[],
  conditions: RetryConditions,
  ready: number,
): number {
  if (retriesStopped(conditions) !== undefined) return 0;
  return cells
    .filter((cell) => isFailed(cell) && retriesAtOnce(cell.cause))
    .reduce((sum, { count }) => sum + count, ready);
}

const waits: Readonly<Record<RetryRule, RetryWhen>> = {
  until_called: 'when_released',
  soon: 'when_released',
  pair: 'when_released',
  when_released: 'when_released',
  after_24_hours: 'after_24_hours',
  after_session: 'after_session',
  after_a_fix: 'after_a_fix',
  never: 'never',
};

function groupsOf(
  failure: FailureClass,
  count: number,
  stopped: boolean,
  { ready, next }: Healing,
): RetryGroup[] {
  const rule = failureClasses[failure].retry;
  const now = healing.has(rule) ? Math.min(ready, count) : atOnce.has(rule) ? count : 0;
  const started: RetryGroup = { failure, when: stopped ? 'when_released' : 'now', count: now, from: null };
  const others: RetryGroup = {
    failure,
    when: waits[rule],
    count: count - now,
    from: healing.has(rule) ? next : null,
  };
  return [started, others].filter((group) => group.count > 0);
}

const nothingHeals: Healing = { ready: 0, next: null };

/** Whom a new try can help now, and why not the others; the largest groups first. */
export function retryOffer(
  cells: readonly CountedCell[],
  conditions: RetryConditions,
  healing: ReadonlyMap<FailureClass, Healing>,
): RetryOffer {
  const stopped = retriesStopped(conditions);
  const counts = new Map<FailureClass, number>();
  for (const cell of cells.filter(isFailed)) {
    if (isFailureClass(cell.cause)) counts.set(cell.cause, (counts.get(cell.cause) ?? 0) + cell.count);
  }
  const groups = [...counts]
    .flatMap(([failure, count]) =>
      groupsOf(failure, count, stopped !== undefined, healing.get(failure) ?? nothingHeals),
    )
    .sort((one, other) => other.count - one.count || (one.failure < other.failure ? -1 : 1));
  const sum = (all: readonly RetryGroup[]) => all.reduce((total, { count }) => total + count, 0);
  return { failed: sum(groups), now: sum(groups.filter(({ when }) => when === 'now')), groups, stopped };
}
