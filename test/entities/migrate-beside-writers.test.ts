import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, pendingMigrations } from '../../src/entities/database/migrate.ts';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { migrations } from '../../src/entities/migrations/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';

/** A migration that changes a table which the code before it writes to. */
const latest = 'Migration20261127215900';

let database: TestDatabase;
/** Of the replica that starts. */
let starting: MikroORM;
const held: EntityManager[] = [];

/** The schema as the code before the migration knows it. */
beforeEach(async () => {
  database = await createTestDatabase({ isEmpty: true });
  starting = openDatabase({ url: database.url, poolSize: 4, statementMs: 500 });
  const before = migrations[migrations.findIndex(({ name }) => name === latest) - 1];
  await database.orm.migrator.up({ to: before?.name ?? 0 });
  expect(await pendingMigrations(database.orm)).toContain(latest);
});
afterEach(async () => {
  for (const em of held.splice(0)) if (em.isInTransaction()) await em.rollback();
  await starting.close(true);
  await database.close();
});

const db = () => database.orm.em.fork().getKysely();

/** Another replica's transaction that stays open until it is told to end; its process is not frozen. */
async function openTransaction(statement: string) {
  const em = database.orm.em.fork();
  await em.begin();
  held.push(em);
  await em.execute('set local idle_in_transaction_session_timeout = 0');
  await em.execute(statement);
  return em;
}

const insertOf = (user: string) =>
  `insert into kept_form (user_id, channel_id, pasted, kept_at) values ('${user}', '', '', now())`;
const writeLikeOldCode = (user: string) => database.orm.em.fork().execute(insertOf(user));

const untilMigrationWaits = () =>
  until(
    async () => {
      const { rows } = await sql`
        select 1 from pg_locks where relation = 'kept_form'::regclass and not granted
           and mode = 'AccessExclusiveLock'`.execute(db());
      return rows.length > 0;
    },
    (waits) => waits,
  );

test('while a transaction of old code is open, a migration lets everybody else write, and is made once it has ended', async () => {
  const old = await openTransaction(insertOf('U0OPEN'));
  const migrated = migrate(starting, 500);
  for (const user of ['U0BEHIND', 'U0AGAIN']) {
    await untilMigrationWaits();
    // It stands behind the migration while that waits for the open transaction.
    await writeLikeOldCode(user);
  }
  expect(await pendingMigrations(database.orm)).toContain(latest);
  await old.commit();
  await migrated;
  expect(await pendingMigrations(database.orm)).toEqual([]);
  await writeLikeOldCode('U0LATER');
  const { rows } = await sql<{ user: string }>`
    select user_id as "user" from kept_form order by user_id`.execute(db());
  expect(rows.map(({ user }) => user)).toEqual(['U0AGAIN', 'U0BEHIND', 'U0LATER', 'U0OPEN']);
}, 30_000);

test('a start waits for another one that migrates, however short other statements have to be', async () => {
  const other = await openTransaction('select pg_advisory_xact_lock(7368201)');
  const migrated = migrate(starting);
  const outcome = migrated.then(
    () => 'migrated',
    (error: Error) => error.message,
  );
  const waitsLong = sql`
    select 1 from pg_stat_activity where datname = current_database() and wait_event = 'advisory'
       and query_start < now() - interval '1 second'`;
  await until(
    async () => {
      const { rows } = await waitsLong.execute(db());
      return rows.length > 0 || (await Promise.race([outcome, 'waiting'])) !== 'waiting';
    },
    (isOver) => isOver,
  );
  await other.commit();
  expect(await outcome).toBe('migrated');
  expect(await pendingMigrations(database.orm)).toEqual([]);
}, 30_000);
