import { afterEach, expect, test } from 'vitest';
import type { AudienceRow } from '../../src/sources/audience-source.ts';
import type { ContactSource } from '../../src/sources/contact-source.ts';
import { createHubSpotSource } from '../../src/sources/hubspot/hubspot-source.ts';
import { PhoneReader } from '../../src/sources/phone-number.ts';
import { type HubSpotStandIn, startHubSpotStandIn } from '../support/hubspot-stand-in.ts';

let hubSpot: HubSpotStandIn;
let source: ContactSource;
afterEach(async () => {
  await source.close();
  await hubSpot.close();
});

const people: readonly Readonly<Record<string, string | null>>[] = [
  { phone: '+12025550101', firstname: 'Ana', city: 'Lima' },
  { phone: '+12025550109', mobilephone: '+12025550102', firstname: ' Beto ', city: null },
  { phone: 'none', firstname: 'Caro', city: 'Quito' },
];
const newsletter = {
  name: 'Newsletter',
  size: people.length + 1,
  member: (number: number) => people[number],
};
const properties = ['phone', 'mobilephone', 'firstname', 'city'];

async function given(
  options: { token?: string; perSecond?: number; limit?: number; listsPerPage?: number } = {},
): Promise<void> {
  const many = {
    name: 'Everybody',
    size: 100_000,
    member: (number: number) => ({
      phone: number % 10 === 0 ? 'none' : `+1202555${String(number % 10_000).padStart(4, '0')}`,
      firstname: number % 4 === 0 ? '' : 'Ana',
    }),
  };
  hubSpot = await startHubSpotStandIn({
    lists: { 7: newsletter, 9: many },
    properties,
    ...(options.listsPerPage !== undefined && { listsPerPage: options.listsPerPage }),
    ...(options.limit !== undefined && { requestsPerSecond: options.limit }),
  });
  source = createHubSpotSource({
    accessToken: options.token ?? hubSpot.token,
    apiUrl: hubSpot.url,
    requestsPerSecond: options.perSecond ?? 10_000,
    firstWaitMs: 1,
  });
}

const open = (wish: { listId?: string; phoneProperty?: string; properties?: readonly string[] } = {}) =>
  source.open({
    listId: '7',
    properties: ['firstname', 'City'],
    phones: new PhoneReader(undefined),
    ...wish,
  });

async function rowsOf(wish: Parameters<typeof open>[0] = {}): Promise<AudienceRow[]> {
  const rows: AudienceRow[] = [];
  for await (const batch of (await open(wish)).rows) rows.push(...batch);
  return rows;
}

test('lists are found by a part of their name, with how many they hold', async () => {
  await given();
  expect((await source.findLists('news', 10)).slice(0, 1)).toEqual([
    { id: '7', name: 'Newsletter', size: 4 },
  ]);
});

test('members are read with the properties that a conversation needs, the likeliest phone first', async () => {
  await given();
  expect(await rowsOf()).toEqual([
    {
      rowNumber: 1,
      rawPhone: '+12025550101',
      phone: '+12025550101',
      variables: { firstname: 'Ana', City: 'Lima' },
    },
    {
      rowNumber: 2,
      rawPhone: '+12025550102',
      phone: '+12025550102',
      variables: { firstname: 'Beto', City: '' },
    },
    {
      rowNumber: 3,
      rawPhone: 'none',
      invalidBecause: expect.stringMatching(/./),
      variables: { firstname: 'Caro', City: 'Quito' },
    },
    {
      rowNumber: 4,
      rawPhone: '',
      invalidBecause: 'is not in HubSpot any more',
      variables: { firstname: '', City: '' },
    },
  ]);
});

test('the phone is read from where a person says, and a property that does not exist is told', async () => {
  await given();
  const phones = (await rowsOf({ phoneProperty: 'Phone' })).map(({ rawPhone }) => rawPhone);
  expect(phones.slice(0, 2)).toEqual(['+12025550101', '+12025550109']);
  await expect(open({ phoneProperty: 'celular' })).rejects.toThrow('none named “celular”');
});

test('what HubSpot has no property for is no column of the audience', async () => {
  await given();
  const opened = await open({ properties: ['firstname', 'favourite_colour'] });
  expect(opened.columns).toEqual(['firstname']);
});

test('a list that is gone, a refused token and the limit of the day are told, without the token', async () => {
  await given();
  await expect(open({ listId: '404' })).rejects.toThrow('HubSpot: List does not exist with ID 404.');
  hubSpot.failNext('daily');
  await expect(open()).rejects.toThrow('You have reached your daily limit. Try again later.');
  await source.close();
  await hubSpot.close();
  await given({ token: 'pat-wrong' });
  const refusal = await open().then(
    () => '',
    (error: Error) => error.message,
  );
  expect(refusal).toContain('refused our access token (HTTP 401)');
  expect(refusal).not.toContain('pat-wrong');
});

test('what breaks on the way is asked again, and nobody is lost or read twice', async () => {
  await given();
  const opened = await open();
  hubSpot.failNext('reset', 'broken', 'broken', 'reset');
  const rows: AudienceRow[] = [];
  for await (const batch of opened.rows) rows.push(...batch);
  expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([1, 2, 3, 4]);
});

test('100,000 contacts are read within the limit of requests, in flat memory, with exact counts', async () => {
  await given({ perSecond: 450, limit: 500 });
  const { rows } = await open({ listId: '9', properties: ['firstname'] });
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  const counts = { rows: 0, invalid: 0, empty: 0 };
  for await (const batch of rows) {
    expect(batch.length).toBeLessThanOrEqual(1_000);
    counts.rows += batch.length;
    counts.invalid += batch.filter(({ phone }) => phone === undefined).length;
    counts.empty += batch.filter(({ variables }) => variables.firstname === '').length;
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  expect(counts).toMatchObject({ rows: 100_000, empty: 25_000 });
  expect(counts.invalid).toBeGreaterThanOrEqual(10_000);
  expect(hubSpot.refused()).toBe(0);
  expect(hubSpot.requests).toHaveLength(2 + 500 + 1_000);
  expect(most).toBeLessThan(120 * 1024 * 1024);
}, 60_000);

test('lists are found on further pages, and what was typed is offered as a search', async () => {
  await given({ listsPerPage: 1 });
  expect((await source.findLists('', 5)).map(({ name }) => name)).toEqual(['Newsletter', 'Everybody']);
  expect((await source.findLists('', 1)).map(({ name }) => name)).toEqual(['Newsletter']);
  expect((await source.findLists('e', 5)).at(-1)).toEqual({
    id: 'search e',
    name: 'contacts matching “e”',
  });
});

test('contacts that a search finds are read as a list’s are', async () => {
  await given();
  const opened = await open({ listId: 'search Lima' });
  expect(opened.listName).toBe('contacts matching “Lima”');
  const rows: AudienceRow[] = [];
  for await (const batch of opened.rows) rows.push(...batch);
  expect(rows).toEqual([
    expect.objectContaining({ phone: '+12025550101', variables: { firstname: 'Ana', City: 'Lima' } }),
  ]);
});

test('a search that finds more than HubSpot pages is refused, never cut', async () => {
  await given();
  await expect(rowsOf({ listId: 'search Ana' })).rejects.toThrow('a search gives at most 10,000');
});
