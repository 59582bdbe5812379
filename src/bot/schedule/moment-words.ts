import { momentText } from '../../entities/language/date-text.ts';
import { countedNoun } from '../../entities/language/number-text.ts';
import { said, say, text } from '../../entities/language/say.ts';
import type { TypedMoment } from './parse-moment.ts';

const units = [
  [{ one: text('day'), many: text('days') }, 1_440],
  [{ one: text('hour'), many: text('hours') }, 60],
  [{ one: text('minute'), many: text('minutes') }, 1],
] as const;

/** `3 hours 20 minutes`; at most two parts, rounded to the minute. */
function distanceWords(ms: number): string {
  let left = Math.max(1, Math.round(ms / 60_000));
  const parts: string[] = [];
  for (const [unit, minutes] of units) {
    const count = Math.floor(left / minutes);
    left -= count * minutes;
    if (count > 0) parts.push(countedNoun(count, unit));
  }
  return parts.slice(0, 2).join(' ');
}

const clockWords = {
  skipped: text('The clocks skip the time you typed; this is the first moment after it.'),
  repeated: text('The clocks show that time twice; the first is meant.'),
} as const;

/** `Friday 27 November 2026 at 14:30 (America/Bogota), in 3 hours 20 minutes.` */
export function momentWords({ at, zone, clocks }: TypedMoment, now: Date): string {
  const away = distanceWords(at.getTime() - now.getTime());
  const moment = say`${momentText(at, zone)} (${zone}), in ${away}.`;
  return clocks === undefined ? moment : `${moment} ${said(clockWords[clocks])}`;
}
