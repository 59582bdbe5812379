import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failed, inProcess } from '../../src/entities/cell.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { composeDeploymentMessage } from '../../src/reports/deployment-message.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type DeploymentStory, givenDeployment } from '../support/given.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const cells = [
  [failed('throttled', '130429'), 5],
  [failed('frequency_capped', '131049'), 4],
  [failed('unreachable', '131026'), 9],
  [inProcess('unknown'), 2],
] as const;

async function look(story: DeploymentStory, change?: ReturnType<typeof sql>) {
  const { id } = await givenDeployment(database.orm, { cells, ...story });
  const db = database.orm.em.fork().getKysely();
  await sql`
    update recipient set offered_at = now() + case when row_number <= 7 then -1 else 1 end * interval '1 hour'
     where deployment_id = ${id} and cause = 'frequency_capped'`.execute(db);
  await change?.execute(db);
  const line = await createMetricsReader(database.orm).deployment(id);
  if (!line) throw new Error('The deployment is not shown.');
  const { actions } = composeDeploymentMessage(line);
  return { retryable: line.retryable, offer: actions.find(({ id: action }) => action === 'retry_failed') };
}

test('the live message offers Retry failed with exactly those who can succeed now of all that failed', async () => {
  const { retryable, offer } = await look({ phase: 'sent' });
  expect(retryable).toBe(7);
  expect(offer).toMatchObject({
    label: 'Retry failed',
    confirm: { text: expect.stringContaining('7 of 18 users that failed can succeed now') },
  });
});

test.each([
  ['all', -1, 9],
  ['none', 1, 5],
])('once time has healed %s of the failures that it heals', async (_how, hours, retryable) => {
  const heal = sql`update recipient set offered_at = now() + ${hours} * interval '1 hour' where offered_at is not null`;
  expect(await look({ phase: 'sent' }, heal)).toMatchObject({ retryable });
});

test.each<[string, DeploymentStory, ReturnType<typeof sql> | undefined]>([
  ['the deployment was cancelled', { phase: 'cancelled', launchedAt: new Date() }, undefined],
  [
    'its template is paused',
    { template: 'paused-template', conversation: 'Paused sale' },
    sql`update template set status = 'PAUSED' where id = 'paused-template'`,
  ],
  ['its line is stopped', { line: 'line-2' }, sql`update line set stopped_at = now() where id = 'line-2'`],
  ['nobody failed in a way that passes', { cells: [[failed('unreachable'), 3]] }, undefined],
])('no such button while %s', async (_why, story, change) => {
  expect(await look(story, change)).toEqual({ retryable: 0, offer: undefined });
});
