import { DateTime } from 'luxon';
import { said, say, spokenLanguage, text } from '../entities/language/say.ts';
import { type Weekday, weekdayDigits } from '../entities/subscription-choice.ts';
import type { Schedule } from './due-slots.ts';

const locales = { en: 'en-GB', es: 'es', pt: 'pt-BR' } as const;

/** A Monday. */
const monday = DateTime.fromISO('2026-03-02', { zone: 'UTC' });

/** `Mon` or `Monday`, in the reader's language. */
export const weekdayText = (day: Weekday, length: 'short' | 'long' = 'short'): string =>
  monday
    .plus({ days: day - 1 })
    .setLocale(locales[spokenLanguage()])
    .toLocaleString({ weekday: length });

const named: Readonly<Record<string, string>> = {
  '1234567': text('every day'),
  '12345': text('Monday to Friday'),
};

function daysText(days: readonly Weekday[]): string {
  const name = named[weekdayDigits(days)];
  return name === undefined ? days.map((day) => weekdayText(day)).join(', ') : said(name);
}

/** `every day at 09:00 (America/Bogota)`: the zone stands beside every time that people read. */
export function scheduleText({ every, days, at, zone }: Schedule): string {
  if (every === 'deployment') return say`whenever a deployment finishes (${zone})`;
  if (every === 'day') return say`${daysText(days)} at ${at} (${zone})`;
  const isAny = days.length === 7;
  const [first = 1] = days;
  if (every === 'week') return say`weekly, ${weekdayText(isAny ? 1 : first, 'long')} at ${at} (${zone})`;
  return isAny
    ? say`monthly, on the 1st at ${at} (${zone})`
    : say`monthly, on the first of these days: ${daysText(days)}, at ${at} (${zone})`;
}
