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

const format = (at: Date, options: Intl.DateTimeFormatOptions, timeZone: string): string =>
  new Intl.DateTimeFormat('en-US', { ...options, timeZone }).format(at);

const dayOf = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(
    at,
  );

function nearbyDay(at: Date, now: Date, timeZone: string): string | undefined {
  const day = dayOf(at, timeZone);
  if (day === dayOf(now, timeZone)) return 'Today';
  if (day === dayOf(new Date(now.getTime() - dayMs), timeZone)) return 'Yesterday';
  if (day === dayOf(new Date(now.getTime() + dayMs), timeZone)) return 'Tomorrow';
  return undefined;
}

function ago(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
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

function token(name: string, at: Date, timeZone: string, now: Date): string | undefined {
  if (name === 'date_num') return dayOf(at, timeZone);
  if (name === 'ago') return ago(at, now);
  const base = prettyBase[name];
  if (base) return nearbyDay(at, now, timeZone) ?? token(base, at, timeZone, now);
  const options = formats[name];
  return options && format(at, options, timeZone);
}

/** Fills Slack's date tokens (`{date_short} at {time}`) for one time zone; unknown tokens stay as written. */
export function formatSlackDate(unix: number, pattern: string, timeZone: string, now: Date): string {
  const at = new Date(unix * 1000);
  return pattern.replace(/\{([a-z_]+)\}/g, (whole, name: string) => token(name, at, timeZone, now) ?? whole);
}

export const dayLabel = (at: Date, now: Date, timeZone: string): string =>
  nearbyDay(at, now, timeZone) ?? format(at, { weekday: 'long', month: 'long', day: 'numeric' }, timeZone);

export const timeLabel = (at: Date, timeZone: string): string =>
  format(at, { hour: 'numeric', minute: '2-digit' }, timeZone);

export const fullLabel = (at: Date, timeZone: string): string =>
  format(at, { dateStyle: 'full', timeStyle: 'long' }, timeZone);

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
