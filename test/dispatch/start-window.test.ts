import { describe, expect, test } from 'vitest';
import { type ShareClaim, shareOf } from '../../src/dispatch/sending/share-out.ts';
import { StartWindow } from '../../src/dispatch/sending/start-window.ts';

/** The most starts of any second. */
function busiestSecond(starts: readonly number[]): number {
  let first = 0;
  return starts.reduce((most, at, index) => {
    while ((starts[first] ?? at) <= at - 1_000) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
}

/** A process with work without end that looks at `looks`, as a timer that is never in time would make it. */
function run(window: StartWindow, looks: Iterable<number>): number[] {
  const starts: number[] = [];
  for (const now of looks) {
    while (window.nextStartAt(now) <= now) {
      window.started(now);
      starts.push(now);
    }
  }
  return starts;
}

/** Every `everyMs` and up to twice that, with a stall now and then. */
function* unsteady(forMs: number, everyMs: number, stallMs = 0): Generator<number> {
  let seed = 7;
  const drawn = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let now = 0; now < forMs; now += everyMs * (1 + drawn())) {
    if (stallMs > 0 && drawn() < 0.0002) now += drawn() * stallMs;
    yield now;
  }
}

const windowOf = (perSecond: number): StartWindow => {
  const window = new StartWindow();
  window.setRate(perSecond);
  return window;
};

describe.each([1, 7, 80, 1_000])('S17: at %i per second', (rate) => {
  test('a process that is never in time starts as many as it may in a minute, and never more in any second', () => {
    const starts = run(windowOf(rate), unsteady(60_000, 1));
    expect(busiestSecond(starts)).toBeLessThanOrEqual(rate);
    expect(starts.length / 60).toBeGreaterThanOrEqual(rate * 0.99);
  });

  test('a process that stalls for up to 400 ms now and then still keeps to it', () => {
    const starts = run(windowOf(rate), unsteady(60_000, 1, 400));
    expect(busiestSecond(starts)).toBeLessThanOrEqual(rate);
    expect(starts.length / 60).toBeGreaterThanOrEqual(rate * 0.95);
  });

  test('the starts that may be prepared are those that come', () => {
    const window = windowOf(rate);
    run(window, unsteady(2_500, 1));
    const prepared = window.allowance(2_501, 300, 10_000);
    expect(prepared).toBeLessThanOrEqual(Math.ceil(rate * 0.31) + 1);
    const looks = Array.from({ length: 3_001 }, (_, index) => 2_501 + index / 10);
    expect(Math.abs(run(window, looks).length - prepared)).toBeLessThanOrEqual(1);
  });
});

test('S17: a rate that goes up and down is never exceeded in a second that has seen only one of them', () => {
  const window = windowOf(100);
  const before = run(window, unsteady(3_000, 1));
  window.setRate(10);
  const slow = run(
    window,
    [...unsteady(5_000, 1)].map((at) => at + 3_000),
  );
  expect(busiestSecond([...before, ...slow].filter((at) => at > 3_000))).toBeLessThanOrEqual(10);
  // Until the last second holds fewer than ten, nothing starts.
  expect(slow.filter((at) => at < 3_880)).toEqual([]);
  window.setRate(100);
  const fast = run(
    window,
    [...unsteady(3_000, 1)].map((at) => at + 8_000),
  );
  expect(busiestSecond(fast)).toBeLessThanOrEqual(100);
});

test('after a rest nothing bursts: starts are even', () => {
  const window = windowOf(20);
  run(window, [0, 10, 20]);
  expect(run(window, [10_000, 10_001, 10_010, 10_048, 10_050, 10_110])).toEqual([10_000, 10_050, 10_110]);
});

test('nothing starts without a rate', () => {
  const window = windowOf(0);
  expect(window.nextStartAt(5)).toBe(Number.POSITIVE_INFINITY);
  expect(window.allowance(5, 300, 10)).toBe(0);
});

describe('shares', () => {
  const claim = (workerId: number, wanted: number, held = 0): ShareClaim => ({ workerId, wanted, held });

  test.each<[story: string, rate: number, mine: ShareClaim, others: ShareClaim[], share: number]>([
    ['alone it gets all', 80, claim(1, 1_000), [], 80],
    ['the second waits while the first holds all', 80, claim(2, 1_000), [claim(1, 1_000, 80)], 0],
    ['the first gives half away', 80, claim(1, 1_000, 80), [claim(2, 1_000)], 40],
    ['what one does not need another gets', 80, claim(1, 1_000), [claim(2, 10, 10)], 70],
    [
      'one that has gone idle counts as long as it may have used its share',
      80,
      claim(1, 1_000),
      [claim(2, 0, 40)],
      40,
    ],
    ['a rest that cannot be divided goes to the first', 7, claim(1, 99), [claim(2, 99), claim(3, 99)], 3],
    ['and the others get what is left', 7, claim(3, 99), [claim(1, 99), claim(2, 99)], 2],
    ['one per second goes to one replica', 1, claim(1, 99), [claim(2, 99), claim(3, 99)], 1],
    ['and to nobody else', 1, claim(2, 99), [claim(1, 99), claim(3, 99)], 0],
    ['who wants nothing gets nothing', 80, claim(1, 0), [], 0],
    [
      'a rate that was lowered below what others hold leaves nothing',
      10,
      claim(1, 99),
      [claim(2, 99, 40)],
      0,
    ],
  ])('%s', (_story, rate, mine, others, share) => {
    expect(shareOf(rate, mine, others)).toBe(share);
  });

  test('S17: shares that were taken in any order never add up to more than the rate', () => {
    for (const rate of [1, 2, 7, 80, 1_000]) {
      for (let round = 0; round < 200; round += 1) {
        const claims = [1, 2, 3, 4].map((id) => claim(id, (round * id * 37) % 5 === 0 ? 0 : 2_000, 0));
        for (const place of [0, 1, 2, 3].toSorted(
          (one, other) => ((one * round) % 7) - ((other * round) % 7),
        )) {
          const mine = claims[place] ?? claim(9, 0);
          const held = shareOf(
            rate,
            mine,
            claims.filter((one) => one !== mine),
          );
          claims[place] = { ...mine, held };
        }
        expect(claims.reduce((sum, { held }) => sum + held, 0)).toBeLessThanOrEqual(rate);
      }
    }
  });
});
