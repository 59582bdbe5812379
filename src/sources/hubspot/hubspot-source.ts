import { idAt, listAt, numberAt, recordAt, textAt } from '../../entities/json.ts';
import { say } from '../../entities/language/say.ts';
import { createHttpClient, type HttpDispatcher } from '../../http/http-client.ts';
import { AudienceError } from '../audience-source.ts';
import { matchingProperties, namedFields } from '../contact-row.ts';
import type { ContactList, ContactProperty, ContactQuestion, ContactSource } from '../contact-source.ts';
import { createPacedReading } from '../paced-reading.ts';
import { type HubSpotReading, readMembers } from './list-members.ts';

export interface HubSpotOptions {
  /** Of a private app with `crm.lists.read`, `crm.objects.contacts.read` and `crm.schemas.contacts.read`. */
  readonly accessToken: string;
  /** `https://api.hubapi.com` */
  readonly apiUrl: string;
  /** All private apps of an account share 100 requests in 10 seconds. */
  readonly requestsPerSecond?: number;
  readonly firstWaitMs?: number;
  readonly dispatcher?: HttpDispatcher;
}

const contacts = '0-1';
/** Where HubSpot keeps a phone, the likeliest for WhatsApp first. */
const usualPhones = ['hs_whatsapp_phone_number', 'mobilephone', 'phone'];

const listOf = (item: unknown): ContactList[] => {
  const id = idAt(item, 'listId');
  if (id === undefined) return [];
  const size = numberAt(recordAt(item, 'additionalProperties'), 'hs_list_size');
  return [{ id, name: textAt(item, 'name') ?? id, ...(size !== undefined && { size }) }];
};

/** HubSpot's lists of contacts (https://developers.hubspot.com/docs/api-reference/crm-lists-v3). */
export function createHubSpotSource(options: HubSpotOptions): ContactSource {
  const { accessToken, apiUrl, requestsPerSecond = 9, firstWaitMs, dispatcher } = options;
  const secrets = [accessToken];
  const client = createHttpClient({
    baseUrl: apiUrl,
    timeoutMs: 30_000,
    secrets,
    maxBodyBytes: 16 * 1024 * 1024,
    ...(dispatcher && { dispatcher }),
  });
  const read = createPacedReading({
    client,
    label: 'HubSpot',
    perSecond: requestsPerSecond,
    secrets,
    ...(firstWaitMs !== undefined && { firstWaitMs }),
  });
  const headers = { authorization: `Bearer ${accessToken}` };
  const reading: HubSpotReading = {
    get: (path) => read({ method: 'GET', path, headers }),
    post: (path, body) =>
      read({
        method: 'POST',
        path,
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };

  async function allProperties(): Promise<readonly ContactProperty[]> {
    const told = await reading.get('/crm/v3/properties/contacts');
    return listAt(told, 'results').flatMap((one) => {
      const name = textAt(one, 'name');
      return name === undefined ? [] : [{ name, label: textAt(one, 'label') ?? name }];
    });
  }

  function phoneIn(known: ReadonlyMap<string, string>, wanted: string | undefined): readonly string[] {
    if (wanted === undefined) return usualPhones.flatMap((name) => known.get(name) ?? []);
    const name = known.get(wanted.toLowerCase());
    if (name !== undefined) return [name];
    throw new AudienceError(
      say`HubSpot: expected the phone in a property of contacts, and there is none named “${wanted}”. Correct its name.`,
    );
  }

  async function open(question: ContactQuestion) {
    const { listId, phoneProperty, phones, most } = question;
    const list = listOf(
      recordAt(await reading.get(`/crm/v3/lists/${encodeURIComponent(listId)}`), 'list'),
    )[0];
    if (!list) throw new AudienceError(say`HubSpot: this list does not exist any more. Choose another one.`);
    const known = new Map((await allProperties()).map(({ name }) => [name.toLowerCase(), name]));
    const phoneNames = phoneIn(known, phoneProperty);
    // A property is called as the conversation calls it; HubSpot's own names are in lower case.
    const columns = namedFields(question, (wanted) => known.get(wanted.toLowerCase()));
    const [phoneColumn = 'phone'] = phoneNames;
    return {
      listName: list.name,
      phoneColumn,
      columns: columns.map(({ name }) => name),
      rows: readMembers(reading, {
        listId,
        phoneNames,
        columns,
        phones,
        ...(most !== undefined && { most }),
      }),
    };
  }

  return {
    name: 'hubspot',
    label: 'HubSpot',
    async findLists(query, limit) {
      const told = await reading.post('/crm/v3/lists/search', {
        query,
        objectTypeId: contacts,
        count: limit,
        offset: 0,
        additionalProperties: ['hs_list_size'],
      });
      return listAt(told, 'lists').flatMap(listOf).slice(0, limit);
    },
    findProperties: async (_listId, query, limit) => matchingProperties(await allProperties(), query, limit),
    open,
    close: () => client.close(),
  };
}
