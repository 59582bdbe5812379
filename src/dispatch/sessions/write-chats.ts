import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { wakesAt } from '../../flows/flow-state.ts';
import { database, isoText, jsonText } from '../sql-rows.ts';
import type { ChatAct, ChatChange, ChatSession } from './chat.ts';
import type { ChatKey, LoadedChat } from './chat-store.ts';
import { queueMessages, withdrawWaiting } from './session-message-store.ts';
import { tellAgents, writeCalls, writeHandovers, writeOptOuts } from './write-acts.ts';
import { type Marked, moveMilestones, moveOwners } from './write-owners.ts';
import { createStarters } from './write-starters.ts';

/** A session on its way into its row. */
export interface WrittenSession extends ChatKey {
  readonly id: number;
  readonly isNew: boolean;
  readonly session: ChatSession;
  readonly recipientId: number | null;
}

export interface WrittenAct<Act extends ChatAct = ChatAct> {
  readonly act: Act;
  readonly written: WrittenSession;
}

async function nextIds(em: EntityManager, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('session', 'id'))::float8 as id from generate_series(1, ${count})`.execute(
    database(em),
  );
  return rows.map(({ id }) => id);
}

const rowOf = ({ id, phone, lineId, session, recipientId }: WrittenSession) => {
  const stands = session.kind === 'bot' && session.state !== undefined;
  const state = stands ? session.state : undefined;
  return {
    id,
    phone,
    line_id: lineId,
    kind: session.kind,
    recipient_id: recipientId,
    version_id: session.versionId ?? null,
    state: state ?? null,
    wake_at: isoText(state && wakesAt(state)),
    closes_at: isoText(state?.closesAt),
    heard_at: isoText(session.heardAt),
    opened_at: isoText(session.openedAt),
    closed_because: session.ending?.because ?? null,
    outcome: session.ending?.outcome || null,
  };
};

const columns = sql.raw(`id bigint, phone text, line_id text, kind text, recipient_id bigint, version_id int,
  state jsonb, wake_at timestamptz, closes_at timestamptz, heard_at timestamptz, opened_at timestamptz,
  closed_because text, outcome text`);

async function writeSessions(em: EntityManager, sessions: readonly WrittenSession[]): Promise<void> {
  const old = sessions.filter(({ isNew }) => !isNew).map(rowOf);
  const made = sessions.filter(({ isNew }) => isNew).map(rowOf);
  // Those that end make room for those that begin: one of a chat stands.
  if (old.length > 0) {
    await sql`
      update session s
         set kind = v.kind, state = v.state, wake_at = v.wake_at, heard_at = v.heard_at,
             closes_at = case when v.kind = 'bot' then v.closes_at when v.kind = s.kind then s.closes_at end,
             closed_at = case when v.kind = 'closed' then now() end, closed_because = v.closed_because,
             outcome = coalesce(v.outcome, s.outcome)
        from json_to_recordset(${jsonText(old)}::json) as v(${columns}) where s.id = v.id`.execute(
      database(em),
    );
  }
  if (made.length > 0) {
    await sql`
      insert into session (id, phone, line_id, kind, recipient_id, version_id, state, wake_at, closes_at, heard_at,
                           opened_at, closed_at, closed_because, outcome)
      select id, phone, line_id, kind, recipient_id, version_id, state, wake_at, closes_at, heard_at, opened_at,
             case when kind = 'closed' then now() end, closed_because, outcome
        from json_to_recordset(${jsonText(made)}::json) as v(${columns}) order by id`.execute(database(em));
  }
}

const isAct =
  <Kind extends ChatAct['kind']>(kind: Kind) =>
  (one: WrittenAct): one is WrittenAct<Extract<ChatAct, { kind: Kind }>> =>
    one.act.kind === kind;

export interface DecidedChat {
  readonly chat: LoadedChat;
  readonly change: ChatChange;
}

async function identify(
  em: EntityManager,
  writer: number,
  decided: readonly DecidedChat[],
): Promise<{ sessions: WrittenSession[]; acts: WrittenAct[] }> {
  const starters = await createStarters(em, writer, decided);
  const fresh = decided.reduce(
    (sum, { change }) => sum + change.sessions.filter(({ id }) => id === undefined).length,
    0,
  );
  const ids = await nextIds(em, fresh);
  const sessions: WrittenSession[] = [];
  const acts: WrittenAct[] = [];
  for (const { chat, change } of decided) {
    const { phone, lineId } = chat;
    const own = change.sessions.map((session): WrittenSession => {
      const id = session.id ?? ids.shift() ?? 0;
      const starter = session.owner?.kind === 'starter' ? starters.find(chat, session.versionId) : undefined;
      const recipientId = session.owner?.recipientId ?? starter ?? null;
      return { id, isNew: session.id === undefined, phone, lineId, session, recipientId };
    });
    sessions.push(...own);
    acts.push(
      ...change.acts.flatMap((act) => {
        const written = own[act.session];
        return written ? [{ act, written }] : [];
      }),
    );
  }
  return { sessions, acts };
}

/** Writes what events made of chats, and takes the events from the queue, all in the manager's transaction. */
export async function writeChats(
  em: EntityManager,
  writer: number,
  decided: readonly DecidedChat[],
): Promise<void> {
  const { sessions, acts } = await identify(em, writer, decided);
  await writeSessions(em, sessions);
  await withdrawWaiting(
    em,
    sessions.filter(({ session }) => session.ending?.because === 'replaced').map(({ id }) => id),
  );
  await queueMessages(
    em,
    acts.filter(isAct('send')).map(({ act: { step, content }, written: { id, phone, lineId } }) => ({
      sessionId: id,
      phone,
      lineId,
      step,
      content,
    })),
  );
  await writeCalls(em, acts.filter(isAct('call')));
  await writeHandovers(em, acts.filter(isAct('hand_over')));
  await tellAgents(em, acts.filter(isAct('tell_agents')));
  await writeOptOuts(em, acts.filter(isAct('opt_out')));
  const responded = new Set(acts.filter(isAct('responded')).map(({ written }) => written.recipientId));
  const finished = await moveOwners(em, writer, sessions, responded);
  const marks = acts
    .filter(isAct('milestone'))
    .map(({ act, written }): Marked => ({ milestone: act.milestone, recipientId: written.recipientId }))
    .filter(({ milestone, recipientId }) => milestone !== 'finished' || finished.has(recipientId ?? 0));
  await moveMilestones(em, writer, marks);
  const eventIds = decided.flatMap(({ chat }) => chat.eventIds);
  await sql`delete from session_event where id = any(${eventIds}::bigint[])`.execute(database(em));
}
