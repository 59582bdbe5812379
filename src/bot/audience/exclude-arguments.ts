import { DateTime } from 'luxon';
import { say, text } from '../../entities/language/say.ts';
import { UsageError } from '../listener.ts';

export interface ExcludeArguments {
  /** As they were typed. */
  readonly phones: string;
  readonly because: string;
  /** `2026-12-31`; for good when undefined. */
  readonly until: string | undefined;
}

const example = '/treble exclude add +57 300 555 0101 Asked us to stop until 2026-12-31';
const phonePart = /^[+(]?[\d().,;-]+$/;
/** Kept with the exclusion, and said in the language of whoever reads it. */
const unnamedReason = text('Excluded by a person.');

/** What stands after `exclude add`: phones, then perhaps a reason, then perhaps `until` and a day. Throws `UsageError`. */
export function parseExcludeArguments(args: readonly string[]): ExcludeArguments {
  const firstWord = args.findIndex((arg) => !phonePart.test(arg));
  const phones = firstWord < 0 ? args : args.slice(0, firstWord);
  const rest = firstWord < 0 ? [] : args.slice(firstWord);
  if (phones.length === 0) throw new UsageError(say`Which phones? For example: ${example}`);
  const named = rest.at(-2)?.toLowerCase() === 'until' ? rest.at(-1) : undefined;
  const reason = (named === undefined ? rest : rest.slice(0, -2)).join(' ').trim();
  return { phones: phones.join(' '), because: reason === '' ? unnamedReason : reason, until: named };
}

/** The end of that day where the person lives. Throws `UsageError`. */
export function endOfDay(day: string, zone: string, now: Date): Date {
  const end = DateTime.fromISO(day, { zone }).endOf('day');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !end.isValid) {
    throw new UsageError(
      say`Expected a day such as 2026-12-31 after until, found “${day}”. For example: ${example}`,
    );
  }
  if (end.toJSDate() <= now) throw new UsageError(say`Expected a day that is still to come, found ${day}.`);
  return end.toJSDate();
}
