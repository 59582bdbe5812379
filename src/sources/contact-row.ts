import type { AudienceRow } from './audience-source.ts';
import type { ContactProperty, ContactQuestion } from './contact-source.ts';
import type { PhoneReader } from './phone-number.ts';

/** A column of the audience, and where its value stands. */
export interface NamedField {
  readonly name: string;
  readonly field: string;
}

/** Where each property stands that was asked for; those that are nowhere are left out. */
export const namedFields = (
  { properties, mapping = [] }: Pick<ContactQuestion, 'properties' | 'mapping'>,
  find: (wanted: string) => string | undefined,
): NamedField[] =>
  properties.flatMap((name) => {
    const field = find(mapping.find((one) => one.name === name)?.field ?? name);
    return field === undefined ? [] : [{ name, field }];
  });

/** Those whose name or label has what was typed. */
export function matchingProperties(
  known: readonly ContactProperty[],
  query: string,
  limit: number,
): readonly ContactProperty[] {
  const wanted = query.trim().toLowerCase();
  const has = (text: string) => text.toLowerCase().includes(wanted);
  return known.filter(({ name, label }) => has(name) || has(label)).slice(0, limit);
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
