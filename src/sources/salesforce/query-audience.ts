import { isRecord, listAt, recordAt, textAt } from '../../entities/json.ts';
import { say } from '../../entities/language/say.ts';
import { AudienceError, type AudienceRow, batchRows } from '../audience-source.ts';
import { contactRow, namedFields } from '../contact-row.ts';
import type { ContactProperty, ContactQuestion } from '../contact-source.ts';
import type { SalesforceAccess } from './salesforce-access.ts';

export const apiPath = '/services/data/v63.0';
const usualPhones = ['MobilePhone', 'Phone', 'HomePhone', 'OtherPhone'];

/** The fields of contacts, as SOQL takes them. */
export async function contactFields({ get }: SalesforceAccess): Promise<readonly ContactProperty[]> {
  const told = await get(`${apiPath}/sobjects/Contact/describe`);
  return listAt(told, 'fields').flatMap((field) => {
    const name = textAt(field, 'name');
    return name === undefined ? [] : [{ name, label: textAt(field, 'label') ?? name }];
  });
}

/** The next page's address as Salesforce gives it, and nothing that leads anywhere else. */
const nextPath = (told: unknown): string | undefined => {
  const next = textAt(told, 'nextRecordsUrl');
  return next?.startsWith('/services/data/') ? next : undefined;
};

export async function* readPages(
  { get }: SalesforceAccess,
  soql: string,
): AsyncGenerator<readonly unknown[]> {
  let path: string | undefined = `${apiPath}/query?${new URLSearchParams({ q: soql })}`;
  while (path !== undefined) {
    const told: unknown = await get(path);
    yield listAt(told, 'records');
    path = isRecord(told) && told.done === false ? nextPath(told) : undefined;
    if (isRecord(told) && told.done === false && path === undefined) {
      throw new AudienceError(say`Salesforce: the list broke off before its end. Try again.`);
    }
  }
}

/** Rows of pages in batches; further pages are not asked for once there are enough. */
export async function* rowBatches(
  pages: AsyncIterable<readonly unknown[]>,
  rowOf: (record: unknown, rowNumber: number) => AudienceRow,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<readonly AudienceRow[]> {
  let before = 0;
  for await (const page of pages) {
    const first = before;
    const rows = page.map((record, index) => rowOf(record, first + index + 1));
    for (let from = 0; from < rows.length; from += batchRows) yield rows.slice(from, from + batchRows);
    before += page.length;
    if (before >= most) return;
  }
}

/** Contacts that a SOQL condition picks; no more than a page of 2,000 is held at a time. */
export async function openQuery(access: SalesforceAccess, condition: string, question: ContactQuestion) {
  const { phoneProperty, phones, most } = question;
  const known = new Map((await contactFields(access)).map(({ name }) => [name.toLowerCase(), name]));
  const phoneNames =
    phoneProperty === undefined
      ? usualPhones.flatMap((name) => known.get(name.toLowerCase()) ?? [])
      : [known.get(phoneProperty.toLowerCase()) ?? ''].filter(Boolean);
  const [phoneColumn] = phoneNames;
  if (phoneColumn === undefined) {
    throw new AudienceError(
      say`Salesforce: expected the phone in a field of contacts, and there is none named “${phoneProperty ?? usualPhones.join(', ')}”. Correct its name.`,
    );
  }
  const fields = namedFields(question, (wanted) => known.get(wanted.toLowerCase()));
  const selected = [...new Set(['Id', ...phoneNames, ...fields.map(({ field }) => field)])].join(', ');
  const soql = `SELECT ${selected} FROM Contact WHERE ${condition}`;
  const rowOf = (record: unknown, rowNumber: number): AudienceRow => {
    const valueAt = (name: string) => textOf(recordAt({ record }, 'record')[name]);
    return contactRow({ rowNumber, phoneNames, fields, phones, valueAt });
  };
  return {
    listName: `contacts where ${condition}`,
    phoneColumn,
    columns: fields.map(({ name }) => name),
    rows: rowBatches(readPages(access, soql), rowOf, most),
  };
}

/** Numbers and flags as they are written; what is no single value is none. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
