import { expect, test } from 'vitest';
import { leastSample, median, standingOf, volumeStanding } from '../../src/reports/digest/standing.ts';

test('usual is a median of samples that say something, and what is out of it is out of chance', () => {
  expect([median([]), median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([undefined, 2, 2.5]);
  const earlier = [10, 20, 30].map((part) => ({ part, whole: 100 }));
  expect(standingOf({ part: 20, whole: 100 }, earlier)).toEqual({ now: 20, usual: 20, tone: 'usual' });
  expect(standingOf({ part: 29, whole: 100 }, earlier).tone).toBe('more');
  expect(standingOf({ part: 27, whole: 100 }, earlier).tone).toBe('usual');
  expect(standingOf({ part: 9, whole: leastSample - 1 }, earlier).tone).toBe('usual');
  expect(
    standingOf({ part: 29, whole: 100 }, [...earlier.slice(1), { part: 1, whole: 9 }]).usual,
  ).toBeUndefined();
  expect(volumeStanding(10, [0, 0, 5, 5])).toEqual({ usual: undefined, tone: 'usual' });
  expect([volumeStanding(151, [100, 100, 100]).tone, volumeStanding(49, [100, 100, 100]).tone]).toEqual([
    'more',
    'less',
  ]);
});
