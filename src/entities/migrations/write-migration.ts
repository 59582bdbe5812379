import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** The file's name, and how many statements lead to the rows; undefined where nothing differs. */
export interface WrittenMigration {
  readonly fileName: string;
  readonly statements: number;
}

/**
 * Writes the difference between the rows and a migrated database that is thrown away afterwards. Views, functions, and the
 * triggers that hang on them, are written by hand and no row tells of them: MikroORM would take them away in `up()` or
 * create each of them again in `down()`, so they leave this database first.
 */
export async function writeMigration(orm: MikroORM, folder: string): Promise<WrittenMigration | undefined> {
  const em = orm.em.fork();
  const { rows } = await sql<{ written: string }>`
    select 'view ' || oid::regclass as written from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace
    union all
    select 'routine ' || oid::regprocedure from pg_proc where pronamespace = 'public'::regnamespace`.execute(
    em.getKysely(),
  );
  for (const { written } of rows) await em.execute(`drop ${written} cascade`);
  const { fileName, diff } = await orm.migrator.create(folder);
  return fileName === '' ? undefined : { fileName, statements: diff.up.length };
}
