import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { NamedConversation } from './reader.ts';
import { readNumber, readText, type SqlRow } from './sql-row.ts';

const readNamed = (row: SqlRow): NamedConversation => ({
  id: readNumber(row, 'id'),
  name: readText(row, 'name'),
});

/** In order of name; archived ones are not offered. */
export async function findConversationsNamed(
  orm: MikroORM,
  text: string,
  limit: number,
): Promise<readonly NamedConversation[]> {
  const { rows } = await sql<SqlRow>`
    select id, name from conversation
     where archived_at is null and position(lower(${text}) in lower(name)) > 0
     order by lower(name), id limit ${limit}`.execute(orm.em.fork().getKysely());
  return rows.map(readNamed);
}

export async function loadConversationNames(
  orm: MikroORM,
  ids: readonly number[],
): Promise<readonly NamedConversation[]> {
  const { rows } = await sql<SqlRow>`
    select id, name from conversation where id = any(${[...ids]}::int[]) order by lower(name), id`.execute(
    orm.em.fork().getKysely(),
  );
  return rows.map(readNamed);
}
