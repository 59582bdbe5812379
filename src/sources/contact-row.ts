import type { AudienceRow } from './audience-source.ts';
import type { PhoneReader } from './phone-number.ts';

/** A column of the audience, and where its value stands. */
export interface NamedField {
  readonly name: string;
  readonly field: string;
}

/** One contact as a row of an audience; the first phone that holds anything is the phone. */
export function contactRow({
  rowNumber,
  phoneNames,
  fields,
  phones,
  valueAt,
}: {
  readonly rowNumber: number;
  readonly phoneNames: readonly string[];
  readonly fields: readonly NamedField[];
  readonly phones: PhoneReader;
  readonly valueAt: (field: string) => string;
}): AudienceRow {
  const variables: Record<string, string> = Object.create(null);
  for (const { name, field } of fields) variables[name] = valueAt(field).trim();
  const rawPhone = phoneNames.map((name) => valueAt(name).trim()).find(Boolean) ?? '';
  return { rowNumber, rawPhone, ...phones.read(rawPhone), variables };
}
