import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { SessionEnd, SessionKind } from '../../entities/session-kind.ts';
import type { SessionStatus } from '../../entities/session-status.ts';
import { lockPhones } from '../guards/phone-lock.ts';
import { database, jsonText } from '../sql-rows.ts';
import { withdrawWaiting } from './session-message-store.ts';

export interface OpenedSession {
  /** E.164. */
  readonly phone: string;
  readonly lineId: string;
  readonly kind: Exclude<SessionKind, 'closed'>;
  /** When it closes by itself; never unless told. */
  readonly closesAt?: Date;
}

/** A chat that has not been closed, as it stands in its row. */
export interface StandingSession {
  readonly id: number;
  readonly phone: string;
  readonly lineId: string;
  readonly kind: Exclude<SessionKind, 'closed'>;
  readonly recipientId: number | null;
  readonly versionId: number | null;
}

/** Why a chat ends, and in which words. */
export interface SessionEnding {
  readonly because: SessionEnd;
  readonly outcome?: string;
}

/** What the flow gives to the agents with a chat. */
export interface HandoverWish {
  /** Which agents; empty: any. */
  readonly team: string;
  readonly note: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Shows at the recipients who has their chat now; nobody is named twice. */
export async function showSession(
  em: EntityManager,
  recipientIds: readonly (number | null)[],
  session: SessionStatus,
): Promise<void> {
  const ids = recipientIds.flatMap((id) => id ?? []);
  if (ids.length === 0) return;
  await sql`
    update recipient r set session = ${session}
      from (select id from recipient where id = any(${ids}::bigint[]) order by id for no key update) locked
     where r.id = locked.id and r.session <> ${session}`.execute(database(em));
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

const sessionColumns = sql.raw(`id::float8 as id, phone, line_id as "lineId", kind,
  recipient_id::float8 as "recipientId", version_id as "versionId"`);

/** The chat with this phone on this line that stands now; the transaction then holds the phone. */
export async function lockSession(
  em: EntityManager,
  phone: string,
  lineId: string,
): Promise<StandingSession | undefined> {
  await lockPhones(em, [phone]);
  const { rows } = await sql<StandingSession>`
    select ${sessionColumns} from session s
     where phone = ${phone} and line_id = ${lineId} and kind <> 'closed'
       and (closes_at is null or closes_at > now())`.execute(database(em));
  return rows[0];
}

/** Hands the chat to the bot or to an agent, in the manager's transaction; a claim that comes after it sees it. */
export async function openSession(
  em: EntityManager,
  { phone, lineId, kind, closesAt }: OpenedSession,
): Promise<void> {
  await lockPhones(em, [phone]);
  await closeSession(em, phone, lineId, { because: 'replaced' });
  await sql`
    insert into session (phone, line_id, kind, closes_at)
    values (${phone}, ${lineId}, ${kind}, ${closesAt?.toISOString() ?? null}::timestamptz)`.execute(
    database(em),
  );
}

/** Ends the chat, whoever has it; false when it had ended before. What was not called for yet is withdrawn. */
export async function closeSession(
  em: EntityManager,
  phone: string,
  lineId: string,
  { because, outcome }: SessionEnding = { because: 'ended_by_agent' },
): Promise<boolean> {
  const { rows } = await sql<{ id: number; recipientId: number | null }>`
    update session
       set kind = 'closed', closed_at = now(), closed_because = ${because}, outcome = ${outcome ?? null},
           state = null, wake_at = null
     where phone = ${phone} and line_id = ${lineId} and kind <> 'closed'
    returning id::float8 as id, recipient_id::float8 as "recipientId"`.execute(database(em));
  await showSession(
    em,
    rows.map(({ recipientId }) => recipientId),
    'closed',
  );
  if (because === 'ended_by_agent') {
    await finishStage(
      em,
      rows.map(({ recipientId }) => recipientId),
    );
  }
  if (because === 'replaced') {
    await withdrawWaiting(
      em,
      rows.map(({ id }) => id),
    );
  }
  return rows.length > 0;
}

/**
 * Makes the bot's chat an agent's, once. Its flow is over; what the person says from then on goes to `handover_message`.
 * The transaction holds the phone.
 */
export async function handOver(
  em: EntityManager,
  session: StandingSession,
  { team, note, variables }: HandoverWish,
): Promise<boolean> {
  const db = database(em);
  const { rows } = await sql`
    update session set kind = 'agent', state = null, wake_at = null, closes_at = null
     where id = ${session.id} and kind = 'bot' returning 1`.execute(db);
  if (rows.length === 0) return false;
  await sql`
    insert into handover (session_id, phone, line_id, recipient_id, version_id, team, note, variables)
    values (${session.id}, ${session.phone}, ${session.lineId}, ${session.recipientId}, ${session.versionId},
            ${team}, ${note}, ${jsonText(variables)}::jsonb)`.execute(db);
  await showSession(em, [session.recipientId], 'agent');
  return true;
}
