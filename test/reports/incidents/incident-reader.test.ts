import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openIncident } from '../../../src/entities/database/incident-rows.ts';
import { createIncidentReader } from '../../../src/reports/incidents/incident-reader.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.orm.em
    .fork()
    .transactional((em) =>
      openIncident(em, { kind: 'template_paused', subject: 'gone-1', because: 'No reason was given.' }),
    );
});
afterAll(() => database.close());

const reader = () => createIncidentReader(database.orm, () => new Date());

test('an incident about a template that is gone is not listed', async () => {
  expect(await reader().open()).toEqual([]);
});

test('what the database does not answer is an error, and never reads as nothing open', async () => {
  const kysely = database.orm.em.fork().getKysely();
  await sql`alter table template rename to template_away`.execute(kysely);
  await expect(reader().open()).rejects.toThrow(/template/);
  await sql`alter table template_away rename to template`.execute(kysely);
});
