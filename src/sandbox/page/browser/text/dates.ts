import type { PageWords } from './page-words.ts';
import type { Speech } from './speech.ts';

/** Where and in which language dates are read. */
export type DateReader = { readonly timeZone: string; readonly speech: Speech };

type Formats = Readonly<Record<string, Intl.DateTimeFormatOptions>>;

const formats: Formats = {
  date: { month: 'long', day: 'numeric', year: 'numeric' },
  date_slash: { month: '2-digit', day: '2-digit', year: 'numeric' },
  date_short: { month: 'short', day: 'numeric', year: 'numeric' },
  date_long: { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' },
  date_long_full: { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

const prettyBase: Readonly<Record<string, string>> = {
  date_pretty: 'date',
  date_short_pretty: 'date_short',
  date_long_pretty: 'date_long',
  day_divider_pretty: 'date_long',
};

const dayMs = 86_400_000;

const format = (at: Date, options: Intl.DateTimeFormatOptions, { timeZone, speech }: DateReader): string =>
  new Intl.DateTimeFormat(speech.tag, { ...options, timeZone }).format(at);

const dayOf = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(
    at,
  );

function nearbyDay(at: Date, now: Date, timeZone: string): PageWords | undefined {
  const day = dayOf(at, timeZone);
  if (day === dayOf(now, timeZone)) return 'Today';
  if (day === dayOf(new Date(now.getTime() - dayMs), timeZone)) return 'Yesterday';
  if (day === dayOf(new Date(now.getTime() + dayMs), timeZone)) return 'Tomorrow';
  return undefined;
}

/** The name of a day close to now. */
function nearby(at: Date, now: Date, { timeZone, speech }: DateReader): string | undefined {
  const day = nearbyDay(at, now, timeZone);
  return day && speech.say(day);
}

function ago(at: Date, now: Date, { speech }: DateReader): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const relative = new Intl.RelativeTimeFormat(speech.tag, { numeric: 'auto' });
  const units = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const;
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return relative.format(seconds, 'second');
}

function token(name: string, at: Date, reader: DateReader, now: Date): string | undefined {
  if (name === 'date_num') return dayOf(at, reader.timeZone);
  if (name === 'ago') return ago(at, now, reader);
  const base = prettyBase[name];
  if (base) return nearby(at, now, reader) ?? token(base, at, reader, now);
  const options = formats[name];
  return options && format(at, options, reader);
}

/** Fills Slack's date tokens (`{date_short} at {time}`) for one reader; unknown tokens stay as written. */
export function formatSlackDate(unix: number, pattern: string, reader: DateReader, now: Date): string {
  const at = new Date(unix * 1000);
  return pattern.replace(/\{([a-z_]+)\}/g, (whole, name: string) => token(name, at, reader, now) ?? whole);
}

export const dayLabel = (at: Date, now: Date, reader: DateReader): string =>
  nearby(at, now, reader) ?? format(at, { weekday: 'long', month: 'long', day: 'numeric' }, reader);

export const timeLabel = (at: Date, reader: DateReader): string =>
  format(at, { hour: 'numeric', minute: '2-digit' }, reader);

export const fullLabel = (at: Date, reader: DateReader): string =>
  format(at, { dateStyle: 'full', timeStyle: 'long' }, reader);

/** Seconds since 1970 of a wall time in a zone; a time that the clock skips lands after the gap. */
export function unixOfWallTime(local: string, timeZone: string): number | undefined {
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall)) return undefined;
  const offsetAt = (instant: number): number =>
    Date.parse(`${wallTimeOf(instant / 1000, timeZone)}Z`) - instant;
  const guess = wall - offsetAt(wall);
  return Math.floor((wall - offsetAt(guess)) / 1000);
}

/** `2026-03-04T09:30`, as a date-time field wants it. */
export function wallTimeOf(unix: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  return parts.format(new Date(unix * 1000)).replace(' ', 'T');
}
