/** Runs `task` once after `ms`; the answer takes it back. */
export type Schedule = (task: () => void, ms: number) => () => void;

/** Time as the simulation sees it, so that tests need not wait for it. */
export interface Clock {
  readonly now: () => number;
  readonly schedule: Schedule;
}

/** Real time. A span of 0 runs in the next turn of the event loop without a timer, which keeps fast runs fast. */
export const realClock: Clock = {
  now: Date.now,
  schedule: (task, ms) => {
    if (ms <= 0) {
      const immediate = setImmediate(task);
      return () => clearImmediate(immediate);
    }
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
