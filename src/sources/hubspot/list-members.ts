import { idAt, listAt, recordAt, textAt } from '../../entities/json.ts';
import { type AudienceRow, batchRows } from '../audience-source.ts';
import { contactRow, type NamedField } from '../contact-row.ts';
import type { PhoneReader } from '../phone-number.ts';

export interface HubSpotReading {
  get(path: string): Promise<unknown>;
  post(path: string, body: object): Promise<unknown>;
  /** Searching has a limit of its own. */
  search(body: object): Promise<unknown>;
}

/** What is read of each contact. */
export interface ContactReading {
  /** The first of these that holds anything is the phone. */
  readonly phoneNames: readonly string[];
  readonly columns: readonly NamedField[];
  readonly phones: PhoneReader;
  /** No more contacts than this are asked for. */
  readonly most?: number;
}

export interface MemberQuestion extends ContactReading {
  readonly listId: string;
}

/** HubSpot gives up to 250 members and 100 contacts at a time; two whole reads a page need the fewest requests. */
const membersPerPage = 200;
const contactsPerRead = 100;

async function* memberIds(
  { get }: HubSpotReading,
  { listId, most = Number.POSITIVE_INFINITY }: MemberQuestion,
): AsyncGenerator<readonly string[]> {
  let left = most;
  let after: string | undefined;
  const seen = new Set<string>();
  do {
    const query = new URLSearchParams({
      limit: String(Math.min(membersPerPage, left)),
      ...(after !== undefined && { after }),
    });
    const told = await get(`/crm/v3/lists/${encodeURIComponent(listId)}/memberships?${query}`);
    const ids = listAt(told, 'results').flatMap((one) => idAt(one, 'recordId') ?? []);
    yield ids.slice(0, left);
    left -= ids.length;
    const next = idAt(recordAt(recordAt(told, 'paging'), 'next'), 'after');
    // A page that leads back to one before it ends the list.
    after = next === undefined || seen.has(next) ? undefined : next;
    if (after !== undefined) seen.add(after);
  } while (after !== undefined && left > 0);
}

async function readContacts(
  { post }: HubSpotReading,
  ids: readonly string[],
  properties: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const told = await post('/crm/v3/objects/contacts/batch/read', {
    properties,
    inputs: ids.map((id) => ({ id })),
  });
  return new Map(
    listAt(told, 'results').flatMap((contact): [string, unknown][] => {
      const id = idAt(contact, 'id');
      return id === undefined ? [] : [[id, recordAt(contact, 'properties')]];
    }),
  );
}

/** One contact by its properties; undefined where it was deleted meanwhile. */
export function rowOf(contact: unknown, rowNumber: number, question: ContactReading): AudienceRow {
  const { phoneNames, columns: fields, phones } = question;
  const valueAt = (field: string) => textAt(contact, field) ?? '';
  const row = contactRow({ rowNumber, phoneNames, fields, phones, valueAt });
  return contact === undefined ? { ...row, invalidBecause: 'is not in HubSpot any more' } : row;
}

/** Every member of a list with what is asked of it, in batches; no more than a page and a batch is held at a time. */
export async function* readMembers(
  reading: HubSpotReading,
  question: MemberQuestion,
): AsyncGenerator<readonly AudienceRow[]> {
  const { phoneNames, columns } = question;
  const properties = [...new Set([...phoneNames, ...columns.map(({ field }) => field)])];
  let rows: AudienceRow[] = [];
  let rowNumber = 0;
  for await (const ids of memberIds(reading, question)) {
    for (let from = 0; from < ids.length; from += contactsPerRead) {
      const some = ids.slice(from, from + contactsPerRead);
      const contacts = await readContacts(reading, some, properties);
      for (const id of some) {
        rowNumber += 1;
        rows.push(rowOf(contacts.get(id), rowNumber, question));
      }
      if (rows.length >= batchRows) {
        yield rows.slice(0, batchRows);
        rows = rows.slice(batchRows);
      }
    }
  }
  if (rows.length > 0) yield rows;
}
