import { idAt, listAt, numberAt, recordAt, textAt } from '../../entities/json.ts';
import { say } from '../../entities/language/say.ts';
import { createHttpClient, type HttpDispatcher } from '../../http/http-client.ts';
import { AudienceError } from '../audience-source.ts';
import { matchingProperties, namedFields } from '../contact-row.ts';
import type { ContactList, ContactProperty, ContactQuestion, ContactSource } from '../contact-source.ts';
import { createPacedReading } from '../paced-reading.ts';
import { readFound } from './found-contacts.ts';
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
/** Before the words of a search, where a list's id stands otherwise. */
const search = 'search ';
/** Of an account, whatever else its limits are. */
const searchesPerSecond = 4;
/** Where HubSpot keeps a phone, the likeliest for WhatsApp first. */
const usualPhones = ['hs_whatsapp_phone_number', 'mobilephone', 'phone'];

const listOf = (item: unknown): ContactList[] => {
  const id = idAt(item, 'listId');
  if (id === undefined) return [];
  const size = numberAt(recordAt(item, 'additionalProperties'), 'hs_list_size');
  return [{ id, name: textAt(item, 'name') ?? id, ...(size !== undefined && { size }) }];
};

const searchList = (words: string): ContactList => ({
  id: `${search}${words}`,
  name: `contacts matching “${words}”`,
});

/** HubSpot's lists of contacts, and contacts that a search finds (https://developers.hubspot.com/docs/api-reference/crm-lists-v3). */
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
  const paced = (perSecond: number) =>
    createPacedReading({
      client,
      label: 'HubSpot',
      perSecond,
      secrets,
      ...(firstWaitMs !== undefined && { firstWaitMs }),
    });
  const read = paced(requestsPerSecond);
  const readSearch = paced(Math.min(searchesPerSecond, requestsPerSecond));
  const headers = { authorization: `Bearer ${accessToken}` };
  const posted = (path: string, body: object) =>
    ({
      method: 'POST',
      path,
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }) as const;
  const reading: HubSpotReading = {
    get: (path) => read({ method: 'GET', path, headers }),
    post: (path, body) => read(posted(path, body)),
    search: (body) => readSearch(posted('/crm/v3/objects/contacts/search', body)),
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

  async function loadList(listId: string): Promise<ContactList> {
    if (listId.startsWith(search)) return searchList(listId.slice(search.length));
    const list = listOf(
      recordAt(await reading.get(`/crm/v3/lists/${encodeURIComponent(listId)}`), 'list'),
    )[0];
    if (!list) throw new AudienceError(say`HubSpot: this list does not exist any more. Choose another one.`);
    return list;
  }

  /** Page by page, until there are enough. */
  async function findLists(query: string, limit: number): Promise<readonly ContactList[]> {
    const found: ContactList[] = [];
    let offset: number | undefined = 0;
    while (offset !== undefined && found.length < limit) {
      const told: unknown = await reading.post('/crm/v3/lists/search', {
        query,
        objectTypeId: contacts,
        count: limit - found.length,
        offset,
        additionalProperties: ['hs_list_size'],
      });
      found.push(...listAt(told, 'lists').flatMap(listOf));
      const next = numberAt(told, 'offset');
      const goesOn: boolean =
        recordAt({ told }, 'told').hasMore === true && next !== undefined && next > offset;
      offset = goesOn ? next : undefined;
    }
    const words = query.trim();
    const room = words === '' ? limit : limit - 1;
    return [...found.slice(0, room), ...(words === '' ? [] : [searchList(words)])];
  }

  async function open(question: ContactQuestion) {
    const { listId, phoneProperty, phones, most } = question;
    const list = await loadList(listId);
    const known = new Map((await allProperties()).map(({ name }) => [name.toLowerCase(), name]));
    const phoneNames = phoneIn(known, phoneProperty);
    // A property is called as the conversation calls it; HubSpot's own names are in lower case.
    const columns = namedFields(question, (wanted) => known.get(wanted.toLowerCase()));
    const [phoneColumn = 'phone'] = phoneNames;
    const asked = { phoneNames, columns, phones, ...(most !== undefined && { most }) };
    return {
      listName: list.name,
      phoneColumn,
      columns: columns.map(({ name }) => name),
      rows: listId.startsWith(search)
        ? readFound(reading, { ...asked, words: listId.slice(search.length) })
        : readMembers(reading, { ...asked, listId }),
    };
  }

  return {
    name: 'hubspot',
    label: 'HubSpot',
    findLists,
    findProperties: async (_listId, query, limit) => matchingProperties(await allProperties(), query, limit),
    open,
    close: () => client.close(),
  };
}
