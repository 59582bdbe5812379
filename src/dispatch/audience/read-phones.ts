import type { AudienceRow, OpenedAudience } from '../../sources/audience-source.ts';
import { openCsv } from '../../sources/csv-audience.ts';
import { openPasted } from '../../sources/pasted-audience.ts';
import type { GivenAudience } from '../dispatch.ts';
import type { ReadPhones } from './audiences.ts';

export interface PhoneOptions {
  /** ISO country of numbers without a country prefix. */
  readonly defaultCountry: string | undefined;
}

/** Opens what a person gave. Rejects with an `AudienceError`. */
export function openGiven(
  audience: GivenAudience,
  { defaultCountry }: PhoneOptions,
): Promise<OpenedAudience> {
  const options = defaultCountry === undefined ? {} : { defaultCountry };
  return audience.kind === 'csv'
    ? openCsv(audience.bytes, { fileName: audience.fileName, ...options })
    : openPasted(audience.text, options);
}

const mostExamples = 5;
const longestExample = 40;

export const nothingRead: ReadPhones = { rows: 0, invalid: 0, examples: [] };

/** What was read so far, and one batch more. */
export function addRead(read: ReadPhones, rows: readonly AudienceRow[]): ReadPhones {
  const wrong = rows.filter(({ phone }) => phone === undefined);
  const examples = wrong
    .slice(0, mostExamples - read.examples.length)
    .map(({ rawPhone, invalidBecause }) => ({
      text: rawPhone.slice(0, longestExample),
      because: invalidBecause ?? 'not a phone number',
    }));
  return {
    rows: read.rows + rows.length,
    invalid: read.invalid + wrong.length,
    examples: [...read.examples, ...examples],
  };
}

/** Each phone of the batch once, in order. */
export const phonesIn = (rows: readonly AudienceRow[]): string[] =>
  [...new Set(rows.flatMap(({ phone }) => phone ?? []))].sort();
