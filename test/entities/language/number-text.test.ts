import fc from 'fast-check';
import { expect, test } from 'vitest';
import { speaking, tongues } from '../../../src/entities/language/say.ts';
import { shareText } from '../../../src/reports/figure-lines.ts';

test('a share of some users is never told as none, of nearly all never as all, and of nobody as nothing', () => {
  expect(shareText(0, 0)).toBe('–');
  expect([shareText(3, 10_000), shareText(9_997, 10_000)]).toEqual(['under 0.1 %', 'over 99.9 %']);
  expect(speaking(tongues.es, () => shareText(3, 10_000))).toBe('menos del 0,1 %');
  const users = fc.integer({ min: 1, max: 10_000_000 });
  fc.assert(
    fc.property(users, fc.double({ min: 0, max: 1, noNaN: true }), (whole, share) => {
      const part = Math.round(whole * share);
      const told = shareText(part, whole);
      expect(told === '0.0 %').toBe(part === 0);
      expect(told === '100.0 %').toBe(part === whole);
      if (/^\d/.test(told))
        expect(Math.abs(Number(told.slice(0, -2)) - (part / whole) * 100)).toBeLessThan(0.051);
    }),
    { numRuns: 500 },
  );
});
