import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { timeSteps } from '../../src/entities/time-steps.ts';

export interface CountedRow {
  readonly deployment: number;
  readonly cell: string;
  readonly count: number;
}

/** The step of the time between two moments, as `timeSteps` cuts it. */
const stepBetween = (begin: string, end: string): string =>
  `width_bucket(floor(greatest(extract(epoch from (${end} - ${begin})), 0))::float8, array[${timeSteps.join()}]::float8[]) - 1`;

const recountedTimes = sql<CountedRow>`
  with arrived as (
    select r.deployment_id, a.recipient_id, a.number, a.started_at, least(a.replied_at, a.answered_at) as answered_at,
           least(a.delivered_at, a.read_at, a.replied_at) as delivered_at
      from attempt a join recipient r on r.id = a.recipient_id
     where coalesce(a.delivered_at, a.read_at, a.replied_at) is not null
  ), person as (
    select distinct on (recipient_id) deployment_id, started_at, delivered_at,
           min(answered_at) over (partition by recipient_id) as answered_at
      from arrived order by recipient_id, delivered_at, number
  ), counted as (
    select deployment_id, 'delivery' as timed, ${sql.raw(stepBetween('started_at', 'delivered_at'))} as step from person
    union all
    select deployment_id, 'response', ${sql.raw(stepBetween('delivered_at', 'answered_at'))} from person
     where answered_at is not null
  )
  select deployment_id as deployment, timed || ' ' || step as cell, count(*)::int as count from counted
   group by 1, 2 order by 1, 2`;

/** The counters and a recount of the rows, read in one snapshot: they must always be equal. */
export async function readCounts(orm: MikroORM): Promise<{ counters: CountedRow[]; recount: CountedRow[] }> {
  const cell = sql.raw(`concat_ws('|', state, cause, coalesce(code, ''), sent, responded, is_test) as cell`);
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

/** The same for how long it took, by step. */
export async function readTimeCounts(
  orm: MikroORM,
): Promise<{ counters: CountedRow[]; recount: CountedRow[] }> {
  return orm.em.fork().transactional(
    async (em) => {
      const counters = await sql<CountedRow>`
        select deployment_id as deployment, timed || ' ' || step as cell, sum(count)::int as count from timing
         group by 1, 2 having sum(count) <> 0 order by 1, 2`.execute(em.getKysely());
      const recount = await recountedTimes.execute(em.getKysely());
      return { counters: counters.rows, recount: recount.rows };
    },
    { isolationLevel: 'repeatable read' },
  );
}

/** Every counter says what the rows say. */
export async function expectExactCounts(orm: MikroORM): Promise<void> {
  const { counters, recount } = await readCounts(orm);
  expect(counters).toEqual(recount);
}
