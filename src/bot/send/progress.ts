/** How often a screen says how far the reading has come. */
const everyMs = 1_500;

export interface Progress {
  readonly told: (rows: number) => void;
  /** Resolves when no line is on its way any more; to be awaited before the final screen. */
  readonly settled: () => Promise<void>;
}

/** Passes on the latest count, one line at a time, and stops when nobody looks any more. */
export function createProgress(show: (rows: number) => Promise<'shown' | 'gone'>, now: () => Date): Progress {
  let saidAt = now().getTime();
  let onItsWay: Promise<void> | undefined;
  let watched = true;
  return {
    told(rows) {
      const at = now().getTime();
      if (!watched || onItsWay || at - saidAt < everyMs) return;
      saidAt = at;
      onItsWay = show(rows)
        .then((outcome) => {
          watched = outcome === 'shown';
        })
        // A line of progress that Slack refused costs nothing: the final screen is written for itself.
        .catch(() => {
          watched = false;
        })
        .finally(() => {
          onItsWay = undefined;
        });
    },
    settled: async () => onItsWay,
  };
}
