import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { eachInTurn } from '../each-in-turn.ts';
import { closeSession } from '../sessions/session-store.ts';
import { database } from '../sql-rows.ts';
import { addAct, endThread, lockThread } from './thread-store.ts';

const threadsAtOnce = 200;

/** How long the chats of agents live without a word of anybody, and a note in the thread of each that ended so. */
export async function closeUnattended(orm: MikroORM, closesAfterMs: number): Promise<number> {
  const db = database(orm.em.fork());
  await sql`
    update session s set closes_at = touched.at + ${closesAfterMs} * interval '1 millisecond'
      from (select h.session_id,
                   greatest(h.made_at,
                            (select max(m.handled_at) from handover_message m where m.session_id = h.session_id),
                            (select max(l.arrived_at) from agent_thread t join agent_line l on l.thread_id = t.id
                              where t.session_id = h.session_id),
                            (select max(a.at) from agent_thread t join agent_act a on a.thread_id = t.id
                              where t.session_id = h.session_id and a.by is not null)) as at
              from session o join handover h on h.session_id = o.id
             where o.kind = 'agent') touched
     where s.id = touched.session_id and s.kind = 'agent'
       and s.closes_at is distinct from touched.at + ${closesAfterMs} * interval '1 millisecond'`.execute(db);
  const { rows } = await sql<{ id: number }>`
    select t.id::float8 as id from agent_thread t join session s on s.id = t.session_id
     where t.ended_at is null and (s.kind = 'closed' or s.closes_at <= now()) order by t.id limit ${threadsAtOnce}`.execute(
    db,
  );
  await eachInTurn(rows, ({ id }) => closeOne(orm, id));
  return rows.length;
}

/** Asked once more under the lock: somebody may have written meanwhile. */
async function closeOne(orm: MikroORM, threadId: number): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    const thread = await lockThread(em, threadId);
    if (!thread || thread.endedAt !== null) return;
    if (thread.sessionKind === 'agent') {
      const { rows } = await sql`
        select from session where id = ${thread.sessionId} and closes_at <= now()`.execute(database(em));
      if (rows.length === 0) return;
      await closeSession(em, thread.phone, thread.lineId, { because: 'expired' });
    }
    await addAct(em, { threadId, kind: 'expired' });
    await endThread(em, threadId);
  });
}
