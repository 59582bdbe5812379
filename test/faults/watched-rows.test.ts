import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProcess } from '../../src/entities/cell.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { givenDeployment } from '../support/given.ts';
import { readViolations, watchRows } from './watched-rows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await watchRows(database.orm);
  await givenDeployment(database.orm, { line: 'line-1', cells: [[inProcess('queued'), 1]] });
  await change('insert into worker default values');
  await change(`insert into attempt (recipient_id, line_id, worker_id, number, started_at)
    select r.id, 'line-1', w.id, 1, now() from recipient r, worker w`);
});
afterAll(() => database.close());

const change = (statement: string) => database.orm.em.fork().execute(statement);

const stories: [story: string, legal: string, forged: string, invariant: string][] = [
  [
    'a moment that was known is forgotten',
    `update attempt set sent_at = '2026-03-03 15:00Z'`,
    'update attempt set sent_at = null',
    'S8',
  ],
  [
    'a moment that was known becomes later',
    `update attempt set sent_at = '2026-03-03 15:00Z'`,
    `update attempt set sent_at = '2026-03-03 15:01Z'`,
    'S8',
  ],
  [
    'a read message is only delivered again',
    `update attempt set delivered_at = '2026-03-03 15:00Z', read_at = '2026-03-03 15:00Z'`,
    'update attempt set read_at = null',
    'S10',
  ],
  [
    'a delivered recipient is in process again',
    `update recipient set state = 'success', cause = 'delivered', sent = true`,
    `update recipient set state = 'in_process', cause = 'sent'`,
    'S10',
  ],
];
test.each(stories)('is written down: %s', async (_story, legal, forged, invariant) => {
  await change(legal);
  await change('delete from faults.violation');
  await change(legal);
  expect(await readViolations(database.orm)).toEqual([]);
  await change(forged);
  expect((await readViolations(database.orm)).join()).toContain(`${invariant}: `);
});
