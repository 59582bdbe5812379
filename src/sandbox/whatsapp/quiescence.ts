/** Lets callers wait until `isQuiet` holds; `check` is to be called whenever it may have begun to. */
export interface Quiescence {
  check(): void;
  reached(): Promise<void>;
}

export function createQuiescence(isQuiet: () => boolean): Quiescence {
  let waiters: (() => void)[] = [];
  return {
    check() {
      if (!isQuiet()) return;
      const reached = waiters;
      waiters = [];
      for (const tell of reached) tell();
    },
    reached: () =>
      isQuiet()
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiters.push(resolve);
          }),
  };
}
