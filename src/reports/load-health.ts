import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { readOptional, readText, type SqlRow } from './sql-row.ts';

export interface LineHealth {
  /** Its own number, or its id where the number is not known. */
  readonly name: string;
  /** Why it sends nothing; null while it does. */
  readonly stoppedBecause: string | null;
}

/** Every line, the stopped ones first. */
export async function loadLineHealth(orm: MikroORM): Promise<readonly LineHealth[]> {
  const { rows } = await sql<SqlRow>`
    select coalesce(display_phone, id) as name, stopped_because from line
     order by stopped_at is null, id`.execute(orm.em.fork().getKysely());
  return rows.map((row) => ({
    name: readText(row, 'name'),
    stoppedBecause: readOptional(readText, row, 'stopped_because'),
  }));
}
