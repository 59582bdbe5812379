import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { UnfilledColumn } from '../../entities/review-counts.ts';
import { database } from '../sql-rows.ts';

/** How many users each needed column keeps back, the worst first; a list may lack the column altogether. */
export async function countUnfilled(
  em: EntityManager,
  draftId: number,
  needed: readonly string[],
  given: readonly string[],
): Promise<readonly UnfilledColumn[]> {
  const keys = needed.map(
    (column) => given.find((one) => one.toLowerCase() === column.toLowerCase()) ?? column,
  );
  const { rows } = await sql<UnfilledColumn>`
    select wanted.column, count(*)::int as users
      from unnest(${[...needed]}::text[], ${keys}::text[]) as wanted ("column", key)
      join recipient r on r.deployment_id = ${draftId} and r.state = 'variable_unfilled'
       and btrim(coalesce(r.variables ->> wanted.key, '')) = ''
     group by wanted.column order by users desc, wanted.column`.execute(database(em));
  return rows;
}
