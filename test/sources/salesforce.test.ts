import { afterEach, expect, test } from 'vitest';
import type { AudienceRow } from '../../src/sources/audience-source.ts';
import type { ContactSource } from '../../src/sources/contact-source.ts';
import { PhoneReader } from '../../src/sources/phone-number.ts';
import { createSalesforceSource } from '../../src/sources/salesforce/salesforce-source.ts';
import { type SalesforceStandIn, startSalesforceStandIn } from '../support/salesforce-stand-in.ts';

let salesforce: SalesforceStandIn;
let source: ContactSource;
afterEach(async () => {
  await source.close();
  await salesforce.close();
});

const report = {
  name: 'Renewals',
  columns: { FIRST_NAME: 'First Name', PHONE2: 'Mobile', AMOUNT: 'Amount' },
  rows: [
    ['Ana', '+12025550101', '10'],
    ['', 'none', '20'],
  ],
  allData: true,
};

async function given(size = 3, clientSecret?: string): Promise<void> {
  salesforce = await startSalesforceStandIn({
    fields: ['Id', 'FirstName', 'Phone', 'MobilePhone', 'Score__c'],
    contacts: {
      size,
      contact: (number) => ({
        FirstName: number % 4 === 0 ? null : 'Ana',
        MobilePhone: number % 10 === 0 ? 'none' : `+1202555${String(number % 10_000).padStart(4, '0')}`,
        Score__c: 7,
      }),
    },
    reports: { '00O1': report, '00O2': { ...report, name: 'All of them', allData: false } },
  });
  source = createSalesforceSource({
    url: salesforce.url,
    clientId: salesforce.clientId,
    clientSecret: clientSecret ?? salesforce.clientSecret,
    requestsPerSecond: 10_000,
    firstWaitMs: 1,
  });
}

const open = (listId: string, properties: readonly string[] = [], phoneProperty?: string) =>
  source.open({
    listId,
    properties,
    phones: new PhoneReader(undefined),
    ...(phoneProperty !== undefined && { phoneProperty }),
  });

async function rowsOf(...asked: Parameters<typeof open>): Promise<AudienceRow[]> {
  const rows: AudienceRow[] = [];
  for await (const batch of (await open(...asked)).rows) rows.push(...batch);
  return rows;
}

const refusal = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'nothing was refused',
    (error: Error) => error.message,
  );

test('reports are offered by name, and a typed condition as the contacts that it picks', async () => {
  await given();
  expect(await source.findLists("o'b", 5)).toEqual([
    { id: 'report 00O1', name: 'Renewals' },
    { id: 'report 00O2', name: 'All of them' },
  ]);
  expect(salesforce.queries[0]).toContain("Name LIKE '%o\\'b%'");
  expect(await source.findLists("where MailingCity = 'Lima'", 5)).toEqual([
    { id: "where MailingCity = 'Lima'", name: "contacts where MailingCity = 'Lima'" },
  ]);
});

test('a condition reads the fields that a conversation needs and no others', async () => {
  await given();
  const opened = await open("where MailingCity = 'Lima'", ['firstname', 'Score__c', 'Colour__c']);
  expect(opened.columns).toEqual(['firstname', 'Score__c']);
  const rows: AudienceRow[] = [];
  for await (const batch of opened.rows) rows.push(...batch);
  expect(salesforce.queries).toEqual([
    "SELECT Id, MobilePhone, Phone, FirstName, Score__c FROM Contact WHERE MailingCity = 'Lima'",
  ]);
  expect(rows.slice(0, 2)).toEqual([
    expect.objectContaining({ rowNumber: 1, rawPhone: 'none', variables: { firstname: '', Score__c: '7' } }),
    expect.objectContaining({
      rowNumber: 2,
      phone: '+12025550001',
      variables: { firstname: 'Ana', Score__c: '7' },
    }),
  ]);
});

test('a report is read by the labels of its columns; one that Salesforce would cut is refused', async () => {
  await given();
  expect(await rowsOf('report 00O1', ['first name', 'amount'])).toEqual([
    expect.objectContaining({ phone: '+12025550101', variables: { 'first name': 'Ana', amount: '10' } }),
    expect.objectContaining({ rawPhone: 'none', variables: { 'first name': '', amount: '20' } }),
  ]);
  expect(await refusal(open('report 00O2'))).toContain('All of them has more than the 2,000 rows');
  expect(await refusal(open('report 00O1', [], 'Fax'))).toContain('found First Name, Mobile, Amount');
});

test('a token that ran out is renewed once, and everybody is read', async () => {
  await given(5_000);
  const opened = await open('where Id != null');
  let rows = 0;
  for await (const batch of opened.rows) {
    rows += batch.length;
    if (rows === 1_000) salesforce.expireTokens();
  }
  expect(rows).toBe(5_000);
  expect(salesforce.tokens).toHaveLength(2);
});

test('a bad condition, a bad secret and used-up requests are told, without secret or token', async () => {
  await given();
  expect(await refusal(rowsOf('where nonsense'))).toBe('Salesforce: unexpected token: nonsense');
  salesforce.useUp();
  expect(await refusal(open('where Id != null'))).toBe(
    'Salesforce: TotalRequests Limit exceeded. Try again later.',
  );
  await source.close();
  await salesforce.close();
  await given(3, 'a-wrong-secret');
  const told = await refusal(open('where Id != null'));
  expect(told).toContain('Salesforce gave no access token: invalid client credentials');
  expect(told).not.toContain('a-wrong-secret');
});

test('100,000 contacts are read page by page, with exact counts and few requests', async () => {
  await given(100_000);
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  const counts = { rows: 0, empty: 0 };
  for await (const batch of (await open('where Id != null', ['FirstName'])).rows) {
    expect(batch.length).toBeLessThanOrEqual(1_000);
    counts.rows += batch.length;
    counts.empty += batch.filter(({ variables }) => variables.FirstName === '').length;
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  }
  expect(counts).toEqual({ rows: 100_000, empty: 25_000 });
  expect(salesforce.requests()).toBe(2 + 50);
  expect(most).toBeLessThan(120 * 1024 * 1024);
}, 60_000);

test('a whole statement is read by the fields that it names', async () => {
  await given();
  const soql = "SELECT Id, firstname, Account.Score__c, MobilePhone FROM Contact WHERE Name = 'group by'";
  const [offered] = await source.findLists(` ${soql}; `, 5);
  expect(offered).toEqual({ id: soql, name: soql });
  const rows = await rowsOf(soql, ['firstName', 'Score__c', 'City__c']);
  expect(salesforce.queries).toEqual([soql]);
  expect(rows[1]).toMatchObject({ phone: '+12025550001', variables: { firstName: 'Ana', Score__c: '' } });
  expect(await source.findProperties(soql, 'score', 5)).toEqual([
    { name: 'Account.Score__c', label: 'Account.Score__c' },
  ]);
});

test.each([
  ['a subquery of its own pages', 'SELECT Id, (SELECT Id FROM Cases) FROM Contact', 'expected one statement'],
  ['a count', 'SELECT COUNT() FROM Contact', 'expected one statement'],
  ['a second statement', 'SELECT Phone FROM Contact; SELECT Id FROM User', 'expected one statement'],
  ['an open quote', "SELECT Phone FROM Contact WHERE Name = 'O'Brien'", 'expected one statement'],
  ['groups', 'SELECT Phone FROM Contact GROUP BY Phone', 'groups, locks or marks'],
  ['a lock', 'SELECT Phone FROM Contact FOR UPDATE', 'groups, locks or marks'],
  ['no phone', 'SELECT Id, Name FROM Contact', 'expected a field with phones'],
])('a statement with %s is refused in a sentence', async (_what, soql, says) => {
  await given();
  expect(await refusal(rowsOf(soql))).toContain(says);
  expect(salesforce.queries).toEqual([]);
});
