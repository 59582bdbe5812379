import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percentileOf, stepOf, timeSteps } from '../../src/entities/time-steps.ts';

test('a time falls into the last step that begins at or before it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 700_000_000 }), (ms) => {
      const step = stepOf(ms);
      expect((timeSteps[step] ?? 0) * 1000).toBeLessThanOrEqual(ms);
      const next = timeSteps[step + 1];
      if (next !== undefined) expect(next * 1000).toBeGreaterThan(ms);
    }),
  );
  expect(stepOf(-5_000)).toBe(0);
});

test('a percentile is within a second, or a tenth, of the exact one', () => {
  const times = fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(times, fc.constantFrom(0.5, 0.9), (seconds, share) => {
      const counts = new Map<number, number>();
      for (const second of seconds) {
        const step = stepOf(second * 1000);
        counts.set(step, (counts.get(step) ?? 0) + 1);
      }
      const sorted = [...counts].sort(([one], [other]) => one - other);
      const told = percentileOf(
        sorted.map(([step, count]) => ({ step, count })),
        share,
      );
      const exact = seconds.toSorted((one, other) => one - other)[Math.ceil(seconds.length * share) - 1] ?? 0;
      expect(Math.abs((told ?? 0) - exact)).toBeLessThanOrEqual(Math.max(1, exact * 0.1));
    }),
  );
});

test('of nobody there is no percentile', () => {
  expect(percentileOf([], 0.5)).toBeUndefined();
});
