export interface Expirable {
  expire(): void;
}

export interface Deadlines {
  begin(call: Expirable): void;
  end(call: Expirable): void;
}

// Calls that began together end together. One by one, the first to end would free its connection
// for a second one that waits, which would then be written only to be given up a moment later.
const togetherMs = 10;

/**
 * One timer for any number of calls that all get the same time: they expire in the order in which they began,
 * so a call costs one map entry instead of a timer or an `AbortSignal` of its own.
 */
export function createDeadlines(timeoutMs: number): Deadlines {
  const dueTimes = new Map<Expirable, number>();
  let timer: NodeJS.Timeout | undefined;

  const wakeIn = (delayMs: number): void => {
    timer = setTimeout(expireDue, delayMs + togetherMs);
    timer.unref();
  };

  function expireDue(): void {
    timer = undefined;
    const now = performance.now();
    for (const [call, due] of dueTimes) {
      if (due > now) {
        wakeIn(due - now);
        return;
      }
      dueTimes.delete(call);
      call.expire();
    }
  }

  return {
    begin(call) {
      dueTimes.set(call, performance.now() + timeoutMs);
      if (!timer) wakeIn(timeoutMs);
    },
    end(call) {
      dueTimes.delete(call);
    },
  };
}
