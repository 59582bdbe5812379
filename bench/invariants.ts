import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

const cell = sql.raw(`deployment_id, state, cause, coalesce(code, '') as code, sent, responded`);

/** Counters against a recount of the rows, in one snapshot; what differs, in words. */
export async function brokenCounters(orm: MikroORM): Promise<string[]> {
  const { rows } = await sql<{ cells: number }>`
    with counted as (
      select ${cell}, sum(count) as count from tally group by 1, 2, 3, 4, 5, 6 having sum(count) <> 0
    ), recounted as (
      select ${cell}, count(*) as count from recipient group by 1, 2, 3, 4, 5, 6
    )
    select count(*)::int as cells from (
      (table counted except table recounted) union all (table recounted except table counted)) as different`.execute(
    orm.em.fork().getKysely(),
  );
  const cells = rows[0]?.cells ?? 0;
  return cells === 0 ? [] : [`${cells} counters differ from a recount of the rows`];
}

/** Every fact that a query finds must be as expected; what is not, in words. */
export function differences(
  found: Readonly<Record<string, number>>,
  expected: Readonly<Record<string, number>>,
): string[] {
  return Object.entries(expected).flatMap(([name, count]) =>
    found[name] === count ? [] : [`${name}: expected ${count}, found ${found[name] ?? 'nothing'}`],
  );
}
