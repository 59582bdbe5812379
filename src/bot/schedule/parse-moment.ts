import { DateTime, IANAZone } from 'luxon';
import { clockText } from '../../entities/language/date-text.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { instantOf } from '../../reports/local-time.ts';
import { UsageError } from '../listener.ts';
import { plainWords } from './typed-words.ts';

/** A moment as somebody typed it. */
export interface TypedMoment {
  readonly at: Date;
  readonly zone: string;
  /** The clocks skip or repeat the time that was typed: where they skip it, the first moment after is meant, else the first of the two. */
  readonly clocks?: 'skipped' | 'repeated';
}

export const momentExamples = text('tomorrow 9:00, fri 14:30, 2026-12-01 08:00 America/Bogota, in 2 hours');

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;
const farthestDays = 366;

const refuse = (text: string): UsageError =>
  new UsageError(say`Expected a date and a time such as ${said(momentExamples)}; found “${text}”.`);

/** The place in the list of a word that is a name of it or its first three letters or more. */
const placeIn = (names: readonly string[], word: string): number =>
  word.length < 3 ? -1 : names.findIndex((name) => name.startsWith(word));

const zoneIn = (word: string): string | undefined => {
  if (!/^(?:utc|gmt|[a-z_]+(?:\/[a-z0-9_+-]+)+)$/i.test(word) || !IANAZone.isValidZone(word))
    return undefined;
  return new Intl.DateTimeFormat('en', { timeZone: word }).resolvedOptions().timeZone;
};

const units = [
  { name: 'minutes', words: /^(?:m|min|mins|minutes?)$/ },
  { name: 'hours', words: /^(?:h|hrs?|hours?)$/ },
  { name: 'days', words: /^(?:d|days?)$/ },
  { name: 'weeks', words: /^(?:w|weeks?)$/ },
] as const;

/** `in 2 hours`, `in 90min`. Days and weeks keep the time of the clock, whatever the clocks do meanwhile. */
function parseDistance(text: string, now: DateTime): Date | undefined {
  const [, amount = '', word = ''] = /^in (\d{1,4}|an?) ?([a-z]+)$/.exec(text) ?? [];
  const unit = units.find(({ words }) => words.test(word));
  if (!unit) return undefined;
  const count = /^\d/.test(amount) ? Number(amount) : 1;
  return now.plus({ [unit.name]: count }).toJSDate();
}

/** `HH:mm` of `9:00`, `14.30`, `9am`, `9:30 pm`, `14h`, `noon`. */
function parseTime(word: string): string | undefined {
  if (word === 'noon') return '12:00';
  const [, hour, minute = '00', half] = /^(\d{1,2})(?:[:.h](\d{2}))?h?(am|pm)?$/.exec(word) ?? [];
  if (hour === undefined || (half === undefined && !/[:.h]/.test(word))) return undefined;
  const typed = Number(hour);
  if (half !== undefined && (typed < 1 || typed > 12)) return undefined;
  const hours = half === undefined ? typed : (typed % 12) + (half === 'pm' ? 12 : 0);
  if (hours > 23 || Number(minute) > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${minute}`;
}

/** The days that the words may mean, the nearest first. */
function parseDays(words: readonly string[], today: DateTime): readonly DateTime[] {
  const [first = '', second = '', third] = words;
  const after = (days: number) => today.plus({ days });
  if (words.length === 0) return [today, after(1)];
  if (words.length === 1) {
    if (first === 'today') return [today];
    if (first === 'tomorrow') return [after(1)];
    if (/^\d{4}-\d{2}-\d{2}$/.test(first)) return [DateTime.fromISO(first, { zone: 'utc' })];
    const weekday = placeIn(weekdays, first);
    if (weekday === -1) return [];
    const days = (weekday + 1 - today.weekday + 7) % 7;
    return [after(days), after(days + 7)];
  }
  const [day, month] = /^\d/.test(first) ? [first, second] : [second, first];
  const number = Number(/^(\d{1,2})(?:st|nd|rd|th)?$/.exec(day)?.[1]);
  const place = placeIn(months, month) + 1;
  const years =
    third === undefined ? [today.year, today.year + 1] : /^\d{4}$/.test(third) ? [Number(third)] : [];
  if (place === 0 || Number.isNaN(number) || words.length > 3) return [];
  return years.map((year) => DateTime.utc(year, place, number));
}

function momentOn(day: DateTime, time: string, zone: string): TypedMoment {
  const date = day.toISODate() ?? '';
  const at = instantOf(date, time, zone);
  const local = DateTime.fromJSDate(at, { zone });
  if (local.toFormat('yyyy-MM-dd HH:mm') !== `${date} ${time}`) return { at, zone, clocks: 'skipped' };
  return local.getPossibleOffsets().length > 1 ? { at, zone, clocks: 'repeated' } : { at, zone };
}

/**
 * Reads what a person types for a moment to come; without a zone named at its end, `zone` is meant. A day without a year
 * or a time without a day is the next one. Throws `UsageError` for what is no moment, past, or more than a year away.
 */
export function parseMoment(typed: string, now: Date, zone: string): TypedMoment {
  const words = typed.replaceAll(',', ' ').trim().split(/\s+/).filter(Boolean);
  const named = zoneIn(words.at(-1) ?? '');
  const meant = named ?? zone;
  const text = plainWords(named === undefined ? words : words.slice(0, -1))
    .join(' ')
    .replace(/ (am|pm)$/, '$1');
  const here = DateTime.fromJSDate(now, { zone: meant });
  const distance = parseDistance(text, here);
  const moments =
    distance === undefined ? readMoments(text, here, meant, typed) : [{ at: distance, zone: meant }];
  const found = moments.find(({ at }) => at > now);
  if (!found) {
    throw new UsageError(
      say`Expected a moment to come, found “${typed}”: it is ${clockText(now, meant)} in ${meant} now.`,
    );
  }
  if (found.at.getTime() - now.getTime() > farthestDays * 86_400_000) {
    throw new UsageError(say`Expected a moment within a year, found “${typed}”.`);
  }
  return found;
}

function readMoments(text: string, here: DateTime, zone: string, typed: string): readonly TypedMoment[] {
  const words = text.split(' ').filter(Boolean);
  const at = words.findIndex((word) => parseTime(word) !== undefined);
  const time = parseTime(words[at] ?? '');
  if (time === undefined) throw refuse(typed);
  const today = DateTime.utc(here.year, here.month, here.day);
  const days = parseDays(words.toSpliced(at, 1), today).filter((day) => day.isValid);
  if (days.length === 0) throw refuse(typed);
  return days.map((day) => momentOn(day, time, zone));
}
