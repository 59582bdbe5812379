import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Facts } from '../outcomes/facts.ts';
import { database, jsonText } from '../sql-rows.ts';
import { type ApplyContext, applyFacts } from './apply-facts.ts';
import { linkInbound } from './inbound-store.ts';

/** Something heard of a message that no attempt is known for yet. */
export interface ParkedFacts {
  readonly facts: Facts;
  readonly activeAt?: number;
  /** The stored message of a person that told it. */
  readonly inboundId?: string;
}

export interface ParkedEntry {
  readonly gateway: string;
  /** The message it is about; null for what nobody here understands. */
  readonly providerId: string | null;
  readonly because: string;
  readonly event: unknown;
}

export async function park(em: EntityManager, entries: readonly ParkedEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    insert into parked_event (gateway, provider_id, because, event)
    select gateway, "providerId", because, event
      from json_to_recordset(${jsonText(entries)}::json)
           as v(gateway text, "providerId" text, because text, event jsonb)`.execute(database(em));
}

/** Nearly always nothing is: one statement without a transaction tells. */
export async function hasParked(em: EntityManager, providerIds: readonly string[]): Promise<boolean> {
  if (providerIds.length === 0) return false;
  const { rows } = await sql`
    select 1 from parked_event where provider_id = any(${[...providerIds]}::text[]) limit 1`.execute(
    database(em),
  );
  return rows.length > 0;
}

/**
 * Applies what was parked for these messages. Called after the send answers are committed, and by the sweep: the webhook's
 * side parks before it looks again, this side commits before it looks, so nothing falls between.
 */
export async function linkParkedEvents(
  orm: MikroORM,
  providerIds: readonly string[],
  context: ApplyContext,
): Promise<number> {
  if (!(await hasParked(orm.em.fork(), providerIds))) return 0;
  return orm.em.fork().transactional(async (em) => {
    const { rows } = await sql<{ attemptId: number; event: ParkedFacts }>`
      with linked as (
        delete from parked_event p using attempt a
         where p.provider_id = any(${[...providerIds]}::text[]) and a.provider_id = p.provider_id
        returning a.id, p.event)
      select id::float8 as "attemptId", event from linked`.execute(database(em));
    const heard = rows.map(({ attemptId, event }) => ({ attemptId, ...event }));
    await applyFacts(em, heard, context);
    const links = rows.flatMap(({ attemptId, event: { inboundId } }) =>
      inboundId === undefined ? [] : [{ inboundId, attemptId }],
    );
    await linkInbound(em, links);
    return rows.length;
  });
}

/**
 * Messages that have both something parked in the last `minutes` and, by now, an attempt. What is parked longer is mostly
 * about messages that others sent from the same line, and there may be millions. Each is looked up by itself: joined as
 * sets, all attempts there are would be read.
 */
export async function linkableMessages(em: EntityManager, minutes: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ providerId: string }>`
    select distinct p.provider_id as "providerId" from parked_event p
     cross join lateral (select 1 from attempt a where a.provider_id = p.provider_id offset 0) known
     where p.received_at > now() - ${minutes} * interval '1 minute' and p.provider_id is not null
     limit ${limit}`.execute(database(em));
  return rows.map(({ providerId }) => providerId);
}

/** A provider repeats its webhooks for at most seven days, so after eight nothing can link any more. */
export async function eraseOldParked(em: EntityManager): Promise<void> {
  await sql`delete from parked_event where received_at < now() - interval '8 days'`.execute(database(em));
}
