import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { InboundMessage } from '../../gateways/gateway.ts';
import { queueInbound } from '../sessions/session-events.ts';
import { database, jsonText } from '../sql-rows.ts';

/** The latest attempt to the sender on that line within this time before the message is the one it answers. */
const answerWindow = sql.raw(`interval '72 hours'`);
/** Providers tell whole seconds; an answer can seem older than the call it answers. */
const clockSlack = sql.raw(`interval '2 seconds'`);

export interface AttributedMessage {
  readonly message: InboundMessage;
  /** The attempt it answers, when one is known. */
  readonly attemptId: number | undefined;
  /** It quotes the attempt's own message: evidence of delivery. */
  readonly quotes: boolean;
  /** It quotes a message of ours that nobody knows yet. */
  readonly quotesUnknown: boolean;
  /**
   * The attempt that the chat goes by: the quoted message may not be known yet though its call was made, and may never be;
   * then it is the latest one, as for a message that quotes nothing.
   */
  readonly chatAttemptId: number | undefined;
}

interface AttributionRow {
  providerId: string;
  attemptId: number | null;
  latestId: number | null;
}

const columns = sql.raw(`provider_id text, line_id text, sender text, user_id text, type text, text text,
  context_id text, attempt_id bigint, at timestamptz, raw jsonb`);

/**
 * SQL: whose message `v` is. A number that is told counts, by the spelling that we send to. Somebody whose number is hidden
 * is known by the provider's id, unless the number behind it was told before; a chat that began so goes on so, whatever
 * is told later.
 */
const personOf = (answering: string) =>
  sql.raw(`coalesce(
    (select s.phone from session s where s.phone = v.user_id and s.line_id = v.line_id and s.kind <> 'closed'),
    (select al.phone from phone_alias al where al.contact_id = v.sender), ${answering}, '+' || v.sender,
    (select al.phone from phone_alias al where al.contact_id = v.user_id), v.user_id)`);

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

/** It quotes our message, or carries its token. */
const namesOurs = (message: InboundMessage): boolean =>
  message.contextId !== undefined || message.token !== undefined;

/**
 * Says which attempt each message answers: the one it was found to answer before, the quoted one, else the latest to that
 * phone on that line.
 */
export async function attributeInbound(
  em: EntityManager,
  messages: readonly InboundMessage[],
  attemptOf: (message: InboundMessage) => number | undefined,
): Promise<AttributedMessage[]> {
  if (messages.length === 0) return [];
  const inChats = await attemptsOfChats(
    em,
    messages.flatMap((message) => (attemptOf(message) === undefined ? (message.contextId ?? []) : [])),
  );
  const byId = new Map(messages.map((message) => [message.providerId, message]));
  const rows = [...byId.values()].map((message) =>
    storedForm(message, attemptOf(message) ?? inChats.get(message.contextId ?? '') ?? undefined),
  );
  const { rows: attributed } = await sql<AttributionRow>`
    with told as (
      select v.provider_id, v.line_id, v.context_id, v.at, coalesce(known.attempt_id, v.attempt_id) as attempt_id,
             ${personOf('null')} as phone
        from json_to_recordset(${jsonText(rows)}::json) as v(${columns})
        left join inbound known on known.provider_id = v.provider_id)
    select told.provider_id as "providerId", latest.id::float8 as "latestId",
           coalesce(told.attempt_id, case when told.context_id is null then latest.id end)::float8 as "attemptId"
      from told left join lateral (
        select a.id from recipient r join attempt a on a.recipient_id = r.id
         where told.attempt_id is null and r.phone = told.phone and a.line_id = told.line_id
           and a.started_at <= told.at + ${clockSlack} and a.started_at > told.at - ${answerWindow}
         order by a.started_at desc, a.id desc limit 1) latest on true`.execute(database(em));
  return attributed.flatMap(({ providerId, attemptId, latestId }) => {
    const message = byId.get(providerId);
    if (!message) return [];
    const quotes = namesOurs(message) && !inChats.has(message.contextId ?? '');
    return [
      {
        message,
        attemptId: attemptId ?? undefined,
        quotes,
        quotesUnknown: quotes && attemptId === null,
        chatAttemptId: attemptId ?? latestId ?? undefined,
      },
    ];
  });
}

/**
 * Stores messages once, and queues those that are new for their chats. Only after the recipients they concern are locked: a row that names an attempt keeps others from
 * giving it a provider's id, and whoever does that holds the recipient.
 */
export async function storeInbound(
  em: EntityManager,
  messages: readonly AttributedMessage[],
  walksFlows: boolean,
): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ message, attemptId }) => storedForm(message, attemptId));
  const { rows: stored } = await sql<{ providerId: string }>`
    insert into inbound (provider_id, line_id, phone, user_id, type, text, context_id, at, attempt_id, raw)
    select v.provider_id, v.line_id,
           ${personOf('(select r.phone from attempt a join recipient r on r.id = a.recipient_id where a.id = v.attempt_id)')}, v.user_id, v.type, v.text, v.context_id, v.at,
           v.attempt_id, v.raw
      from json_to_recordset(${jsonText(rows)}::json) as v(${columns})
     order by v.provider_id
        on conflict (provider_id) do nothing
    returning provider_id as "providerId"`.execute(database(em));
  await learnUserIds(em, messages);
  if (!walksFlows) return;
  const isNew = new Set(stored.map(({ providerId }) => providerId));
  await queueInbound(
    em,
    messages.filter(({ message }) => isNew.has(message.providerId)),
  );
}

/** Whoever tells number and id once is known when only the id is told; never an id that is a person of its own by now. */
async function learnUserIds(em: EntityManager, messages: readonly AttributedMessage[]): Promise<void> {
  const both = messages.flatMap(({ message: { providerId, from, userId } }) =>
    from !== undefined && userId !== undefined ? [providerId] : [],
  );
  if (both.length === 0) return;
  await sql`
    insert into phone_alias (contact_id, phone)
    select distinct on (i.user_id) i.user_id, i.phone from inbound i
     where i.provider_id = any(${both}::text[]) and i.phone <> i.user_id
       and not exists (select 1 from phone_alias al where al.contact_id = i.user_id)
     order by i.user_id, i.phone
        on conflict (contact_id) do nothing`.execute(database(em));
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

/** Messages of chats among these, with the attempt that the chat answers; null: it answers none. */
async function attemptsOfChats(
  em: EntityManager,
  providerIds: readonly string[],
): Promise<Map<string, number | null>> {
  if (providerIds.length === 0) return new Map();
  const { rows } = await sql<{ providerId: string; id: number | null }>`
    select m.provider_id as "providerId",
           (select a.id::float8 from attempt a where a.recipient_id = s.recipient_id order by a.number desc limit 1) as id
      from session_message m join session s on s.id = m.session_id
     where m.provider_id = any(${[...providerIds]}::text[])`.execute(database(em));
  return new Map(rows.map(({ providerId, id }) => [providerId, id]));
}

/** Which attempts these messages of ours belong to. */
export async function attemptsOfMessages(
  em: EntityManager,
  providerIds: readonly string[],
): Promise<Map<string, number>> {
  if (providerIds.length === 0) return new Map();
  // Of somebody who was erased only the hash of the id is left.
  const idOfHash = new Map(providerIds.map((id) => [createHash('sha256').update(id).digest('hex'), id]));
  const { rows } = await sql<{ providerId: string; id: number }>`
    select provider_id as "providerId", id::float8 as id from attempt
     where provider_id = any(${[...providerIds, ...idOfHash.keys()]}::text[])`.execute(database(em));
  return new Map(rows.map(({ providerId, id }) => [idOfHash.get(providerId) ?? providerId, id]));
}
