import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { correctableHead, correctableLine } from '../../src/bot/correct/corrections-csv.ts';
import type { CorrectableRow } from '../../src/dispatch/review/correction.ts';
import { eraseOld } from '../../src/dispatch/sweeps.ts';
import { readRecipients, untilCalled } from '../support/dispatch-readings.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { freshPhones } from '../support/draft.ts';
import { openSession } from '../support/given-session.ts';
import { expectExactCounts } from '../support/recount.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
const fresh = freshPhones();
beforeAll(async () => {
  world = await createDispatchWorld();
  world.engine.start();
});
afterEach(() => expectExactCounts(world.orm));
afterAll(() => world.close());

const db = () => world.orm.em.fork().getKysely();
async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}

const head = 'phone,first_name,discount,sale_path';
/** A launched list: the first row is fine, then an invalid number, a missing name, a formula for a name that is missing its discount. */
async function launched(first?: string) {
  const [fine = '', noName = '', noDiscount = ''] = fresh(3);
  const good = first ?? fine;
  const csv = `${head}\n${good},Ana,20 %,a\nnonsense,Ben,20 %,b\n${noName},,20 %,c\n${noDiscount},=1+1,,d\n`;
  const { versionId } = await world.dispatch.loadConversation('spring_sale_2026');
  const { draftId } = await world.dispatch.review({
    versionId,
    audience: { kind: 'csv', fileName: 'list.csv', bytes: bytesOf(csv) },
    channelId: 'C0GROWTH',
    by: 'U0ANA',
  });
  await world.dispatch.launch(draftId, 'U0ANA');
  await untilCalled(world, draftId);
  return { id: draftId, good, noName, noDiscount };
}

async function rowsOf(id: number): Promise<CorrectableRow[]> {
  const rows: CorrectableRow[] = [];
  for await (const page of world.dispatch.correctableRows(id)) rows.push(...page);
  return rows;
}

const review = (deploymentId: number, text: string) =>
  world.dispatch.reviewCorrection({
    deploymentId,
    fileName: 'corrected.csv',
    bytes: bytesOf(text),
    by: 'U0ANA',
  });

test('what WhatsApp refused is told in words, without the id that only its support reads', async () => {
  const { id } = await launched('+12025550196');
  const [refused] = await until(
    () => rowsOf(id),
    (rows) => rows.length === 4,
  );
  expect(refused).toMatchObject({
    rowNumber: 2,
    because:
      'Not a valid WhatsApp number (code 131021): Recipient cannot be sender — Sender and recipient phone number is the same.',
  });
});

test('the download names row, phone, values and reason; sent back corrected, exactly these are sent, once', async () => {
  const { id, noName, noDiscount } = await launched();
  const plan = await world.dispatch.planCorrection(id);
  expect(plan).toMatchObject({ invalidNumbers: 1, missingVariables: 2 });
  const rows = await rowsOf(id);
  const file = [correctableHead(plan.columns), ...rows.map((row) => correctableLine(plan.columns, row))].join(
    '',
  );
  expect(file).toContain(`"Column “first_name” is empty or missing."`.replaceAll('"', ''));
  expect(file).toContain(`'=1+1`);
  expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([3, 4, 5]);

  const [phone = ''] = fresh(1);
  const corrected = `Treble row,${head}\n3,${phone},Ben,20 %,b\n4,${noName},Carla,20 %,c\n5,${noDiscount},'=1+1,30 %,d\n`;
  const judged = await review(id, corrected);
  expect([...judged.counts]).toEqual([['send', 3]]);
  const before = await readRecipients(world, id);
  const presses = await Promise.all(
    ['U0ANA', 'U0BEN'].map((by) => world.dispatch.sendCorrected(judged.id, by)),
  );
  expect(presses.map(({ queued, alreadySent }) => [queued, alreadySent]).sort()).toEqual([
    [0, true],
    [3, false],
  ]);
  await untilCalled(world, id);
  const after = await readRecipients(world, id);
  expect(after.map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1]);
  expect(after[0]).toEqual(before[0]);
  expect(after[1]?.phone).toBe(phone);
  const { rows: stored } = await sql`
    select raw_phone, variables ->> 'first_name' as name from recipient where deployment_id = ${id} order by row_number`.execute(
    db(),
  );
  expect(stored).toEqual([
    { raw_phone: null, name: 'Ana' },
    { raw_phone: null, name: 'Ben' },
    { raw_phone: null, name: 'Carla' },
    { raw_phone: null, name: '=1+1' },
  ]);
  const { rows: acts } = await sql`
    select actor, detail from audit_entry where subject = ${`deployment:${id}`} and act = 'deployment.send_corrected'`.execute(
    db(),
  );
  expect(acts).toMatchObject([{ detail: { queued: 3 } }]);
  expect((await world.dispatch.sendCorrected(judged.id, 'U0ANA')).queued).toBe(0);
});

test('each row has one verdict: what is still wrong, nobody’s, somebody’s already or excluded is not sent', async () => {
  const { id, good, noName, noDiscount } = await launched();
  const [excluded = '', once = ''] = fresh(2);
  await sql`insert into exclusion (phone, source, because) values (${excluded}, 'person', 'A test')`.execute(
    db(),
  );
  const judged = await review(
    id,
    `Treble row,${head}\n` +
      `2,${once},Ana,20 %,a\n` + // delivered already
      `99,${once},Ana,20 %,a\n` + // no such row
      `3,still nonsense,Ben,20 %,b\n` +
      `4,${good},Carla,20 %,c\n` + // somebody in the deployment
      `4,${once},Carla,20 %,c\n` + // the same row again
      `5,${excluded},Dora,20 %,d\n`,
  );
  expect(Object.fromEntries(judged.counts)).toEqual({
    not_found: 2,
    invalid: 1,
    duplicate: 1,
    repeated: 1,
    excluded: 1,
  });
  expect(judged.problems.map(({ fileRow, verdict }) => `${fileRow} ${verdict}`)).toEqual([
    '2 not_found',
    '3 not_found',
    '4 invalid',
    '5 duplicate',
    '6 repeated',
    '7 excluded',
  ]);
  const before = await readRecipients(world, id);
  expect((await world.dispatch.sendCorrected(judged.id, 'U0ANA')).queued).toBe(0);
  expect(await readRecipients(world, id)).toEqual(before);

  const busy = await world.dispatch.loadReview(id);
  await world.orm.em
    .fork()
    .transactional((em) => openSession(em, { phone: noDiscount, lineId: busy.line.id, kind: 'agent' }));
  const half = await review(id, `Treble row,${head}\n4,${noName},,20 %,c\n5,${noDiscount},Dora,20 %,d\n`);
  expect(Object.fromEntries(half.counts)).toEqual({ variable: 1, agent: 1 });
  expect(half.problems[0]?.detail).toBe('Column “first_name” is empty or missing.');
});

test('without the column of rows they are found by phone', async () => {
  const { id, noName, noDiscount } = await launched();
  const judged = await review(
    id,
    `${head}\n${noName},Carla,20 %,c\n${noDiscount},,20 %,d\n${fresh(1)[0]},Eva,20 %,e\n`,
  );
  expect(Object.fromEntries(judged.counts)).toEqual({ send: 1, variable: 1, not_found: 1 });
});

test('two people who correct the same row send it once', async () => {
  const { id, noName } = await launched();
  const file = `Treble row,${head}\n4,${noName},Carla,20 %,c\n`;
  const [one, other] = [await review(id, file), await review(id, file)];
  const sent = await Promise.all(
    [one, other].map((judged) => world.dispatch.sendCorrected(judged.id, 'U0ANA')),
  );
  expect(sent.map(({ queued }) => queued).sort()).toEqual([0, 1]);
});

test('a cancelled deployment sends no corrected rows, and the file can be sent when it is allowed', async () => {
  const { id, noName } = await launched();
  const judged = await review(id, `Treble row,${head}\n4,${noName},Carla,20 %,c\n`);
  await world.dispatch.freeze('U0ANA', 'All is frozen');
  await expect(world.dispatch.sendCorrected(judged.id, 'U0ANA')).rejects.toThrow('All is frozen');
  await world.dispatch.unfreeze('U0ANA');
  expect((await world.dispatch.sendCorrected(judged.id, 'U0ANA')).queued).toBe(1);
});

test('a file that cannot be read leaves nothing, and no file stays longer than a day', async () => {
  const { id, noName } = await launched();
  const count = async () => {
    const { rows } = await sql<{ files: number; rows: number }>`
      select (select count(*)::int from correction) as files, (select count(*)::int from correction_row) as rows`.execute(
      db(),
    );
    return rows[0];
  };
  const before = await count();
  await expect(review(id, `Treble row,${head}\n`)).rejects.toThrow('expected at least one row');
  await expect(review(id, 'name\nAna\n')).rejects.toThrow('phone');
  expect(await count()).toEqual(before);
  const judged = await review(id, `Treble row,${head}\n4,${noName},Carla,20 %,c\n`);
  await sql`update correction set created_at = now() - interval '25 hours'`.execute(db());
  await eraseOld(world.orm);
  expect(await count()).toEqual({ files: 0, rows: 0 });
  await expect(world.dispatch.sendCorrected(judged.id, 'U0ANA')).rejects.toThrow('no longer there');
});
