import fc from 'fast-check';
import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { type Weekday, weekdays } from '../../src/entities/subscription-choice.ts';
import { dueSlots, nextDueAt, type ScheduledSubscription } from '../../src/reports/due-slots.ts';
import { addDays, instantOf } from '../../src/reports/local-time.ts';
import { type Cadence, daysSinceLast } from '../../src/reports/slot-days.ts';
import { slotReasons } from '../../src/reports/slot-reasons.ts';

const subscribed = (changes: Partial<ScheduledSubscription> = {}): ScheduledSubscription => ({
  id: 1,
  every: 'day',
  days: weekdays,
  at: '09:00',
  zone: 'America/Bogota',
  scheduledAt: new Date('2026-03-01T12:00:00Z'),
  missed: 'catch_up',
  isPaused: false,
  snoozedUntil: undefined,
  lastDueAt: new Date('2026-03-03T14:00:00Z'),
  ...changes,
});

test.each([
  ['in a zone without changes', '2026-03-04', '09:00', 'America/Bogota', '2026-03-04T14:00:00.000Z'],
  ['in summer time', '2026-07-01', '09:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z'],
  [
    'skipped by the clocks: the next moment that exists',
    '2026-03-29',
    '02:30',
    'Europe/Berlin',
    '2026-03-29T01:00:00.000Z',
  ],
  ['the first skipped minute', '2026-03-29', '02:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ['the last minute before the skip', '2026-03-29', '01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
  ['shown twice: the first time', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['midnight that does not exist', '2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  ['a change of half an hour', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
  ['a zone with odd minutes', '2026-03-04', '09:00', 'Asia/Kathmandu', '2026-03-04T03:15:00.000Z'],
])('a wall time is due %s', (_story, day, at, zone, due) => {
  expect(instantOf(day, at, zone).toISOString()).toBe(due);
});

test('a slot is due from its minute on, once, and names its local date, time and zone', () => {
  expect(dueSlots([subscribed()], new Date('2026-03-04T13:59:59Z'))).toEqual([]);
  const due = dueSlots([subscribed(), subscribed({ id: 2, at: '23:00' })], new Date('2026-03-04T14:00:00Z'));
  expect(due.filter(({ subscriptionId }) => subscriptionId === 1)).toEqual([
    {
      subscriptionId: 1,
      key: '2026-03-04T09:00[America/Bogota]',
      dueAt: new Date('2026-03-04T14:00:00Z'),
      skippedBecause: undefined,
    },
  ]);
  const known = subscribed({ lastDueAt: new Date('2026-03-04T14:00:00Z') });
  expect(dueSlots([known], new Date('2026-03-04T23:00:00Z'))).toEqual([]);
});

test('a subscription made after today’s time waits until tomorrow', () => {
  const late = subscribed({ scheduledAt: new Date('2026-03-04T14:00:01Z'), lastDueAt: undefined });
  expect(dueSlots([late], new Date('2026-03-05T13:59:00Z'))).toEqual([]);
  expect(dueSlots([late], new Date('2026-03-05T14:00:00Z'))).toHaveLength(1);
});

test('after days without a process the latest slot is caught up once, and the others say so', () => {
  const down = subscribed({ lastDueAt: new Date('2026-03-01T14:00:00Z') });
  const due = dueSlots([down], new Date('2026-03-05T01:59:00Z'));
  expect(due.map(({ key, skippedBecause }) => [key.slice(0, 10), skippedBecause])).toEqual([
    ['2026-03-02', slotReasons.caughtUp],
    ['2026-03-03', slotReasons.caughtUp],
    ['2026-03-04', undefined],
  ]);
});

test('who wants nothing late gets what is due now, and what was missed is recorded as skipped', () => {
  const strict = subscribed({ missed: 'skip', lastDueAt: new Date('2026-03-02T14:00:00Z') });
  const due = dueSlots([strict], new Date('2026-03-04T14:15:00Z'));
  expect(due.map(({ skippedBecause }) => skippedBecause)).toEqual([slotReasons.down, undefined]);
  const later = dueSlots([strict], new Date('2026-03-04T14:15:01Z'));
  expect(later.map(({ skippedBecause }) => skippedBecause)).toEqual([slotReasons.down, slotReasons.down]);
});

test('what comes due while it is paused or snoozed is recorded as skipped', () => {
  const now = new Date('2026-03-04T14:00:00Z');
  const reasonOf = (changes: Partial<ScheduledSubscription>) =>
    dueSlots([subscribed(changes)], now).map(({ skippedBecause }) => skippedBecause);
  expect(reasonOf({ isPaused: true })).toEqual([slotReasons.paused]);
  expect(reasonOf({ snoozedUntil: new Date('2026-03-04T14:00:01Z') })).toEqual([slotReasons.snoozed]);
  expect(reasonOf({ snoozedUntil: now })).toEqual([undefined]);
});

const cadences: [story: string, every: Cadence, days: readonly Weekday[], first: readonly string[]][] = [
  ['every day', 'day', weekdays, ['2026-03-02', '2026-03-03', '2026-03-04']],
  ['Monday to Friday', 'day', [1, 2, 3, 4, 5], ['2026-03-02', '2026-03-03', '2026-03-04']],
  ['at the weekend', 'day', [6, 7], ['2026-03-07', '2026-03-08', '2026-03-14']],
  ['weekly on Mondays', 'week', weekdays, ['2026-03-02', '2026-03-09', '2026-03-16']],
  ['weekly on the first of some days', 'week', [3, 5], ['2026-03-04', '2026-03-11', '2026-03-18']],
  ['monthly on the 1st', 'month', weekdays, ['2026-04-01', '2026-05-01', '2026-06-01']],
  ['monthly on the first working day', 'month', [1, 2, 3, 4, 5], ['2026-03-02', '2026-04-01', '2026-05-01']],
  ['monthly on the first Sunday', 'month', [7], ['2026-04-05', '2026-05-03', '2026-06-07']],
];
test.each(cadences)('a report comes %s', (_story, every, days, first) => {
  const schedule = subscribed({
    every,
    days,
    scheduledAt: new Date('2026-03-01T23:00:00Z'),
    lastDueAt: undefined,
  });
  const due = dueSlots([schedule], new Date('2026-06-30T00:00:00Z')).map(({ key }) => key.slice(0, 10));
  expect(due.slice(0, 3)).toEqual(first);
  expect(nextDueAt(schedule, schedule.scheduledAt)?.toISOString()).toBe(`${first[0]}T14:00:00.000Z`);
});

test('a report of some days counts what lies between them', () => {
  expect(daysSinceLast('2026-03-02', [1, 2, 3, 4, 5])).toBe(3);
  expect(daysSinceLast('2026-03-03', [1, 2, 3, 4, 5])).toBe(1);
  expect(daysSinceLast('2026-03-04', weekdays)).toBe(1);
  expect(daysSinceLast('2026-03-04', [3])).toBe(7);
});

test.each([
  ['today', '2026-03-04T13:00:00Z', '2026-03-04T14:00:00.000Z'],
  ['tomorrow, when it is due right now', '2026-03-04T14:00:00Z', '2026-03-05T14:00:00.000Z'],
])('the next time is %s', (_story, now, next) => {
  expect(nextDueAt(subscribed(), new Date(now))?.toISOString()).toBe(next);
});

const zones = [
  'America/Bogota',
  'Europe/Berlin',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
];

test.each(zones)(
  'in %s every local day of a year has exactly one slot, whenever the process happens to look',
  (zone) => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
    const oftenSkipped = fc.constantFrom('00:00', '00:30', '02:00', '02:15', '02:30', '03:00');
    const gaps = fc.array(fc.integer({ min: 150, max: 700 }), { minLength: 5, maxLength: 20 });
    fc.assert(
      fc.property(fc.oneof(time, oftenSkipped), gaps, (at, minutes) => {
        const start = DateTime.fromISO('2026-01-01T12:00', { zone });
        const end = start.plus({ years: 1 }).toMillis();
        let known = subscribed({ at, zone, scheduledAt: start.toJSDate(), lastDueAt: undefined });
        const seen: string[] = [];
        let step = 0;
        for (let now = start.toMillis(); now < end; now += (minutes[step % minutes.length] ?? 60) * 60_000) {
          step += 1;
          for (const slot of dueSlots([known], new Date(now))) {
            expect(DateTime.fromJSDate(slot.dueAt, { zone }).toISODate()).toBe(slot.key.slice(0, 10));
            seen.push(slot.key.slice(0, 10));
            known = { ...known, lastDueAt: slot.dueAt };
          }
        }
        const first = seen[0] ?? '';
        expect(seen.length).toBeGreaterThanOrEqual(364);
        expect(seen).toEqual(seen.map((_day, index) => addDays(first, index)));
      }),
      { numRuns: 5 },
    );
  },
);
