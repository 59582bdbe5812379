import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { MessageContent } from '../../entities/message-content.ts';
import { database, jsonText } from '../sql-rows.ts';

/** A message to be sent within a chat. */
export interface SessionMessageWish {
  readonly sessionId: number;
  readonly phone: string;
  readonly lineId: string;
  readonly content: MessageContent;
  /** The Slack user who wrote it; absent: the flow. */
  readonly author?: string;
  readonly step?: string;
}

/**
 * Writes messages to be sent, in the transaction of what caused them. They leave in this order, each once the one before it
 * has its answer, and only while WhatsApp allows free texts to the person.
 */
export async function queueMessages(
  em: EntityManager,
  messages: readonly SessionMessageWish[],
): Promise<number[]> {
  if (messages.length === 0) return [];
  const rows = messages.map(({ sessionId, phone, lineId, content, author, step }) => ({
    session_id: sessionId,
    phone,
    line_id: lineId,
    author: author ?? null,
    step: step ?? null,
    content,
  }));
  const { rows: queued } = await sql<{ id: number }>`
    insert into session_message (session_id, phone, line_id, author, step, content)
    select session_id, phone, line_id, author, step, content
      from rows from (json_to_recordset(${jsonText(rows)}::json)
           as (session_id bigint, phone text, line_id text, author text, step text, content jsonb)) with ordinality
           as v(session_id, phone, line_id, author, step, content, place)
     order by place
    returning id::float8 as id`.execute(database(em));
  return queued.map(({ id }) => id);
}

/** Messages of these chats that nobody called for yet are not sent any more. */
export async function withdrawWaiting(em: EntityManager, sessionIds: readonly number[]): Promise<void> {
  if (sessionIds.length === 0) return;
  await sql`
    update session_message
       set outcome = 'not_accepted', because = 'The chat had gone on to something else.', failed_at = now()
     where session_id = any(${[...sessionIds]}::bigint[]) and started_at is null and outcome is null`.execute(
    database(em),
  );
}
