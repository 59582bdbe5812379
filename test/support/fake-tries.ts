import type { Tries } from '../../src/dispatch/tries/tries.ts';

/** Nobody plays a flow. */
export function fakeTries(): Tries {
  const unexpected = () => Promise.reject(new Error('Nobody expected a try.'));
  return {
    load: unexpected,
    begin: unexpected,
    isPlayedIn: async () => false,
    move: async () => undefined,
    show: unexpected,
  };
}
