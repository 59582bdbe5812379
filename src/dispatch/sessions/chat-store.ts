import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database, millis } from '../sql-rows.ts';
import type { Chat, ChatEvent, ChatSession } from './chat.ts';
import { readEvent, type StoredEvent } from './stored-event.ts';
import { readState } from './stored-state.ts';

export interface ChatKey {
  readonly phone: string;
  readonly lineId: string;
}

/** A chat with what is taken from the queue when its change is written. */
export interface LoadedChat extends Chat {
  readonly eventIds: readonly number[];
}

export interface DueChats {
  readonly now: number;
  readonly most: number;
  /** These are left alone. */
  readonly except: readonly ChatKey[];
}

/**
 * Locks chats to which something happened; nobody waits for anybody, so chats that others are at are left out. Everything
 * that changes a session holds the same lock, which comes before the locks of rows.
 */
export async function lockDueChats(em: EntityManager, { now, most, except }: DueChats): Promise<ChatKey[]> {
  const left = sql`(phone, line_id) not in (
    select * from unnest(${except.map(({ phone }) => phone)}::text[], ${except.map(({ lineId }) => lineId)}::text[]))`;
  const { rows } = await sql<ChatKey>`
    with heard as materialized (select phone, line_id from session_event where ${left} order by id limit ${most * 2}),
    timed as materialized (
      select phone, line_id from session
       where kind <> 'closed' and wake_at <= to_timestamp(${now}::float8 / 1000) and ${left}
       order by wake_at limit ${most}),
    due as materialized (
      select phone, line_id from (select * from heard union select * from timed) both_kinds limit ${most})
    select phone, line_id as "lineId" from due where pg_try_advisory_xact_lock(hashtextextended(phone, 24))`.execute(
    database(em),
  );
  return rows;
}

interface SessionRow extends ChatKey {
  readonly id: number;
  readonly kind: ChatSession['kind'];
  readonly recipientId: number | null;
  readonly versionId: number | null;
  readonly isStarter: boolean;
  readonly state: unknown;
  readonly heardAt: number | null;
  readonly openedAt: number;
  readonly wakeAt: number | null;
  readonly closesAt: number | null;
}

const keyOf = ({ phone, lineId }: ChatKey): string => `${lineId} ${phone}`;

const sessionOf = (row: SessionRow): ChatSession => ({
  id: row.id,
  kind: row.kind,
  owner:
    row.recipientId === null
      ? undefined
      : { kind: row.isStarter ? 'starter' : 'recipient', recipientId: row.recipientId },
  versionId: row.versionId ?? undefined,
  state: readState(row.state),
  heardAt: row.heardAt ?? undefined,
  openedAt: row.openedAt,
  ending: undefined,
});

/** The moment that was waited for goes before what came after it, and waits for what came before it. */
function withTime(row: SessionRow | undefined, events: readonly ChatEvent[], now: number): ChatEvent[] {
  const wakeAt = row?.wakeAt ?? undefined;
  if (wakeAt === undefined || wakeAt > now) return [...events];
  const isFirst = events.every((event) => event.kind !== 'message' || event.at >= wakeAt);
  return isFirst ? [{ kind: 'time' }, ...events] : [...events];
}

/** What is known of locked chats: read after the lock, so that nothing of it is old. */
export async function loadChats(
  em: EntityManager,
  keys: readonly ChatKey[],
  now: number,
): Promise<LoadedChat[]> {
  const db = database(em);
  const phones = keys.map(({ phone }) => phone);
  const lineIds = keys.map(({ lineId }) => lineId);
  const { rows: sessions } = await sql<SessionRow>`
    select k.phone, k.line_id as "lineId", s.id::float8 as id, s.kind, s.recipient_id::float8 as "recipientId",
           s.version_id as "versionId", coalesce(d.kind = 'inbound', false) as "isStarter", s.state,
           ${millis('s.heard_at')} as "heardAt", ${millis('s.opened_at')} as "openedAt",
           ${millis('s.wake_at')} as "wakeAt", ${millis('s.closes_at')} as "closesAt"
      from unnest(${phones}::text[], ${lineIds}::text[]) as k(phone, line_id)
     cross join lateral (
           select * from session where phone = k.phone and line_id = k.line_id order by id desc limit 1) s
      left join recipient r on r.id = s.recipient_id
      left join deployment d on d.id = r.deployment_id`.execute(db);
  const { rows: stored } = await sql<StoredEvent & ChatKey>`
    select e.id::float8 as id, e.phone, e.line_id as "lineId", e.kind, ${millis('e.at')} as at,
           e.inbound_id as "inboundId", e.session_id::float8 as "sessionId", e.body,
           r.id::float8 as "recipientId", d.version_id as "versionId", r.variables,
           coalesce(r.session <> 'none', false) as began, ${millis('a.started_at')} as "startedAt"
      from unnest(${phones}::text[], ${lineIds}::text[]) as k(phone, line_id)
      join session_event e on e.phone = k.phone and e.line_id = k.line_id
      left join attempt a on a.id = e.attempt_id
      left join recipient r on r.id = a.recipient_id
      left join deployment d on d.id = r.deployment_id
     order by e.id`.execute(db);
  const rowOf = new Map(sessions.map((row) => [keyOf(row), row]));
  const eventsOf = Map.groupBy(stored, keyOf);
  return keys.map((key) => {
    const row = rowOf.get(keyOf(key));
    const own = eventsOf.get(keyOf(key)) ?? [];
    const stands = row !== undefined && row.kind !== 'closed';
    return {
      ...key,
      session: stands ? sessionOf(row) : undefined,
      heardAt: row?.heardAt ?? undefined,
      events: withTime(stands ? row : undefined, own.flatMap(readEvent), now),
      eventIds: own.map(({ id }) => id),
    };
  });
}
