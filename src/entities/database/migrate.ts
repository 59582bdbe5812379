import type { MikroORM } from '@mikro-orm/postgresql';
import { CompiledQuery, sql } from 'kysely';
import { migrations } from '../migrations/index.ts';

/** Any constant: replicas that start together take turns on it. */
const migrationLock = 7_368_201;

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

const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '42501';

/**
 * Applies pending migrations; replicas that start at once wait for the first. A login that may change no table is enough
 * where none is pending.
 */
export async function migrate(orm: MikroORM): Promise<void> {
  const missing = await pendingMigrations(orm);
  if (missing.length === 0) return;
  const kysely = orm.em.fork().getKysely();
  try {
    await kysely.connection().execute(async (connection) => {
      await connection.executeQuery(CompiledQuery.raw('select pg_advisory_lock($1)', [migrationLock]));
      try {
        await orm.migrator.up();
      } finally {
        await connection.executeQuery(CompiledQuery.raw('select pg_advisory_unlock($1)', [migrationLock]));
      }
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new MayNotMigrateError(
      `The database lacks ${missing.length} migrations that the login of DATABASE_URL may not make. Set MIGRATION_DATABASE_URL to a login that owns the tables.`,
    );
  }
}
