import { recordAt } from '../../entities/json.ts';
import { say } from '../../entities/language/say.ts';
import { AudienceError, type AudienceRow } from '../audience-source.ts';
import { contactRow, namedFields } from '../contact-row.ts';
import type { ContactQuestion } from '../contact-source.ts';
import { phoneColumns, plainName } from '../phone-column.ts';
import { readPages, rowBatches, textOf } from './query-audience.ts';
import type { SalesforceAccess } from './salesforce-access.ts';
import { readStatement } from './statement.ts';

/** `Account.Name` of a record, ignoring case: Salesforce writes fields its own way. */
function readField(record: unknown, field: string): unknown {
  return field.split('.').reduce<unknown>((value, name) => {
    const inside = recordAt({ value }, 'value');
    const own = Object.keys(inside).find((key) => key.toLowerCase() === name.toLowerCase());
    return own === undefined ? undefined : inside[own];
  }, record);
}

/** People that a whole statement picks, read by the fields that it names; no more than a page is held at a time. */
export async function openStatement(access: SalesforceAccess, typed: string, question: ContactQuestion) {
  const { soql, fields } = readStatement(typed);
  const { phoneProperty, phones, most } = question;
  const find = (wanted: string) =>
    fields.find((field) => plainName(field) === plainName(wanted)) ??
    fields.find((field) => plainName(field.split('.').at(-1) ?? '') === plainName(wanted));
  const phone = phoneProperty === undefined ? fields[phoneColumns(fields)[0] ?? -1] : find(phoneProperty);
  if (phone === undefined) {
    throw new AudienceError(
      say`Salesforce: expected a field with phones between SELECT and FROM, found ${fields.join(', ')}. Name it under Phone property.`,
    );
  }
  const columns = namedFields(question, find);
  const rowOf = (record: unknown, rowNumber: number): AudienceRow =>
    contactRow({
      rowNumber,
      phoneNames: [phone],
      fields: columns,
      phones,
      valueAt: (field) => textOf(readField(record, field)),
    });
  return {
    listName: soql.replace(/\s+/g, ' '),
    phoneColumn: phone,
    columns: columns.map(({ name }) => name),
    rows: rowBatches(readPages(access, soql), rowOf, most),
  };
}
