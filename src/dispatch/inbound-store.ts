import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { InboundMessage } from '../gateways/gateway.ts';
import { database, jsonText } from './sql-rows.ts';

/** The latest attempt to the sender on that line within this time before the message is the one it answers. */
const answerWindow = sql.raw(`interval '72 hours'`);
/** Providers tell whole seconds; an answer can seem older than the call it answers. */
const clockSlack = sql.raw(`interval '2 seconds'`);

export interface AttributedMessage {
  readonly message: InboundMessage;
  /** The attempt it answers, when one is known. */
  readonly attemptId: number | undefined;
  /** It quotes our message: evidence of delivery. */
  readonly quotes: boolean;
}

interface AttributionRow {
  providerId: string;
  attemptId: number | null;
}

const columns = sql.raw(`provider_id text, line_id text, sender text, user_id text, type text, text text,
  context_id text, attempt_id bigint, at timestamptz, raw jsonb`);

const storedForm = (message: InboundMessage, attemptId: number | undefined) => ({
  provider_id: message.providerId,
  line_id: message.lineId,
  sender: message.from ?? null,
  user_id: message.userId ?? null,
  type: message.type,
  text: message.text,
  context_id: message.contextId ?? null,
  attempt_id: attemptId ?? null,
  at: message.at.toISOString(),
  raw: message.raw,
});

/**
 * Says which attempt each message answers: the one it was found to answer before, the quoted one, else the latest to that
 * phone on that line.
 */
export async function attributeInbound(
  em: EntityManager,
  messages: readonly InboundMessage[],
  attemptOfMessage: ReadonlyMap<string, number>,
): Promise<AttributedMessage[]> {
  if (messages.length === 0) return [];
  const byId = new Map(messages.map((message) => [message.providerId, message]));
  const rows = [...byId.values()].map((message) =>
    storedForm(
      message,
      message.contextId === undefined ? undefined : attemptOfMessage.get(message.contextId),
    ),
  );
  const { rows: attributed } = await sql<AttributionRow>`
    with told as (
      select v.provider_id, v.line_id, v.context_id, v.at, coalesce(known.attempt_id, v.attempt_id) as attempt_id,
             coalesce(al.phone, '+' || v.sender) as phone
        from json_to_recordset(${jsonText(rows)}::json) as v(${columns})
        left join phone_alias al on al.contact_id = v.sender
        left join inbound known on known.provider_id = v.provider_id)
    select told.provider_id as "providerId", coalesce(told.attempt_id, latest.id)::float8 as "attemptId"
      from told left join lateral (
        select a.id from recipient r join attempt a on a.recipient_id = r.id
         where told.context_id is null and r.phone = told.phone and a.line_id = told.line_id
           and a.started_at <= told.at + ${clockSlack} and a.started_at > told.at - ${answerWindow}
         order by a.started_at desc, a.id desc limit 1) latest on true`.execute(database(em));
  return attributed.flatMap(({ providerId, attemptId }) => {
    const message = byId.get(providerId);
    return message
      ? [{ message, attemptId: attemptId ?? undefined, quotes: message.contextId !== undefined }]
      : [];
  });
}

/**
 * Stores messages once. Only after the recipients they concern are locked: a row that names an attempt keeps others from
 * giving it a provider's id, and whoever does that holds the recipient.
 */
export async function storeInbound(em: EntityManager, messages: readonly AttributedMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ message, attemptId }) => storedForm(message, attemptId));
  await sql`
    insert into inbound (provider_id, line_id, phone, user_id, type, text, context_id, at, attempt_id, raw)
    select v.provider_id, v.line_id, coalesce(al.phone, '+' || v.sender), v.user_id, v.type, v.text, v.context_id, v.at,
           v.attempt_id, v.raw
      from json_to_recordset(${jsonText(rows)}::json) as v(${columns})
      left join phone_alias al on al.contact_id = v.sender
     order by v.provider_id
        on conflict (provider_id) do nothing`.execute(database(em));
}

/** Says of stored messages which attempt they quote, once it is known. */
export async function linkInbound(
  em: EntityManager,
  links: readonly { readonly inboundId: string; readonly attemptId: number }[],
): Promise<void> {
  if (links.length === 0) return;
  await sql`
    update inbound i set attempt_id = v."attemptId"
      from json_to_recordset(${jsonText(links)}::json) as v("inboundId" text, "attemptId" bigint)
     where i.provider_id = v."inboundId"`.execute(database(em));
}

/** Which attempts these messages of ours belong to. */
export async function attemptsOfMessages(
  em: EntityManager,
  providerIds: readonly string[],
): Promise<Map<string, number>> {
  if (providerIds.length === 0) return new Map();
  const { rows } = await sql<{ providerId: string; id: number }>`
    select provider_id as "providerId", id::float8 as id from attempt
     where provider_id = any(${[...providerIds]}::text[])`.execute(database(em));
  return new Map(rows.map(({ providerId, id }) => [providerId, id]));
}
