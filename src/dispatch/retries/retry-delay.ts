import { type FailureClass, failureClasses } from '../../entities/failure-class.ts';

/** However its tries end, a recipient is called no more than so often by itself. */
const mostTries = 6;

/** Retry rules that happen by themselves, with their limits (DESIGN: retry rules). What was not called takes no try. */
const automatic = {
  until_called: { all: Infinity, byRule: Infinity, delayMs: () => 1_000 },
  soon: { all: mostTries, byRule: 6, delayMs: (tried: number) => 1_000 * 2 ** (tried - 1) },
  pair: { all: mostTries, byRule: 4, delayMs: (tried: number) => 1_000 * 4 ** tried },
} as const;

const isAutomatic = (rule: string): rule is keyof typeof automatic => Object.hasOwn(automatic, rule);

/** Calls since the start, or since a person last asked for one. */
export interface Tries {
  readonly all: number;
  /** Those that ended by the same rule: a contact that was throttled before waits no longer for its pair. */
  readonly byRule: number;
}

/** When the next try is due by itself, in ms since the epoch; undefined when only a person may decide or the tries are used up. */
export function retryAt(failure: FailureClass, failedAt: number, { all, byRule }: Tries): number | undefined {
  const rule = failureClasses[failure].retry;
  if (!isAutomatic(rule)) return undefined;
  const most = automatic[rule];
  return all >= most.all || byRule >= most.byRule ? undefined : failedAt + most.delayMs(byRule);
}
