import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { SessionEnd } from '../../entities/session-kind.ts';
import { database } from '../sql-rows.ts';

/** Why a chat ends, and in which words. */
interface SessionEnding {
  readonly because: SessionEnd;
  readonly outcome?: string;
}

/** Shows at the recipients that their chat is over; nobody is named twice. */
async function showClosed(em: EntityManager, recipientIds: readonly (number | null)[]): Promise<void> {
  const ids = recipientIds.flatMap((id) => id ?? []);
  if (ids.length === 0) return;
  await sql`
    update recipient r set session = 'closed'
      from (select id from recipient where id = any(${ids}::bigint[]) order by id for no key update) locked
     where r.id = locked.id and r.session <> 'closed'`.execute(database(em));
}

/** An agent who ends a conversation finishes it, as the flow does at its end. */
async function finishStage(em: EntityManager, recipientIds: readonly (number | null)[]): Promise<void> {
  const ids = recipientIds.flatMap((id) => id ?? []);
  if (ids.length === 0) return;
  await sql`
    update recipient set stage = 'finished' where id = any(${ids}::bigint[]) and stage = 'in_flow'`.execute(
    database(em),
  );
}

/** Ends the chat, whoever has it; false when it had ended before. What was written in it still goes out. */
export async function closeSession(
  em: EntityManager,
  phone: string,
  lineId: string,
  { because, outcome }: SessionEnding = { because: 'ended_by_agent' },
): Promise<boolean> {
  const { rows } = await sql<{ recipientId: number | null }>`
    update session
       set kind = 'closed', closed_at = now(), closed_because = ${because}, outcome = ${outcome ?? null},
           state = null, wake_at = null
     where phone = ${phone} and line_id = ${lineId} and kind <> 'closed'
    returning recipient_id::float8 as "recipientId"`.execute(database(em));
  const recipients = rows.map(({ recipientId }) => recipientId);
  await showClosed(em, recipients);
  if (because === 'ended_by_agent') await finishStage(em, recipients);
  return rows.length > 0;
}
