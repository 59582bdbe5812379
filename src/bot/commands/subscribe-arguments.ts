import { UsageError } from '../listener.ts';

export interface SubscribeArguments {
  readonly report: string | undefined;
  /** `HH:MM`. */
  readonly at: string | undefined;
  readonly zone: string | undefined;
}

const example = 'For example: /treble subscribe digest 09:00 America/Bogota';

/** The zone in its own spelling; undefined when there is no such zone. */
function zoneNamed(word: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: word }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** `[report] [HH:MM] [zone]`, told apart by their form. */
export function parseSubscribeArguments(
  args: readonly string[],
  reports: readonly string[],
): SubscribeArguments {
  let report: string | undefined;
  let at: string | undefined;
  let zone: string | undefined;
  for (const word of args) {
    const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(word) ?? [];
    const known = reports.find((name) => name === word.toLowerCase());
    if (hours !== undefined && minutes !== undefined) {
      if (Number(hours) > 23 || Number(minutes) > 59) {
        throw new UsageError(`Expected a time from 00:00 to 23:59, found “${word}”. ${example}`);
      }
      at = `${hours.padStart(2, '0')}:${minutes}`;
    } else if (known !== undefined) {
      report = known;
    } else {
      zone = zoneNamed(word);
      if (zone === undefined) {
        throw new UsageError(
          `Expected a report (${reports.join(', ')}), a time or a time zone, found “${word}”. ${example}`,
        );
      }
    }
  }
  return { report, at, zone };
}
