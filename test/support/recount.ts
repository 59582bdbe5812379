import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

export interface CountedRow {
  readonly deployment: number;
  readonly cell: string;
  readonly count: number;
}

/** The counters and a recount of the rows, read in one snapshot: they must always be equal. */
export async function readCounts(orm: MikroORM): Promise<{ counters: CountedRow[]; recount: CountedRow[] }> {
  const cell = sql.raw(`concat_ws('|', state, cause, coalesce(code, ''), sent, responded) as cell`);
  return orm.em.fork().transactional(
    async (em) => {
      const counters = await sql<CountedRow>`
        select deployment_id as deployment, ${cell}, sum(count)::int as count from tally
         group by 1, 2 having sum(count) <> 0 order by 1, 2`.execute(em.getKysely());
      const recount = await sql<CountedRow>`
        select deployment_id as deployment, ${cell}, count(*)::int as count from recipient
         group by 1, 2 order by 1, 2`.execute(em.getKysely());
      return { counters: counters.rows, recount: recount.rows };
    },
    { isolationLevel: 'repeatable read' },
  );
}
