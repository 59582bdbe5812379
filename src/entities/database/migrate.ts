import type { MikroORM } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';

/** Any constant: replicas that start together take turns on it. */
const migrationLock = 7_368_201;

/** Applies pending migrations; replicas that start at once wait for the first. */
export async function migrate(orm: MikroORM): Promise<void> {
  const kysely = orm.em.fork().getKysely();
  await kysely.connection().execute(async (connection) => {
    await connection.executeQuery(CompiledQuery.raw('select pg_advisory_lock($1)', [migrationLock]));
    try {
      await orm.migrator.up();
    } finally {
      await connection.executeQuery(CompiledQuery.raw('select pg_advisory_unlock($1)', [migrationLock]));
    }
  });
}
