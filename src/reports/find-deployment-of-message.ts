import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { readText, type SqlRow } from './sql-row.ts';

/** The deployment that a message of ours tells of: its live message, or something in the thread under it. */
export async function findDeploymentOfMessage(
  orm: MikroORM,
  channelId: string,
  timestamps: readonly string[],
): Promise<number | undefined> {
  const { rows } = await sql<SqlRow>`
    select substring(key from '^deployment:([0-9]+)') as id from post
     where channel_id = ${channelId} and ts = any(${[...timestamps]}::text[]) and key like 'deployment:%'
     limit 1`.execute(orm.em.fork().getKysely());
  const [row] = rows;
  return row && Number(readText(row, 'id'));
}
