import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createExports } from '../../../src/dispatch/privacy/create-exports.ts';
import { sweepOldData } from '../../../src/dispatch/privacy/sweep-old-data.ts';
import { delivered, inProcess } from '../../../src/entities/cell.ts';
import { createMetricsReader } from '../../../src/reports/create-metrics-reader.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { givenDeployment } from '../../support/given.ts';
import { expectExactCounts } from '../../support/recount.ts';

let database: TestDatabase;
let old: number;
let fresh: number;
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const cells = [[delivered('delivered', true), 3] as const, [inProcess('sent'), 1] as const];

beforeAll(async () => {
  database = await createTestDatabase();
  const story = { phase: 'finished' as const, cells, variables: { name: 'Ana' } };
  old = (await givenDeployment(database.orm, { ...story, launchedAt: daysAgo(100) })).id;
  fresh = (await givenDeployment(database.orm, { ...story, launchedAt: daysAgo(5) })).id;
  for (const [id, days] of [
    ['old', 100],
    ['fresh', 5],
  ] as const) {
    await run(sql`
      insert into inbound (provider_id, line_id, phone, type, text, at, received_at, raw)
      values (${id}, 'line-1', '+15551000001', 'text', 'Hello', now(), ${daysAgo(days).toISOString()}::timestamptz, '{"from": "1"}')`);
    await run(sql`
      insert into session_message (session_id, phone, line_id, content, made_at)
      values (1, '+15551000001', 'line-1', ${JSON.stringify({ kind: 'text', text: id })}, ${daysAgo(days).toISOString()}::timestamptz)`);
    await run(sql`
      insert into session (phone, line_id, kind, opened_at, closed_at, closed_because, outcome)
      values ('+15551000001', 'line-1', 'closed', now(), ${daysAgo(days).toISOString()}::timestamptz, 'finished', ${id})`);
    await run(sql`
      insert into handover (session_id, phone, line_id, team, note, variables, made_at)
      values (${days}, '+15551000001', 'line-1', '', ${id}, '{"name": "Ana"}', ${daysAgo(days).toISOString()}::timestamptz)`);
  }
});
afterAll(() => database.close());

const db = () => database.orm.em.fork().getKysely();
async function run(statement: ReturnType<typeof sql>): Promise<void> {
  await statement.execute(db());
}
const forEver = { webhooks: 0, variables: 0, messages: 0, phones: 0 };

async function kept(deploymentId: number) {
  const { rows } = await sql<{ phones: number; variables: number }>`
    select count(phone)::int as phones, count(*) filter (where variables <> '{}')::int as variables
      from recipient where deployment_id = ${deploymentId}`.execute(db());
  return rows[0];
}
async function counted(from: string, where: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(from)} where ${sql.raw(where)}`.execute(db());
  return rows[0]?.count ?? 0;
}
async function figures() {
  const reader = createMetricsReader(database.orm);
  return Promise.all([old, fresh].map((deploymentId) => reader.cells({ kind: 'deployment', deploymentId })));
}

test('what is kept for ever stays', async () => {
  await sweepOldData(database.orm, forEver);
  expect(await kept(old)).toEqual({ phones: 4, variables: 4 });
  expect(await counted('inbound', `raw <> '{}'`)).toBe(2);
});

test('each kind goes at its own time, what is younger stays, and no figure moves', async () => {
  const before = await figures();
  await sweepOldData(database.orm, { ...forEver, webhooks: 30 });
  expect(await counted('inbound', `raw <> '{}'`)).toBe(1);
  expect(await counted('inbound', `text = 'Hello'`)).toBe(2);

  await sweepOldData(database.orm, { ...forEver, variables: 30 });
  expect(await kept(old)).toEqual({ phones: 4, variables: 0 });
  expect(await kept(fresh)).toEqual({ phones: 4, variables: 4 });
  expect(await counted('handover', `variables <> '{}'`)).toBe(1);

  await sweepOldData(database.orm, { ...forEver, messages: 30 });
  expect(await counted('inbound', 'true')).toBe(1);
  expect(await counted('session_message', `content ->> 'text' = 'fresh'`)).toBe(1);
  expect(await counted('session_message', 'true')).toBe(1);
  expect(await counted('session', 'outcome is not null')).toBe(1);
  expect(await counted('handover', `note <> ''`)).toBe(1);

  await sweepOldData(database.orm, { ...forEver, phones: 30 });
  expect(await kept(old)).toEqual({ phones: 0, variables: 0 });
  expect(await kept(fresh)).toEqual({ phones: 4, variables: 4 });
  expect(await counted('handover', `phone <> ''`)).toBe(1);
  expect(await counted('session', `phone <> ''`)).toBe(1);

  expect(await figures()).toEqual(before);
  await expectExactCounts(database.orm);
});

test('people who wrote by themselves go by when they were last heard, as their deployment stands for ever', async () => {
  const { id } = await givenDeployment(database.orm, {
    phase: 'finished',
    launchedAt: daysAgo(400),
    version: 2,
    cells: [[delivered('delivered', false), 2]],
  });
  await run(sql`update deployment set kind = 'inbound' where id = ${id}`);
  await run(sql`
    update recipient set last_activity_at = case when row_number = 1 then now() else now() - interval '90 days' end
     where deployment_id = ${id}`);
  await sweepOldData(database.orm, { ...forEver, phones: 30 });
  expect(await kept(id)).toMatchObject({ phones: 1 });
});

test('a file with people’s data leaves Slack once it expires; one that Slack does not give up is tried again', async () => {
  const exports = createExports(database.orm, 72);
  await exports.note('FOLD');
  await exports.note('FNEW');
  await run(sql`update slack_export set expires_at = now() - interval '1 minute' where file_id = 'FOLD'`);
  const removed: string[] = [];
  const refuse = async () => Promise.reject(new Error('Slack is down.'));
  await expect(exports.expire(refuse)).rejects.toThrow('Slack is down.');
  await run(sql`update slack_export set expires_at = now() - interval '1 minute' where file_id = 'FOLD'`);
  await exports.expire(async (id) => void removed.push(id));
  await exports.expire(async (id) => void removed.push(id));
  expect(removed).toEqual(['FOLD']);
  expect(await counted('slack_export', 'true')).toBe(1);
});
