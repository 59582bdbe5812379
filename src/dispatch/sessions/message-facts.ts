import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type Facts, merge } from '../outcomes/facts.ts';
import { database, isoText, jsonText } from '../sql-rows.ts';

/** What was heard of one message of a chat. */
export interface HeardMessage {
  readonly messageId: number;
  readonly facts: Facts;
}

function fold(heard: readonly HeardMessage[]): [messageId: number, facts: Facts][] {
  const byMessage = new Map<number, Facts>();
  for (const { messageId, facts } of heard) {
    byMessage.set(messageId, merge(byMessage.get(messageId) ?? {}, facts));
  }
  return [...byMessage].sort(([one], [other]) => one - other);
}

const rowOf = ([id, facts]: [number, Facts]) => ({
  id,
  provider_id: facts.providerId ?? null,
  accepted_at: isoText(facts.acceptedAt),
  sent_at: isoText(facts.sentAt),
  delivered_at: isoText(facts.deliveredAt),
  read_at: isoText(facts.readAt),
  failed_at: isoText(facts.failure?.at),
  failure: facts.failure?.failure ?? null,
  code: facts.failure?.code || null,
  detail: facts.failure?.detail || null,
  refused: facts.failure?.refused ?? false,
  uncertain: facts.uncertain?.kind ?? null,
  because: facts.uncertain?.because ?? null,
});

const columns = sql.raw(`id bigint, provider_id text, accepted_at timestamptz, sent_at timestamptz,
  delivered_at timestamptz, read_at timestamptz, failed_at timestamptz, failure text, code text, detail text,
  refused boolean, uncertain text, because text`);

/**
 * Merges what was heard into messages of chats: each moment keeps its earliest value and evidence of delivery outweighs a
 * failure, so any order and repetition ends the same. Tells the ids of those that exist.
 */
export async function applyMessageFacts(
  em: EntityManager,
  heard: readonly HeardMessage[],
): Promise<ReadonlySet<number>> {
  const rows = fold(heard).map(rowOf);
  if (rows.length === 0) return new Set();
  const db = database(em);
  await sql`
    select 1 from session_message where id = any(${rows.map(({ id }) => id)}::bigint[])
     order by id for no key update`.execute(db);
  const { rows: known } = await sql<{ id: number }>`
    update session_message m
       set provider_id = coalesce(m.provider_id, v.provider_id), accepted_at = least(m.accepted_at, v.accepted_at),
           sent_at = least(m.sent_at, v.sent_at), delivered_at = least(m.delivered_at, v.delivered_at),
           read_at = least(m.read_at, v.read_at), failed_at = least(m.failed_at, v.failed_at),
           failure = coalesce(m.failure, v.failure), code = coalesce(m.code, v.code),
           detail = coalesce(m.detail, v.detail), because = coalesce(v.because, m.because),
           outcome = case
             when coalesce(m.delivered_at, m.read_at, v.delivered_at, v.read_at) is not null then 'accepted'
             when v.failed_at is not null and not v.refused or m.outcome = 'failed' then 'failed'
             when coalesce(m.accepted_at, m.sent_at, v.accepted_at, v.sent_at) is not null
               or coalesce(m.provider_id, v.provider_id) is not null then 'accepted'
             when v.refused or m.outcome = 'not_accepted' then 'not_accepted'
             else coalesce(v.uncertain, m.outcome) end
      from json_to_recordset(${jsonText(rows)}::json) as v(${columns})
     where m.id = v.id
    returning m.id::float8 as id`.execute(db);
  return new Set(known.map(({ id }) => id));
}

/** Which messages of chats have these ids of the provider. */
export async function messagesOfProvider(
  em: EntityManager,
  providerIds: readonly string[],
): Promise<Map<string, number>> {
  if (providerIds.length === 0) return new Map();
  const { rows } = await sql<{ providerId: string; id: number }>`
    select provider_id as "providerId", id::float8 as id from session_message
     where provider_id = any(${[...providerIds]}::text[])`.execute(database(em));
  return new Map(rows.map(({ providerId, id }) => [providerId, id]));
}
