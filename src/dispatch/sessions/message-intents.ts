import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { MessageContent } from '../../entities/message-content.ts';
import { deadAfterSeconds } from '../sending/worker-store.ts';
import { database } from '../sql-rows.ts';

/** A message whose intent is committed: its call may leave. */
export interface IntendedMessage {
  readonly id: number;
  readonly phone: string;
  readonly content: MessageContent;
  readonly tries: number;
  /** The person wrote within 24 hours. */
  readonly windowIsOpen: boolean;
}

/** An outcome that is not known may still be settled by a receipt; what follows in the chat waits for it so long. */
const uncertainWaits = sql.raw(`interval '10 seconds'`);

/** SQL on message `m`: everything before it in its chat has its answer. */
const isNext = sql`not exists (
  select 1 from session_message e
   where e.phone = m.phone and e.line_id = m.line_id and e.id < m.id
     and (e.outcome is null or e.outcome = 'uncertain' and e.started_at > now() - ${uncertainWaits}))`;

const waits = (lineId: string) => sql`m.line_id = ${lineId} and m.started_at is null and m.outcome is null
  and (m.not_before is null or m.not_before <= now())
  and not exists (select 1 from installation where frozen_at is not null)
  and exists (select 1 from line l where l.id = ${lineId} and l.stopped_at is null)`;

/** Whether a message of a chat waits on the line. */
export async function hasWaiting(em: EntityManager, lineId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from session_message m where ${waits(lineId)} and ${isNext} order by m.id limit 1`.execute(
    database(em),
  );
  return rows.length > 0;
}

/**
 * Commits the intents of the oldest messages, at most one of a chat. One that is at another worker is passed over, and what
 * follows it in its chat waits.
 */
export async function intendMessages(
  em: EntityManager,
  workerId: number,
  lineId: string,
  most: number,
): Promise<IntendedMessage[]> {
  const { rows } = await sql<IntendedMessage>`
    with next as (
      select m.id from session_message m where ${waits(lineId)} and ${isNext}
       order by m.id limit ${most} for update skip locked)
    update session_message m
       set started_at = clock_timestamp(), worker_id = ${workerId}, tries = m.tries + 1, not_before = null
      from next, session s where m.id = next.id and s.id = m.session_id
    returning m.id::float8 as id, m.phone, m.content, m.tries,
              coalesce(s.heard_at > now() - interval '24 hours', false) as "windowIsOpen"`.execute(
    database(em),
  );
  return rows.toSorted((one, other) => one.id - other.id);
}

/** A call that is proved not accepted and can succeed later goes back to its place in the chat. */
export async function waitAgain(
  em: EntityManager,
  messages: readonly { readonly id: number; readonly waitMs: number; readonly called: boolean }[],
): Promise<void> {
  for (const { id, waitMs, called } of messages) {
    await sql`
      update session_message
         set started_at = null, worker_id = null, tries = tries - ${called ? 0 : 1}, not_before = now() + ${waitMs} * interval '1 millisecond'
       where id = ${id} and outcome is null`.execute(database(em));
  }
}

/** Messages without an outcome whose worker is gone: their outcome is unknown, and they are not called for again. */
export async function settleAbandoned(em: EntityManager, because: string): Promise<void> {
  await sql`
    update session_message m set outcome = 'uncertain', because = ${because}
      from worker w
     where w.id = m.worker_id and m.started_at is not null and m.outcome is null
       and (w.stopped_at is not null or w.seen_at < now() - ${deadAfterSeconds} * interval '1 second'
            or m.started_at < now() - interval '60 seconds')`.execute(database(em));
}
