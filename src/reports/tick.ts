/** Something that did not work out this time, for the log. */
export interface TickFailure {
  readonly about: string;
  readonly error: unknown;
}

/** What a tick could not do; the rest is done, and what is listed is tried again where that can help. */
export interface TickReport {
  readonly failures: readonly TickFailure[];
}

/** Runs at most `limit` pieces at once; the failure of one leaves the others alone. */
export async function forEachAlone<T>(
  items: readonly T[],
  limit: number,
  nameOf: (item: T) => string,
  work: (item: T) => Promise<void>,
): Promise<readonly TickFailure[]> {
  const failures: TickFailure[] = [];
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) {
      try {
        await work(item);
      } catch (error) {
        failures.push({ about: nameOf(item), error });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return failures;
}

/** One after the other in each group, several groups at once; a group ends early where `work` says so. */
export async function inTurns<T>(
  groups: Iterable<readonly T[]>,
  limit: number,
  nameOf: (item: T) => string,
  work: (item: T) => Promise<'go on' | 'stop'>,
): Promise<readonly TickFailure[]> {
  const failures: TickFailure[] = [];
  await forEachAlone([...groups], limit, String, async (group) => {
    for (const item of group) {
      try {
        if ((await work(item)) === 'stop') return;
      } catch (error) {
        failures.push({ about: nameOf(item), error });
      }
    }
  });
  return failures;
}

/** A tick that is asked for while it runs is the one that runs. It never rejects. */
export function singleTick(
  about: string,
  run: () => Promise<readonly TickFailure[]>,
): () => Promise<TickReport> {
  let running: Promise<TickReport> | undefined;
  const once = async (): Promise<TickReport> => {
    try {
      return { failures: await run() };
    } catch (error) {
      return { failures: [{ about, error }] };
    } finally {
      running = undefined;
    }
  };
  return () => {
    running ??= once();
    return running;
  };
}
