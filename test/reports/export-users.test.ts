import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { delivered, inProcess } from '../../src/entities/cell.ts';
import { speaking, tongues } from '../../src/entities/language/say.ts';
import { Recipient } from '../../src/entities/rows/recipient.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import type { Scope } from '../../src/reports/reader.ts';
import { readCsv } from '../sources/audience-file.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { givenDeployment } from '../support/given.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function exported(scope: Scope): Promise<{ text: string; users: number; batches: number }> {
  const { header, batches } = await createMetricsReader(database.orm).exportUsers(scope, {});
  const told = { text: header, users: 0, batches: 0 };
  for await (const { text, users } of batches) {
    told.text += text;
    told.users += users;
    told.batches += 1;
  }
  return told;
}

const nasty = fc
  .string({
    unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '\t', '\n', '\r', 'a', 'ñ', '1', ' '),
  })
  .map((text) => text.trim());

test('an export that is uploaded again gives the same phones and variables, and no cell is a formula', async () => {
  const row = fc.record({ 'the "name"': nasty, code: nasty, detail: nasty });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
      const { id } = await givenDeployment(database.orm, {});
      const phones = rows.map((_row, at) => `+120255501${10 + at}`);
      const recipients = rows.map(({ detail, ...variables }, at) => ({
        deployment: id,
        rowNumber: at + 1,
        phone: phones[at] ?? '',
        variables,
        ...inProcess('queued'),
        code: null,
        detail,
      }));
      await database.orm.em.fork().insertMany(Recipient, recipients);
      const { text } = await exported({ kind: 'deployment', deploymentId: id });
      const { all, phoneColumn } = await readCsv(text);
      expect(phoneColumn).toBe('Phone');
      expect(all.map(({ phone }) => phone)).toEqual(phones);
      expect(all.map(({ variables }) => ({ ...variables }))).toMatchObject(
        rows.map(({ detail, ...variables }) => ({ ...variables, 'Raw detail': detail })),
      );
      const quotedAway = text.replace(/^\uFEFF/, '').replace(/"(?:[^"]|"")*"/g, (cell) => cell.slice(1, 2));
      expect(quotedAway).not.toMatch(/(^|,|\r\n)[=+\-@\t\n]/);
    }),
    { numRuns: 40 },
  );
});

test('every user is there once, deployment by deployment in order of id, however many batches it takes', async () => {
  const story = { conversation: 'Big sale', variables: { name: 'Ana' } };
  const first = await givenDeployment(database.orm, { ...story, cells: [[delivered('read', true), 2_500]] });
  await givenDeployment(database.orm, { ...story, version: 2, cells: [[inProcess('queued'), 3]] });
  const told = await exported({ kind: 'conversation', conversationId: first.conversationId });
  expect(told).toMatchObject({ users: 2_503, batches: 3 });
  const { all } = await readCsv(told.text);
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
  expect(all.map(({ variables }) => variables['List row'])).toEqual([...numbers(1, 2_500), ...numbers(1, 3)]);
});

test('a list that was downloaded here keeps its columns apart from ours, and nothing is lost', async () => {
  const variables = { name: 'Ana', 'Deployment status': 'Delivered', 'raw code': '' };
  const { id } = await givenDeployment(database.orm, { variables, cells: [[inProcess('queued'), 1]] });
  const { all } = await readCsv((await exported({ kind: 'deployment', deploymentId: id })).text);
  expect(all[0]?.variables).toMatchObject({
    name: 'Ana',
    'Deployment status': 'In process',
    'Other variables': '{"raw code": "", "Deployment status": "Delivered"}',
  });
});

test.each([
  ['es', 'pt'],
  ['pt', 'en'],
  ['en', 'es'],
] as const)(
  'a file that was taken in %s and is given back counts as ours in %s as well',
  async (taken, asked) => {
    const first = await givenDeployment(database.orm, {
      variables: { name: 'Ana' },
      cells: [[delivered('read', true), 1]],
    });
    const scopeOf = (deploymentId: number): Scope => ({ kind: 'deployment', deploymentId });
    const { text } = await speaking(tongues[taken], () => exported(scopeOf(first.id)));
    const { all } = await readCsv(text);
    expect(all[0]?.rawPhone).toContain('+15551000001');
    const variables = { ...all[0]?.variables };
    const again = await givenDeployment(database.orm, { variables, cells: [[inProcess('queued'), 1]] });
    const given = await speaking(tongues[asked], () => exported(scopeOf(again.id)));
    const [headings = ''] = given.text.split('\r\n');
    const [before = ''] = text.split('\r\n');
    // Nothing of the first file's own columns stands beside those of the second.
    expect(headings.split(',')).toHaveLength(before.split(',').length);
    expect(headings).toContain(',name,');
  },
);

test('whoever stops taking leaves nothing running', async () => {
  const { id } = await givenDeployment(database.orm, { cells: [[inProcess('queued'), 2_001]] });
  const { batches } = await createMetricsReader(database.orm).exportUsers(
    { kind: 'deployment', deploymentId: id },
    {},
  );
  for await (const { users } of batches) {
    expect(users).toBe(1_000);
    break;
  }
});
