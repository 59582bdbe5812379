import { describe, expect, test } from 'vitest';
import {
  checkOnce,
  checkOptOuts,
  checkPause,
  checkRate,
  checkTokens,
  checkUncertain,
} from './call-checks.ts';
import { drawFrom } from './draw.ts';
import type { Arrival } from './far-side.ts';
import { type AttemptRow, acceptedMissing, checkLedger } from './row-checks.ts';
import { judgeSnapshot } from './sampler.ts';
import { parseSoakOptions } from './soak-options.ts';

const ana = '+15550000001';
const accepted: Arrival = {
  token: 'key.1',
  to: ana,
  at: 1_000,
  replica: 1,
  way: 'accepted',
  proves: 'accepted',
  wamid: 'wamid.1',
  taken: {},
};
const again: Arrival = { ...accepted, token: 'key.2', at: 5_000, wamid: 'wamid.2' };
const lost: Arrival = { ...accepted, way: 'resetBeforeAccept', proves: 'nothing', wamid: undefined };
const nobody: ReadonlySet<string> = new Set();

describe('S1: calls of one person', () => {
  const legal: [story: string, calls: Arrival[], overridden?: ReadonlySet<string>][] = [
    ['one accepted call', [accepted]],
    ['a refused call, then one more', [{ ...lost, proves: 'refused', way: 'throttled' }, again]],
    ['a call that failed definitely before, then one more', [{ ...accepted, failureToldAt: 4_000 }, again]],
    ['an unknown call that a person overrode, then one more', [lost, again], new Set(['key.1'])],
    ['two people, one call each', [accepted, { ...again, to: '+15550000002' }]],
  ];
  test.each(legal)('may be: %s', (_story, calls, overridden = nobody) => {
    expect(checkOnce(calls, overridden)).toEqual([]);
    expect(checkTokens(calls)).toEqual([]);
  });

  const broken: [story: string, calls: Arrival[]][] = [
    ['accepted twice', [accepted, again]],
    ['called again while the first call may have been accepted', [lost, again]],
    ['failed only after the second call', [{ ...accepted, failureToldAt: 6_000 }, again]],
    [
      'accepted a third time after one failure',
      [{ ...accepted, failureToldAt: 4_000 }, again, { ...again, token: 'key.3' }],
    ],
  ];
  test.each(broken)('may not be: %s', (_story, calls) => {
    expect(checkOnce(calls, nobody)).not.toEqual([]);
  });

  test('may not be: the same attempt called twice', () => {
    expect(checkTokens([accepted, { ...accepted, at: 1_500 }])).toEqual([
      'S1: attempt key.1 was called twice',
    ]);
  });
});

describe('S5, S12: the rows and the ledger', () => {
  const told: Arrival = { ...accepted, taken: { sent: 10, delivered: 12 } };
  const row: AttemptRow = {
    id: 1,
    to: ana,
    outcome: 'accepted',
    wamid: 'wamid.1',
    sent: 10,
    delivered: 12,
    read: null,
    failed: null,
    state: 'success',
    cause: 'delivered',
    sentCounted: true,
  };
  const check = (changed: Partial<AttemptRow>) =>
    checkLedger([told], new Map([['key.1', { ...row, ...changed }]]));

  test('rows that know everything are right', () => {
    expect(check({})).toEqual([]);
    expect(acceptedMissing([told], new Map([['key.1', row]]))).toBe(0);
  });

  const wrong: [story: string, changed: Partial<AttemptRow>, invariant: string][] = [
    ['another message id', { wamid: 'wamid.9' }, 'S5'],
    ['no message id', { wamid: null }, 'S5'],
    ['a receipt that was answered 200 is not there', { delivered: null }, 'S12'],
    ['a receipt is there with a later moment', { sent: 11 }, 'S12'],
    ['delivered and counted as in process', { state: 'in_process', cause: 'sent' }, 'S5'],
    ['sent and not counted as sent', { sentCounted: false }, 'S5'],
    ['the attempt of another person', { to: '+15550000002' }, 'S5'],
  ];
  test.each(wrong)('%s', (_story, changed, invariant) => {
    expect(check(changed).join()).toContain(invariant);
  });

  test('a call without any attempt, and an accepted message that no row knows', () => {
    expect(checkLedger([accepted], new Map())).toEqual([
      'S5: key.1 was called and is no attempt of this deployment',
    ]);
    expect(acceptedMissing([told], new Map())).toBe(1);
  });
});

test('S6, S7: a snapshot whose parts do not add up, and one whose counters are wrong', () => {
  expect(judgeSnapshot({ mismatches: 0, counted: 100 }, 100)).toEqual([]);
  expect(judgeSnapshot({ mismatches: 0, counted: 99 }, 100).join()).toContain('S6');
  expect(judgeSnapshot({ mismatches: 2, counted: 100 }, 100).join()).toContain('S7');
});

test('S14: a call more than a second after the pause was confirmed', () => {
  const pause = { confirmedAt: 2_000, resumedAt: 9_000 };
  expect(
    checkPause(
      [
        { ...accepted, at: 2_900 },
        { ...accepted, at: 9_500 },
      ],
      pause,
    ),
  ).toEqual([]);
  expect(checkPause([again], pause).join()).toContain('S14');
  // Read late by whoever writes the arrivals down.
  expect(checkPause([{ ...accepted, at: 3_100 }], pause, 150)).toEqual([]);
  expect(checkPause([{ ...accepted, at: 3_200 }], pause, 150).join()).toContain('S14');
});

test('S17: one call too many within a second', () => {
  const evenly = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...accepted, at: index * 5 }));
  expect(checkRate(evenly(1_000), 200)).toEqual([]);
  expect(
    checkRate(
      [...evenly(200), ...evenly(20)].sort((one, other) => one.at - other.at),
      200,
    ).join(),
  ).toContain('S17');
  expect(checkRate(evenly(1_000), 180).join()).toContain('S17');
});

test('S18: a kill that leaves more unsettled than the window', () => {
  expect(checkUncertain([32, 0], 32)).toEqual([]);
  expect(checkUncertain([33], 32).join()).toContain('S18');
});

test('S20: a call more than two seconds after the opt-out was taken', () => {
  expect(checkOptOuts([again], [{ to: ana, takenAt: 3_500 }])).toEqual([]);
  expect(checkOptOuts([again], [{ to: ana, takenAt: 2_000 }]).join()).toContain('S20');
});

test('the same seed decides the same', () => {
  const decisions = (seed: number) => {
    const draw = drawFrom(seed);
    return [draw.number(), draw.between(1, 6), draw.share(0.5), ...draw.shuffled([1, 2, 3, 4, 5])];
  };
  expect(decisions(11)).toEqual(decisions(11));
  expect(decisions(11)).not.toEqual(decisions(12));
});

describe('the soak’s arguments', () => {
  test('say how long and how much', () => {
    expect(parseSoakOptions([])).toMatchObject({ loops: 100, recipients: 20_000, replicas: 2, drain: false });
    expect(parseSoakOptions(['--loops', '3', '--seed=7', '--replicas', '3'])).toMatchObject({
      loops: 3,
      seed: 7,
      replicas: 3,
    });
    expect(parseSoakOptions(['--drain', '--seconds', '10'])).toMatchObject({
      drain: true,
      seconds: 10,
      messagesPerSecond: 1_000,
    });
  });

  test.each([[['--loop', '3']], [['--loops']], [['--loops', 'many']], [['--seed', '1.5']], [['fast']]])(
    'are refused when they cannot be meant: %j',
    (args) => {
      expect(() => parseSoakOptions(args)).toThrow(/expected|Expected/);
    },
  );
});
