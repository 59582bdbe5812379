import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DispatchError, type RejectedRow, type Review } from '../../src/dispatch/dispatch.ts';
import { eraseOld } from '../../src/dispatch/sweeps.ts';
import { sampleAudienceCsv, sampleExcludedPhones } from '../../src/sandbox/far-sides.ts';
import { AudienceError } from '../../src/sources/audience-source.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { fictionalPhone } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';

let world: DispatchWorld;
let versionId: number;
beforeAll(async () => {
  world = await createDispatchWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  ({ versionId } = await world.dispatch.loadConversation('spring_sale_2026'));
});

async function* bytesOf(text: string, pieceLength = 4_096): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += pieceLength) yield bytes.subarray(from, from + pieceLength);
}

const reviewCsv = (bytes: AsyncIterable<Uint8Array>, onProgress?: (rows: number) => void): Promise<Review> =>
  world.dispatch.review({
    versionId,
    audience: { kind: 'csv', fileName: 'list.csv', bytes },
    channelId: 'C0GROWTH',
    by: 'U0ANA',
    ...(onProgress && { onProgress }),
  });

const csvOf = (...rows: string[]): string => ['phone,first_name,discount', ...rows].join('\n');
const goodRow = (index: number): string => `${fictionalPhone(index)},Ana,20 %`;

async function rejectedOf(draftId: number): Promise<RejectedRow[]> {
  const pages: RejectedRow[] = [];
  for await (const page of world.dispatch.rejectedRows(draftId)) pages.push(...page);
  return pages;
}

async function countsOf(table: string): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from ${sql.table(table)}`.execute(world.orm.em.fork().getKysely());
  return rows[0]?.count ?? 0;
}
const tables = ['deployment', 'recipient', 'duplicate_row', 'chunk', 'tally'];
const everything = async () =>
  Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await countsOf(table)])));

test('the sample list is counted exactly, keeps 975 recipients, and lists every rejected row with its reason', async () => {
  await sql`
    insert into exclusion (phone, source, because) select phone, 'person', 'Asked not to be contacted.'
      from unnest(${[...sampleExcludedPhones]}::text[]) as phone`.execute(world.orm.em.fork().getKysely());
  const review = await reviewCsv(bytesOf(sampleAudienceCsv()));
  expect(review).toMatchObject({
    counts: {
      rows: 1_000,
      valid: 900,
      invalid: 40,
      duplicate: 25,
      excluded: 15,
      variableUnfilled: 20,
      agentSession: 0,
      tooManyTemplates: 0,
    },
    missingColumns: [],
    notSendable: undefined,
    audienceName: 'list.csv',
  });
  // Every user whom a variable keeps back is among those that a column is told for.
  expect([...(review.unfilled ?? []), ...(review.unusable ?? [])]).toEqual([
    { column: 'first_name', users: 6 },
    { column: 'discount', users: 4 },
    { column: 'first_name', users: 7 },
    { column: 'discount', users: 3 },
  ]);
  expect(review.samples.length).toBeGreaterThan(0);
  expect(review.samples[0]?.body).not.toContain('{{');
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from recipient where deployment_id = ${review.draftId}`.execute(
    world.orm.em.fork().getKysely(),
  );
  expect(rows).toEqual([{ count: 975 }]);

  const rejected = await rejectedOf(review.draftId);
  const causes = Map.groupBy(rejected, ({ cause }) => cause);
  expect(Object.fromEntries([...causes].map(([cause, list]) => [cause, list.length]))).toEqual({
    invalid: 40,
    duplicate: 25,
    excluded: 15,
    'variable unfilled': 20,
  });
  expect(new Set(rejected.map(({ rowNumber }) => rowNumber)).size).toBe(100);
  expect(rejected.map(({ rowNumber }) => rowNumber)).toEqual(
    rejected.map(({ rowNumber }) => rowNumber).toSorted((one, other) => one - other),
  );
  expect(rejected.every(({ because }) => because.length > 5)).toBe(true);
  // The row that was rejected is the row of the file.
  const records: string[][] = parse(sampleAudienceCsv());
  for (const { rowNumber, phone } of rejected)
    expect(records[rowNumber - 1]?.[0], `row ${rowNumber}`).toBe(phone);
  await expectExactCounts(world.orm);
});

describe('one cause per row, the first that applies', () => {
  test.each<[string, string, string]>([
    ['an empty value', `${fictionalPhone(1)},,20 %`, 'variable unfilled'],
    ['a value of spaces only', `${fictionalPhone(1)},   ,20 %`, 'variable unfilled'],
    ['a line break in a value', `${fictionalPhone(1)},"Ana\nMaria",20 %`, 'variable unfilled'],
    ['a tab in a value', `${fictionalPhone(1)},"Ana\tMaria",20 %`, 'variable unfilled'],
    ['five spaces in a row', `${fictionalPhone(1)},Ana     Maria,20 %`, 'variable unfilled'],
    ['what a failed formula left', `${fictionalPhone(1)},#N/A,20 %`, 'variable unfilled'],
    ['what a failed formula left in Spanish', `${fictionalPhone(1)},Ana, #¡REF! `, 'variable unfilled'],
    ['a text that gets too long', `${fictionalPhone(1)},${'x'.repeat(1_100)},20 %`, 'variable unfilled'],
    ['an invalid number with an empty value', 'nonsense,,', 'invalid'],
    ['a duplicate with an empty value', `${fictionalPhone(0)},,`, 'duplicate'],
    ['an excluded number with an empty value', `${sampleExcludedPhones[0]},,`, 'excluded'],
  ])('%s is %s', async (_what, row, cause) => {
    const { draftId, counts } = await reviewCsv(bytesOf(csvOf(goodRow(0), row)));
    expect(counts.valid).toBe(1);
    expect(await rejectedOf(draftId)).toMatchObject([{ cause }]);
  });

  test.each<[string, string]>([
    ['four spaces in a row', 'Ana    Maria'],
    ['letters of every script', 'Ñandú 李 🎉'],
    ['a name that looks like a formula', '=1+1'],
    ['a hashtag', '#NAVIDAD'],
    ['half of an emoji', 'Ana \ud83d'],
  ])('%s in a value is fine', async (_what, value) => {
    const { counts } = await reviewCsv(bytesOf(csvOf(`${fictionalPhone(0)},${value},20 %`)));
    expect(counts).toMatchObject({ rows: 1, valid: 1 });
  });

  test('a column with what failed formulas left is named, and says what it has', async () => {
    const bad = `${fictionalPhone(1)},#N/A,#¿NOMBRE?`;
    const { draftId, unfilled, unusable } = await reviewCsv(bytesOf(csvOf(goodRow(0), bad)));
    expect({ unfilled, unusable }).toEqual({
      unfilled: [],
      unusable: [
        { column: 'discount', users: 1 },
        { column: 'first_name', users: 1 },
      ],
    });
    expect(await rejectedOf(draftId)).toMatchObject([
      { because: 'Column “first_name” has an error of the spreadsheet, #N/A.' },
    ]);
  });

  test('a pasted list with letters that PostgreSQL cannot store is read like any other', async () => {
    const text = `${fictionalPhone(0)}\n${fictionalPhone(1)}\u0000\nno number \ud83d\u0000`;
    const audience = { kind: 'pasted', text } as const;
    const review = await world.dispatch.review({ versionId, audience, channelId: 'C0GROWTH', by: 'U0ANA' });
    expect(review.counts).toMatchObject({ rows: 3, valid: 0 });
    expect(await rejectedOf(review.draftId)).toHaveLength(3);
  });

  test('column names are matched ignoring case, and a column that is missing is named', async () => {
    const upper = csvOf(goodRow(0)).replace('first_name', 'FIRST_NAME');
    expect(await reviewCsv(bytesOf(upper))).toMatchObject({ counts: { valid: 1 }, missingColumns: [] });
    const without = `phone,first_name\n${fictionalPhone(0)},Ana`;
    expect(await reviewCsv(bytesOf(without))).toMatchObject({
      counts: { valid: 0, variableUnfilled: 1 },
      missingColumns: ['discount'],
      notSendable: expect.stringContaining('Nobody on this list'),
    });
  });
});

describe('S23: a review is whole or leaves nothing', () => {
  test.each<[string, () => AsyncIterable<Uint8Array>]>([
    [
      'the file breaks off',
      async function* () {
        yield* bytesOf(csvOf(...Array.from({ length: 3_000 }, (_, index) => goodRow(index))));
        throw new AudienceError('The download broke off; try again.');
      },
    ],
    ['there is no phone column', () => bytesOf('name,city\nAna,Bogotá')],
    [
      'a value has U+0000, which PostgreSQL cannot store',
      () => bytesOf(csvOf(goodRow(0), `${fictionalPhone(1)},A\u0000na,20 %`)),
    ],
    ['the file is empty', () => bytesOf('')],
    ['there is a header and nothing more', () => bytesOf('phone,first_name,discount\n')],
  ])('when %s, one sentence tells it and no row stays', async (_what, bytes) => {
    const before = await everything();
    const failed = reviewCsv(bytes());
    await expect(failed).rejects.toThrow(/^.{20,300}[.]$/);
    await expect(failed).rejects.toSatisfy(
      (error) => error instanceof AudienceError || error instanceof DispatchError,
    );
    expect(await everything()).toEqual(before);
  });

  test('a draft whose rows are still coming in can be neither read nor sent', async () => {
    const attempts: Promise<unknown>[] = [];
    const draftsOf = () =>
      sql<{ id: number }>`select max(id) as id from deployment`.execute(world.orm.em.fork().getKysely());
    async function* slowly() {
      yield* bytesOf(csvOf(...Array.from({ length: 2_500 }, (_, index) => goodRow(index))));
      const { rows } = await draftsOf();
      attempts.push(world.dispatch.launch(rows[0]?.id ?? 0, 'U0ANA').then(String, String));
      attempts.push(world.dispatch.loadReview(rows[0]?.id ?? 0).then(String, String));
      await Promise.all(attempts);
    }
    const review = await reviewCsv(slowly());
    expect((await draftsOf()).rows).toEqual([{ id: review.draftId }]);
    for (const told of await Promise.all(attempts)) expect(told).toContain('This review is no longer there');
    expect(await world.dispatch.loadReview(review.draftId)).toMatchObject({ counts: { rows: 2_500 } });
  });

  test('drafts not sent within 24 hours are erased whole; younger ones and those that were sent stay', async () => {
    const [old, young, sent] = [
      await reviewCsv(bytesOf(csvOf(goodRow(0), goodRow(0), 'nonsense,,'))),
      await reviewCsv(bytesOf(csvOf(goodRow(1)))),
      await reviewCsv(bytesOf(csvOf(goodRow(2)))),
    ];
    await world.dispatch.launch(sent.draftId, 'U0ANA');
    const age = (hours: number, id: number) =>
      sql`update deployment set created_at = now() - ${hours} * interval '1 hour' where id = ${id}`.execute(
        world.orm.em.fork().getKysely(),
      );
    await age(25, old.draftId);
    await age(23, young.draftId);
    await age(25, sent.draftId);
    await eraseOld(world.orm);
    await expect(world.dispatch.loadReview(old.draftId)).rejects.toThrow('erased');
    await expect(world.dispatch.launch(old.draftId, 'U0ANA')).rejects.toThrow('erased');
    for (const table of tables.slice(1)) {
      const { rows } =
        await sql`select 1 from ${sql.table(table)} where deployment_id = ${old.draftId}`.execute(
          world.orm.em.fork().getKysely(),
        );
      expect(rows, table).toEqual([]);
    }
    expect(await world.dispatch.loadReview(young.draftId)).toMatchObject({ counts: { valid: 1 } });
    expect(await world.dispatch.loadDeployment(sent.draftId)).toMatchObject({ phase: 'sending' });
  });
});

describe('S21: launching', () => {
  test('pressed five times at once by two people, it starts once', async () => {
    const { draftId } = await reviewCsv(bytesOf(csvOf(goodRow(0), goodRow(1))));
    const launched = await Promise.all(
      ['U0ANA', 'U0BEN', 'U0ANA', 'U0ANA', 'U0BEN'].map((by) => world.dispatch.launch(draftId, by)),
    );
    expect(launched.filter(({ alreadyLaunched }) => !alreadyLaunched)).toHaveLength(1);
    expect(new Set(launched.map(({ id, phase, waiting }) => `${id} ${phase} ${waiting}`))).toEqual(
      new Set([`${draftId} sending 2`]),
    );
    await expectExactCounts(world.orm);
  });

  test('a template that was paused since the review forbids it, and so does a freeze; both say why', async () => {
    const { draftId } = await reviewCsv(bytesOf(csvOf(goodRow(0))));
    const { template } = await world.dispatch.loadConversation('spring_sale_2026');
    world.whatsApp.pauseTemplate(template.name, template.language);
    await world.whatsApp.settled();
    await expect(world.dispatch.launch(draftId, 'U0ANA')).rejects.toThrow(/spring_sale_2026 is paused/);
    expect(await world.dispatch.loadReview(draftId)).toMatchObject({
      notSendable: expect.stringContaining('paused'),
    });
    world.whatsApp.approveTemplate(template.name, template.language);
    await world.engine.readTemplates();

    await world.dispatch.freeze('U0ANA', 'The shop is closed this week.');
    await expect(world.dispatch.launch(draftId, 'U0ANA')).rejects.toThrow('The shop is closed this week.');
    await world.dispatch.unfreeze('U0ANA');
    expect(await world.dispatch.launch(draftId, 'U0ANA')).toMatchObject({ alreadyLaunched: false });
  });
});
