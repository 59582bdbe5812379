import { type FailureClass, failureClasses } from '../../entities/failure-class.ts';

/** Retry rules that happen by themselves, with their limits (DESIGN: retry rules). */
const automatic = {
  soon: { tries: 6, delayMs: (tried: number) => 1_000 * 2 ** (tried - 1) },
  pair: { tries: 4, delayMs: (tried: number) => 1_000 * 4 ** tried },
} as const;

/** However its tries end, a recipient gets no more than so many by itself. */
const mostTries = 6;

const isAutomatic = (rule: string): rule is keyof typeof automatic => Object.hasOwn(automatic, rule);

/** Tries since the start, or since a person last asked for one. */
export interface Tries {
  readonly all: number;
  /** Those that ended by the same rule: a contact that was throttled before waits no longer for its pair. */
  readonly byRule: number;
}

/** When the next try is due by itself, in ms since the epoch; undefined when only a person may decide or the tries are used up. */
export function retryAt(failure: FailureClass, failedAt: number, { all, byRule }: Tries): number | undefined {
  const rule = failureClasses[failure].retry;
  if (!isAutomatic(rule)) return undefined;
  const { tries, delayMs } = automatic[rule];
  return all >= mostTries || byRule >= tries ? undefined : failedAt + delayMs(byRule);
}
