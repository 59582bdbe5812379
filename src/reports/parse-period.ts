import { DateTime } from 'luxon';
import { startOfDay } from './local-time.ts';
import { daysUntil, monthBefore, type Period } from './period.ts';

const named: Readonly<Record<string, (today: DateTime) => Period>> = {
  today: (today) => daysUntil(startOfDay(today.plus({ days: 1 })), 1),
  yesterday: (today) => daysUntil(today, 1),
  week: (today) => daysUntil(today, 7),
  month: (today) => monthBefore(today),
  quarter: (today) => daysUntil(today, 91),
  year: (today) => daysUntil(today, 365),
};

export const periodExamples = [...Object.keys(named), '30d', '2026-03-01..2026-03-07'];

const mostDays = 366;

/** `yesterday`, `week`, `30d`, `2026-03-04`, `2026-03-01..2026-03-07`. Undefined: the word names no period. */
export function parsePeriod(word: string, today: DateTime): Period | undefined {
  const lower = word.toLowerCase();
  const make = Object.hasOwn(named, lower) ? named[lower] : undefined;
  if (make) return make(today);
  const days = Number(/^(\d{1,3})d$/.exec(lower)?.[1] ?? 0);
  if (days >= 1 && days <= mostDays) return daysUntil(today, days);
  const [, first, last = first] = /^(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?$/.exec(lower) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const zone = today.zoneName ?? 'UTC';
  const [begins, ends] = [DateTime.fromISO(first, { zone }), DateTime.fromISO(last, { zone })];
  if (!begins.isValid || !ends.isValid) return undefined;
  const [from, to] = [startOfDay(begins), startOfDay(ends.plus({ days: 1 }))];
  const length = Math.round(to.diff(from, 'days').days);
  return length >= 1 && length <= mostDays ? { unit: 'days', from, to } : undefined;
}
