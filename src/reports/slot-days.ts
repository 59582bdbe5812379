import type { Weekday } from '../entities/subscription-choice.ts';
import { weekdays } from '../entities/subscription-choice.ts';
import { addDays, type CalendarDay } from './local-time.ts';

/** How often a report comes. One that comes with every deployment has no times of its own. */
export type Cadence = 'day' | 'week' | 'month' | 'deployment';

const everyDay: readonly Weekday[] = weekdays;

export function weekdayOf(day: CalendarDay): Weekday {
  const sundayIsNone = new Date(`${day}T00:00Z`).getUTCDay();
  return everyDay.find((one) => one === sundayIsNone) ?? 7;
}

const dayOfMonth = (day: CalendarDay): number => Number(day.slice(8, 10));

/** Every chosen day, or the first chosen one of each week (from Monday on) or month. */
export function isSlotDay(day: CalendarDay, every: Cadence, days: readonly Weekday[]): boolean {
  const weekday = weekdayOf(day);
  if (every === 'deployment' || !days.includes(weekday)) return false;
  if (every === 'day') return true;
  const before = every === 'week' ? weekday - 1 : dayOfMonth(day) - 1;
  return Array.from({ length: Math.min(before, 7) }, (_value, index) => addDays(day, -1 - index)).every(
    (earlier) => !days.includes(weekdayOf(earlier)),
  );
}

/** From the chosen day before until this one: what a report counts that leaves no day out. */
export function daysSinceLast(day: CalendarDay, days: readonly Weekday[]): number {
  for (let back = 1; back < 7; back += 1) if (days.includes(weekdayOf(addDays(day, -back)))) return back;
  return 7;
}
