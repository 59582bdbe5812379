import { DateTime, IANAZone } from 'luxon';

/** A day in the calendar of some zone, `2026-03-04`. */
export type CalendarDay = string;

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Arithmetic on the calendar alone: no zone, so no day of 23 or 25 hours. */
export const addDays = (day: CalendarDay, days: number): CalendarDay =>
  new Date(Date.parse(`${day}T00:00Z`) + days * dayMs).toISOString().slice(0, 10);

export function localDay(moment: Date, zoneName: string): CalendarDay {
  const zone = IANAZone.create(zoneName);
  const time = moment.getTime();
  return new Date(time + zone.offset(time) * minuteMs).toISOString().slice(0, 10);
}

/** The moment between the two at which the zone's offset changes, to the minute. */
function transitionBetween(zone: IANAZone, from: number, to: number): number {
  const before = zone.offset(from);
  let low = Math.floor(from / minuteMs);
  let high = Math.ceil(to / minuteMs);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offset(middle * minuteMs) === before) low = middle;
    else high = middle;
  }
  return high * minuteMs;
}

/**
 * When the clocks of a zone show `at` (`HH:MM`) on that day: the first time where they show it twice, the next moment that
 * exists where they skip it.
 */
export function instantOf(day: CalendarDay, at: string, zoneName: string): Date {
  const zone = IANAZone.create(zoneName);
  const wall = Date.parse(`${day}T${at}Z`);
  // Offsets stay below a day, so these two moments lie before and after whatever change concerns this one.
  const offsets = [zone.offset(wall - dayMs), zone.offset(wall + dayMs)];
  const moments = offsets
    .map((offset) => ({ moment: wall - offset * minuteMs, offset }))
    .filter(({ moment, offset }) => zone.offset(moment) === offset)
    .map(({ moment }) => moment);
  if (moments.length > 0) return new Date(Math.min(...moments));
  const around = offsets.map((offset) => wall - offset * minuteMs);
  return new Date(transitionBetween(zone, Math.min(...around) - 1, Math.max(...around)));
}

/** When the day of this moment begins on the clocks of its zone: at midnight, wherever there is one. */
export const startOfDay = (moment: DateTime): DateTime => {
  const zone = moment.zoneName ?? 'UTC';
  return DateTime.fromJSDate(instantOf(localDay(moment.toJSDate(), zone), '00:00', zone), { zone });
};
