import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { InboundMessage } from '../../gateways/gateway.ts';
import { database, jsonText } from '../sql-rows.ts';
import type { AnswerBody, MessageBody } from './stored-event.ts';

/** A message just stored for the first time. */
export interface FirstStored {
  readonly message: InboundMessage;
  /** The attempt that the chat goes by. */
  readonly chatAttemptId: number | undefined;
}

const bodyOf = ({ message: { text, type, choiceId, adId, contextId } }: FirstStored): MessageBody => ({
  text,
  type,
  quotes: contextId !== undefined,
  ...(choiceId !== undefined && { choice: choiceId }),
  ...(adId !== undefined && { adId }),
});

/**
 * Queues messages for their chats, in the transaction that stores them; a message that was stored before is not among them.
 * Without any flow and without any chat there is nothing to be told. Takes no lock.
 */
export async function queueInbound(em: EntityManager, messages: readonly FirstStored[]): Promise<void> {
  // WhatsApp's own notices are nobody's words.
  const rows = messages
    .filter(({ message }) => message.type !== 'system')
    .map((one) => ({
      inbound_id: one.message.providerId,
      attempt_id: one.chatAttemptId ?? null,
      body: bodyOf(one),
    }));
  if (rows.length === 0) return;
  await sql`
    insert into session_event (phone, line_id, kind, at, inbound_id, attempt_id, body)
    select i.phone, i.line_id, 'message', i.at, i.provider_id, v.attempt_id, v.body
      from json_to_recordset(${jsonText(rows)}::json) as v(inbound_id text, attempt_id bigint, body jsonb)
      join inbound i on i.provider_id = v.inbound_id
     where i.phone is not null
       and (exists (select 1 from conversation_version where flow is not null)
            or exists (select 1 from session s where s.phone = i.phone and s.line_id = i.line_id and s.kind <> 'closed'))
     order by i.at, i.provider_id`.execute(database(em));
}

/** Tells the bot's chats of people that a new template was accepted for them. */
export async function tellChats(em: EntityManager, attemptIds: readonly number[]): Promise<void> {
  if (attemptIds.length === 0) return;
  await sql`
    insert into session_event (phone, line_id, kind, at, attempt_id, body)
    select r.phone, a.line_id, 'deployed', now(), a.id, '{}'
      from attempt a join recipient r on r.id = a.recipient_id
     where a.id = any(${[...attemptIds]}::bigint[])
       and exists (select 1 from session s where s.phone = r.phone and s.line_id = a.line_id and s.kind = 'bot')
     order by a.id`.execute(database(em));
}

export interface CalledChat {
  readonly sessionId: number;
  readonly phone: string;
  readonly lineId: string;
}

/** Queues what a webhook answered. */
export async function queueAnswer(em: EntityManager, chat: CalledChat, body: AnswerBody): Promise<void> {
  await sql`
    insert into session_event (phone, line_id, kind, at, session_id, body)
    select s.phone, s.line_id, 'answered', now(), s.id, ${jsonText(body)}::jsonb
      from session s where s.id = ${chat.sessionId} and s.phone = ${chat.phone}`.execute(database(em));
}
