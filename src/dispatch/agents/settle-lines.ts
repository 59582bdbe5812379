import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database } from '../sql-rows.ts';

/** After this a receipt is not waited for any more; WhatsApp keeps a message that long for a phone that is off. */
const waitedFor = sql.raw(`interval '30 days'`);
const linesAtOnce = 500;

/** Tells once of each line that did not reach its customer, and stops looking at those that did. */
export async function settleLines(orm: MikroORM): Promise<number> {
  const { rows } = await sql<{ told: number }>`
    with open as materialized (
      select l.channel_id, l.ts, l.thread_id, l.author, l.handled_at, l.message_ids
        from agent_line l where l.handled_at is not null and l.settled_at is null
       order by l.handled_at limit ${linesAtOnce} for update skip locked),
    fates as (
      select o.channel_id, o.ts, o.thread_id, o.author, o.handled_at,
             bool_and(m.delivered_at is not null or m.read_at is not null) as arrived,
             (array_agg(m.id order by m.id) filter (where lost.is_lost))[1] as lost_id,
             (array_agg(m.failure order by m.id) filter (where lost.is_lost))[1] as failure,
             (array_agg(coalesce(m.detail, m.because) order by m.id) filter (where lost.is_lost))[1] as detail
        from open o
        join lateral jsonb_array_elements_text(o.message_ids) as part(id) on true
        join session_message m on m.id = part.id::bigint
        cross join lateral (
          select m.outcome = 'not_accepted'
                 or (m.failed_at is not null and m.delivered_at is null and m.read_at is null) as is_lost) lost
       group by o.channel_id, o.ts, o.thread_id, o.author, o.handled_at),
    settled as (
      update agent_line l set settled_at = clock_timestamp()
        from fates f
       where l.channel_id = f.channel_id and l.ts = f.ts
         and (f.arrived or f.lost_id is not null or f.handled_at < now() - ${waitedFor})
      returning l.channel_id, l.ts),
    told as (
      insert into agent_act (thread_id, kind, by, detail)
      select f.thread_id, 'unsent', f.author,
             json_build_object('why', 'failed', 'ts', f.ts, 'failure', f.failure, 'detail', f.detail)
        from fates f join settled s on s.channel_id = f.channel_id and s.ts = f.ts
       where f.lost_id is not null
      returning 1)
    select count(*)::float8 as told from told`.execute(database(orm.em.fork()));
  return rows[0]?.told ?? 0;
}
