import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { AgentAct } from '../../entities/agent-act.ts';
import { say } from '../../entities/language/say.ts';
import type { SessionKind } from '../../entities/session-kind.ts';
import { DispatchError } from '../dispatch.ts';
import { lockPhones } from '../guards/phone-lock.ts';
import { database, jsonText, millis } from '../sql-rows.ts';

/** A thread with the chat it is about. Moments are in ms since the epoch. */
export interface StandingThread {
  readonly id: number;
  readonly sessionId: number;
  readonly phone: string;
  readonly lineId: string;
  readonly channelId: string;
  readonly holder: string | null;
  readonly endedAt: number | null;
  readonly toldUpto: number;
  readonly sessionKind: SessionKind;
  readonly closedAt: number | null;
  /** The person's latest message on the line. */
  readonly heardAt: number | null;
}

/** The thread as it stands; the transaction then holds the phone, so nobody else changes the chat. */
export async function lockThread(em: EntityManager, threadId: number): Promise<StandingThread | undefined> {
  const db = database(em);
  const { rows: found } = await sql<{ phone: string }>`
    select phone from agent_thread where id = ${threadId}`.execute(db);
  const [thread] = found;
  if (!thread) return undefined;
  await lockPhones(em, [thread.phone]);
  const { rows } = await sql<StandingThread>`
    select t.id::float8 as id, t.session_id::float8 as "sessionId", t.phone, t.line_id as "lineId",
           t.channel_id as "channelId", t.holder, ${millis('t.ended_at')} as "endedAt",
           t.told_upto::float8 as "toldUpto", s.kind as "sessionKind", ${millis('s.closed_at')} as "closedAt",
           (select ${millis('max(i.at)')} from inbound i where i.phone = t.phone and i.line_id = t.line_id) as "heardAt"
      from agent_thread t join session s on s.id = t.session_id
     where t.id = ${threadId}`.execute(db);
  return rows[0];
}

/** As `lockThread`, for acts that make sense only while the chat goes on. */
export async function lockOpenThread(em: EntityManager, threadId: number): Promise<StandingThread> {
  const thread = await lockThread(em, threadId);
  if (!thread)
    throw new DispatchError(say`This chat is not known. Look at the newest message of the channel.`);
  if (thread.endedAt !== null || thread.sessionKind !== 'agent') {
    throw new DispatchError(say`This conversation is over here, so nothing was changed.`);
  }
  return thread;
}

export interface NewAct {
  readonly threadId: number;
  readonly kind: AgentAct;
  readonly by?: string;
  readonly holder?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly deploymentId?: number;
}

/** Adds what was done; the thread is told of it. */
export async function addAct(
  em: EntityManager,
  { threadId, kind, by, holder, detail = {}, deploymentId }: NewAct,
): Promise<void> {
  await sql`
    insert into agent_act (thread_id, kind, by, holder, detail, deployment_id)
    values (${threadId}, ${kind}, ${by ?? null}, ${holder ?? null}, ${jsonText(detail)}::jsonb,
            ${deploymentId ?? null}::int)`.execute(database(em));
}

/** From now on these are the lines that go to the customer; null: nobody's. */
export async function setHolder(em: EntityManager, threadId: number, holder: string | null): Promise<void> {
  await sql`update agent_thread set holder = ${holder} where id = ${threadId}`.execute(database(em));
}

export async function endThread(em: EntityManager, threadId: number): Promise<void> {
  await sql`
    update agent_thread set ended_at = clock_timestamp() where id = ${threadId} and ended_at is null`.execute(
    database(em),
  );
}

/** What a new thread is about; `toldUpto` is what the agents know already. */
export interface NewThread {
  readonly sessionId: number;
  readonly phone: string;
  readonly lineId: string;
  readonly channelId: string;
  readonly toldUpto: number;
}

/** A thread for a chat that has none going on. */
export async function openThread(em: EntityManager, thread: NewThread): Promise<void> {
  const { sessionId, phone, lineId, channelId, toldUpto } = thread;
  await sql`
    insert into agent_thread (session_id, phone, line_id, channel_id, told_upto)
    values (${sessionId}, ${phone}, ${lineId}, ${channelId}, ${toldUpto})
        on conflict (session_id) where ended_at is null do nothing`.execute(database(em));
}
