import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { freeWindowMs } from '../../entities/agent-act.ts';
import { database } from '../sql-rows.ts';

/** Notes once in each thread that its 24 hours are over; a new message of the person opens them again. */
export async function tellWindows(orm: MikroORM, now: Date): Promise<number> {
  const { rows } = await sql<{ told: number }>`
    with over as (
      select t.id, heard.at from agent_thread t
       cross join lateral (
             select max(i.at) as at from inbound i where i.phone = t.phone and i.line_id = t.line_id) heard
       where t.ended_at is null and t.window_told is distinct from heard.at
         and heard.at <= ${now.toISOString()}::timestamptz - ${freeWindowMs} * interval '1 millisecond'),
    noted as (
      update agent_thread t set window_told = over.at from over
       where t.id = over.id and t.window_told is distinct from over.at
      returning t.id),
    told as (
      insert into agent_act (thread_id, kind, detail) select id, 'window_over', '{}' from noted returning 1)
    select count(*)::float8 as told from told`.execute(database(orm.em.fork()));
  return rows[0]?.told ?? 0;
}
