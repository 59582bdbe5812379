import { type Language, languages } from '../../entities/language/language.ts';
import { say } from '../../entities/language/say.ts';
import { type Weekday, weekdays } from '../../entities/subscription-choice.ts';
import { UsageError } from '../listener.ts';

export interface SubscribeArguments {
  readonly report: string | undefined;
  /** `HH:MM`. */
  readonly at: string | undefined;
  readonly zone: string | undefined;
  readonly days: readonly Weekday[] | undefined;
  readonly language: Language | undefined;
}

const example = '/treble subscribe digest 09:00 mon-fri America/Bogota';

/** The zone in its own spelling; undefined when there is no such zone. */
function zoneNamed(word: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: word }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

const dayNames: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const dayNamed = (name: string): Weekday | undefined => weekdays[dayNames.indexOf(name)];

/** `daily`, `mon`, `mon,wed`, `mon-fri`. Undefined: the word names no days. */
function daysNamed(word: string): readonly Weekday[] | undefined {
  if (word === 'daily') return weekdays;
  const [, first = '', last = ''] = /^([a-z]{3})-([a-z]{3})$/.exec(word) ?? [];
  const [from, to] = [dayNamed(first), dayNamed(last)];
  if (from && to && from <= to) return weekdays.filter((day) => day >= from && day <= to);
  const listed = word.split(',').map(dayNamed);
  return listed.every((day) => day !== undefined) ? listed : undefined;
}

function timeNamed(word: string): string | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(word) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  if (Number(hours) > 23 || Number(minutes) > 59) {
    throw new UsageError(say`Expected a time from 00:00 to 23:59, found “${word}”. For example: ${example}`);
  }
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** `[report] [HH:MM] [days] [zone] [language]`, told apart by their form. */
export function parseSubscribeArguments(
  args: readonly string[],
  reports: readonly string[],
): SubscribeArguments {
  let found: SubscribeArguments = {
    report: undefined,
    at: undefined,
    zone: undefined,
    days: undefined,
    language: undefined,
  };
  for (const word of args) {
    const lower = word.toLowerCase();
    const report = reports.find((name) => name === lower);
    const language = languages.find((one) => one === lower);
    const at = timeNamed(word);
    const days = daysNamed(lower);
    if (report !== undefined) found = { ...found, report };
    else if (at !== undefined) found = { ...found, at };
    else if (language !== undefined) found = { ...found, language };
    else if (days !== undefined) found = { ...found, days };
    else {
      const zone = zoneNamed(word);
      if (zone === undefined) {
        throw new UsageError(
          say`Expected a report (${reports.join(', ')}), a time, days, a time zone or a language, found “${word}”. For example: ${example}`,
        );
      }
      found = { ...found, zone };
    }
  }
  return found;
}
