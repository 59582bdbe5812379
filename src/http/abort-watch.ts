export interface Abortable {
  abort(): void;
}

export interface AbortWatch {
  begin(signal: AbortSignal, call: Abortable): void;
  end(signal: AbortSignal, call: Abortable): void;
}

/**
 * One listener per signal, however many calls share it: an `AbortSignal` walks all its listeners
 * each time one is added, and thousands of calls per second share one signal.
 */
export function createAbortWatch(): AbortWatch {
  const callsBySignal = new WeakMap<AbortSignal, Set<Abortable>>();

  const callsOf = (signal: AbortSignal): Set<Abortable> => {
    const known = callsBySignal.get(signal);
    if (known) return known;
    const calls = new Set<Abortable>();
    callsBySignal.set(signal, calls);
    signal.addEventListener('abort', () => {
      for (const call of calls) call.abort();
    });
    return calls;
  };

  return {
    begin(signal, call) {
      callsOf(signal).add(call);
    },
    end(signal, call) {
      callsBySignal.get(signal)?.delete(call);
    },
  };
}
