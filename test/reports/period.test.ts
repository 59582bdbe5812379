import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { localDay, startOfDay } from '../../src/reports/local-time.ts';
import { parsePeriod } from '../../src/reports/parse-period.ts';
import {
  daysUntil,
  monthBefore,
  periodBefore,
  periodName,
  trendPeriods,
  usualPeriods,
  windowOf,
} from '../../src/reports/period.ts';

const today = DateTime.fromISO('2026-03-04', { zone: 'America/Bogota' });

const spans: [story: string, name: string, before: string, usual: number, first: string][] = [
  ['a day', 'Tuesday 3 March 2026', 'Monday 2 March 2026', 8, 'Tuesday 24 February 2026'],
  ['a week', '25 Feb – 3 Mar 2026', '18 Feb – 24 Feb 2026', 8, '18 Feb – 24 Feb 2026'],
  ['30 days', '2 Feb – 3 Mar 2026', '3 Jan – 1 Feb 2026', 0, ''],
];
test.each(spans)(
  '%s: the period before, and the same weekdays before it',
  (story, name, before, usual, first) => {
    const days = { 'a day': 1, 'a week': 7, '30 days': 30 }[story] ?? 0;
    const span = daysUntil(today, days);
    expect([periodName(span), periodName(periodBefore(span))]).toEqual([name, before]);
    const periods = usualPeriods(span);
    expect(periods).toHaveLength(usual);
    if (periods[0]) expect(periodName(periods[0])).toBe(first);
  },
);

test('a month is a calendar month, whatever its length', () => {
  const month = monthBefore(DateTime.fromISO('2026-03-31', { zone: 'America/Bogota' }));
  expect([periodName(month), periodName(periodBefore(month))]).toEqual(['February 2026', 'January 2026']);
  expect(trendPeriods(month).map(periodName).slice(-2)).toEqual(['January 2026', 'February 2026']);
});

test.each([
  ['yesterday', '2026-03-03', '2026-03-04'],
  ['today', '2026-03-04', '2026-03-05'],
  ['week', '2026-02-25', '2026-03-04'],
  ['month', '2026-02-01', '2026-03-01'],
  ['30d', '2026-02-02', '2026-03-04'],
  ['2026-03-01', '2026-03-01', '2026-03-02'],
  ['2026-03-01..2026-03-03', '2026-03-01', '2026-03-04'],
])('the period %s is from %s until %s', (word, from, to) => {
  const found = parsePeriod(word, today);
  expect([found?.from.toISODate(), found?.to.toISODate()]).toEqual([from, to]);
});

test.each(['fortnight', '0d', '999d', '2026-02-30', '2026-03-05..2026-03-01'])('%s is no period', (word) => {
  expect(parsePeriod(word, today)).toBeUndefined();
});

/** Clocks that skip midnight, show it twice or change at another hour, and those that never change. */
const changes: [zone: string, day: string][] = [
  ['America/Santiago', '2026-09-06'],
  ['Africa/Cairo', '2026-04-24'],
  ['Asia/Beirut', '2026-03-29'],
  ['America/Havana', '2026-11-01'],
  ['Europe/Berlin', '2026-03-29'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['America/Bogota', '2026-03-01'],
];
test.each(changes)('in %s every period begins and ends where a local day does, around %s', (zone, day) => {
  const noon = DateTime.fromISO(`${day}T12:00`, { zone });
  for (let days = 0; days < 16; days += 1) {
    const begins = startOfDay(noon.plus({ days }));
    const word = begins.toISODate() ?? '';
    const periods = [
      ...[daysUntil(begins, 1), daysUntil(begins, 7), monthBefore(begins)].flatMap((period) => [
        period,
        periodBefore(period),
        ...usualPeriods(period),
        ...trendPeriods(period),
      ]),
      ...['today', 'week', word].flatMap((name) => parsePeriod(name, begins) ?? []),
    ];
    expect(periods).toHaveLength(60);
    for (const { from, to } of periods.map(windowOf)) {
      for (const edge of [from, to]) {
        const before = new Date(edge.getTime() - 1);
        expect(localDay(edge, zone) > localDay(before, zone), `${edge.toISOString()} of ${word}`).toBe(true);
      }
    }
  }
});
