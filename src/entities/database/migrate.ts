import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { migrations } from '../migrations/index.ts';

/** Any constant: replicas that start together take turns on it. */
const migrationLock = 7_368_201;
/** Whoever wants a table that a migration waits for has to wait behind it: no longer than this, then all go first. */
const usualLockMs = 3_000;
const untilAgainMs = 1_000;
/** Who keeps a table for longer than this keeps it from everybody. */
const patienceMs = 600_000;

/** The database lacks a migration, and this login may not make it. The message is fit to be shown. */
export class MayNotMigrateError extends Error {
  override readonly name = 'MayNotMigrateError';
}

/** By name, in the order they are to be made. */
export async function pendingMigrations(orm: MikroORM): Promise<readonly string[]> {
  const kysely = orm.em.fork().getKysely();
  const { rows } = await sql<{ known: boolean }>`
    select to_regclass('public.mikro_orm_migrations') is not null as known`.execute(kysely);
  const names = migrations.map(({ name }) => name);
  if (!rows[0]?.known) return names;
  const { rows: made } = await sql<{ name: string }>`select name from mikro_orm_migrations`.execute(kysely);
  const done = new Set(made.map(({ name }) => name));
  return names.filter((name) => !done.has(name));
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** In one transaction: all of them or none. An index may take its time, as may another replica that migrates. */
async function makeMigrations(orm: MikroORM, lockMs: number): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    const kysely = em.getKysely();
    await sql`select set_config('statement_timeout', '0', true)`.execute(kysely);
    await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(kysely);
    await sql`select set_config('lock_timeout', ${String(lockMs)}, true)`.execute(kysely);
    await orm.migrator.up({ transaction: em.getTransactionContext() });
  });
}

/**
 * Applies pending migrations; replicas that start at once wait for the first. A login that may change no table is enough
 * where none is pending. Others go on meanwhile: a table that is in use is asked for again and again, never waited for.
 */
export async function migrate(orm: MikroORM, lockMs = usualLockMs): Promise<void> {
  const missing = await pendingMigrations(orm);
  if (missing.length === 0) return;
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await makeMigrations(orm, lockMs);
    } catch (error) {
      if (hasCode(error, '42501')) {
        throw new MayNotMigrateError(
          `The database lacks ${missing.length} migrations that the login of DATABASE_URL may not make. Set MIGRATION_DATABASE_URL to a login that owns the tables.`,
        );
      }
      if (!hasCode(error, '55P03') || performance.now() > deadline) throw error;
      await new Promise((again) => setTimeout(again, untilAgainMs));
    }
  }
}
