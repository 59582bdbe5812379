import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

export interface TextColumn {
  readonly table: string;
  readonly column: string;
}

/** Every column of every table that can hold words. */
export async function textColumns(orm: MikroORM): Promise<readonly TextColumn[]> {
  const { rows } = await sql<TextColumn>`
    select c.table_name as "table", c.column_name as "column" from information_schema.columns c
      join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
       and c.data_type in ('text', 'jsonb', 'json', 'character varying') order by 1, 2`.execute(
    orm.em.fork().getKysely(),
  );
  return rows;
}

/** Where in the database these words stand: `table.column`. */
export async function findEverywhere(orm: MikroORM, words: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { table, column } of await textColumns(orm)) {
    const { rows } = await sql`
      select 1 from ${sql.table(table)} where ${sql.ref(column)}::text like ${`%${words}%`} limit 1`.execute(
      orm.em.fork().getKysely(),
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}
