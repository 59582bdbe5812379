import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { delivered } from '../../src/entities/cell.ts';
import { createDuplicateNotes } from '../../src/reports/duplicate-notes.ts';
import { createLiveMessages } from '../../src/reports/live-messages.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { givenDeployment } from '../support/given.ts';
import { createClock, createFakeSink } from './fake-sink.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const query = (statement: ReturnType<typeof sql>) => statement.execute(database.orm.em.fork().getKysely());

/** Everybody was tried twice; of the first `late` the first try turned out to have been delivered. */
async function givenTriedTwice(late: number): Promise<number> {
  const { id } = await givenDeployment(database.orm, { cells: [[delivered('delivered', false), 4]] });
  await query(sql`insert into worker default values`);
  await query(sql`
    insert into chunk (deployment_id, sequence, first_id, last_id)
    select deployment_id, 1, min(id), max(id) from recipient where deployment_id = ${id} group by deployment_id`);
  await query(sql`
    insert into attempt (recipient_id, line_id, worker_id, number, started_at, outcome, delivered_at)
    select r.id, 'line-1', (select min(id) from worker), n, now(),
           case n when 1 then 'failed' else 'accepted' end,
           case when n = 2 or r.row_number <= ${late} then now() end
      from recipient r, generate_series(1, 2) n where r.deployment_id = ${id}`);
  return id;
}

test('people who may have received it twice are told of once in the thread, by whatever replica', async () => {
  const doubled = await givenTriedTwice(3);
  const fine = await givenTriedTwice(0);
  const clock = createClock('2026-03-03T15:07:10Z');
  const sink = createFakeSink(clock.now);
  const common = { orm: database.orm, sink, now: clock.now };
  await createLiveMessages(common).tick();
  for (let minute = 0; minute < 3; minute += 1) {
    const reports = await Promise.all([1, 2].map(() => createDuplicateNotes(common).tick()));
    expect(reports).toEqual([{ failures: [] }, { failures: [] }]);
    clock.passSeconds(60);
  }
  const head = sink.heads().find(({ key }) => key === `deployment:${doubled}`);
  const notes = sink.messages.filter(({ document }) => document.title.includes('duplicates'));
  expect(notes).toMatchObject([
    {
      threadTs: head?.ts,
      document: {
        summary: expect.stringContaining(`D-${doubled} has possible duplicates: 3 users may have`),
      },
    },
  ]);
  expect(sink.messages.some(({ key }) => key === `deployment:${fine}:duplicates`)).toBe(false);
});
