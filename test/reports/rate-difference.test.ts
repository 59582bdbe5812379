import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delivered } from '../../src/entities/cell.ts';
import { figuresOf } from '../../src/entities/figures.ts';
import { speaking, tongues } from '../../src/entities/language/say.ts';
import { comparedFigures } from '../../src/reports/figure-lines.ts';
import { rateDifference } from '../../src/reports/rate-difference.ts';

const figures = (answered: number, silent: number) =>
  figuresOf([
    { ...delivered('read', true), count: answered },
    { ...delivered('delivered', false), count: silent },
  ]);

test.each([
  ['1 of 3 against 2 of 3', figures(1, 2), figures(2, 1), 'too few to tell'],
  ['one large and one small sample', figures(200, 800), figures(0, 29), 'too few to tell'],
  ['10 of 100 against 14 of 100', figures(10, 90), figures(14, 86), '+4.0 points, may be chance'],
  ['100 of 1,000 against 140 of 1,000', figures(100, 900), figures(140, 860), '+4.0 points'],
  ['nobody of 40 against nobody of 40', figures(0, 40), figures(0, 40), 'same'],
])('%s is told as what it shows', (_story, first, second, told) => {
  const rate = comparedFigures(first, second).find(({ label }) => label === 'Response rate');
  expect(rate?.change).toBe(told);
});

test.each([
  ['es', 'muy pocos para saberlo'],
  ['pt', 'poucos demais para saber'],
] as const)('too few to tell is said in %s', (language, told) => {
  const rows = speaking(tongues[language], () => comparedFigures(figures(1, 2), figures(2, 1)));
  expect(rows.map(({ change }) => change)).toContain(told);
});

test('which of the two comes first does not matter, and more of the same never makes it less clear', () => {
  const sample = fc.record({
    delivered: fc.integer({ min: 1, max: 500 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const rated = ({ delivered: whole, part }: { delivered: number; part: number }, times = 1) => ({
    delivered: whole * times,
    responses: Math.round(whole * part) * times,
  });
  fc.assert(
    fc.property(sample, sample, (one, other) => {
      const told = rateDifference(rated(one), rated(other));
      expect(rateDifference(rated(other), rated(one))).toBe(told);
      if (told === 'clear') expect(rateDifference(rated(one, 9), rated(other, 9))).toBe('clear');
    }),
  );
});
