import fc from 'fast-check';
import type { OpenTarget, Target } from './target.ts';

/** A target that may have to start something before its first input. `share` of the runs are enough where each is slow. */
export function defineTarget<Input>(
  name: string,
  open: () => Promise<OpenTarget<Input>> | OpenTarget<Input>,
  share = 1,
): Target {
  return {
    name,
    async run({ runs, seed }) {
      const { inputs, check, close } = await open();
      const property = fc.asyncProperty(inputs, async (input) => {
        await check(input);
      });
      try {
        await fc.assert(property, {
          numRuns: Math.max(1, Math.ceil(runs * share)),
          seed,
          endOnFailure: false,
        });
      } finally {
        await close?.();
      }
    },
  };
}
