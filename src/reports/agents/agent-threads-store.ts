import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type AgentAct, agentActs } from '../../entities/agent-act.ts';
import { type Language, languages } from '../../entities/language/language.ts';
import { type SessionEnd, sessionEnds } from '../../entities/session-kind.ts';
import {
  readFlag,
  readNumber,
  readOptional,
  readText,
  readTexts,
  readTime,
  readWord,
  type SqlRow,
} from '../sql-row.ts';

/** A thread with everything that its first message says. */
export interface FollowedThread {
  readonly id: number;
  readonly channelId: string;
  /** E.164. */
  readonly phone: string;
  readonly line: string;
  readonly openedAt: Date;
  readonly handedAt: Date;
  readonly team: string;
  readonly note: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Null: the conversation is not known. */
  readonly conversation: string | null;
  /** Names the person in the button of the history; null: nothing is known of them. */
  readonly anchor: string | null;
  readonly holder: string | null;
  readonly heardAt: Date | null;
  readonly ended: {
    readonly because: SessionEnd | 'moved';
    readonly outcome: string | null;
    readonly movedTo: string | null;
    readonly by: string | null;
  } | null;
  /** Undefined until it stands in Slack. */
  readonly post:
    | {
        readonly ts: string;
        readonly shownHash: string | null;
        readonly changedAt: Date;
        readonly language: Language;
      }
    | undefined;
  readonly isHistoryTold: boolean;
  readonly toldUpto: number;
  /** When the oldest message arrived that the thread has not been told. */
  readonly unheardSince: Date | null;
}

export interface UntoldAct {
  readonly id: number;
  readonly threadId: number;
  readonly kind: AgentAct;
  readonly by: string | null;
  readonly holder: string | null;
  readonly at: Date;
  readonly detail: Readonly<Record<string, string>>;
  /** The beginning of the line that it is about. */
  readonly excerpt: string | null;
}

/** Something the customer sent. */
export interface CustomerMessage {
  /** Of the row of `handover_message`. */
  readonly id: number;
  readonly inboundId: string;
  readonly type: string;
  readonly text: string;
  readonly at: Date;
  /** Its file can be asked for. */
  readonly hasFile: boolean;
}

const threadsAtOnce = 500;
const actsAtOnce = 200;
/** Messages of one post. */
const messagesPerPost = 10;

const sessionEndOf = (row: SqlRow): FollowedThread['ended'] => {
  if (readOptional(readText, row, 'ended_at') === null) return null;
  const movedTo = readOptional(readText, row, 'moved_to');
  return {
    because: movedTo === null ? readWord(row, 'closed_because', sessionEnds) : 'moved',
    outcome: readOptional(readText, row, 'outcome'),
    movedTo,
    by: readOptional(readText, row, 'ended_by'),
  };
};

const readThread = (row: SqlRow): FollowedThread => {
  const ts = readOptional(readText, row, 'ts');
  return {
    id: readNumber(row, 'id'),
    channelId: readText(row, 'channel_id'),
    phone: readText(row, 'phone'),
    line: readText(row, 'line'),
    openedAt: readTime(row, 'opened_at'),
    handedAt: readTime(row, 'handed_at'),
    team: readText(row, 'team'),
    note: readText(row, 'note'),
    variables: readTexts(row, 'variables'),
    conversation: readOptional(readText, row, 'conversation'),
    anchor: readOptional(readText, row, 'anchor'),
    holder: readOptional(readText, row, 'holder'),
    heardAt: readOptional(readTime, row, 'heard_at'),
    ended: sessionEndOf(row),
    post:
      ts === null
        ? undefined
        : {
            ts,
            shownHash: readOptional(readText, row, 'shown_hash'),
            changedAt: readTime(row, 'changed_at'),
            language: readWord(row, 'language', languages),
          },
    isHistoryTold: readFlag(row, 'is_history_told'),
    toldUpto: readNumber(row, 'told_upto'),
    unheardSince: readOptional(readTime, row, 'unheard_since'),
  };
};

export function createAgentThreadsStore(orm: MikroORM) {
  const kysely = () => orm.em.fork().getKysely();
  return {
    /** Threads that go on, and those with something left to say. */
    async loadFollowed(): Promise<readonly FollowedThread[]> {
      const { rows } = await sql<SqlRow>`
        select t.id, t.channel_id, t.phone, coalesce(l.display_phone, t.line_id) as line, t.opened_at,
               h.made_at as handed_at, h.team, h.note, h.variables, c.name as conversation,
               coalesce('r' || h.recipient_id, 'i' || heard.provider_id) as anchor, t.holder, heard.at as heard_at,
               t.ended_at, coalesce(s.closed_because, 'ended_by_agent') as closed_because, s.outcome,
               ending.detail ->> 'to' as moved_to, ending.by as ended_by,
               case when p.status = 'posted' then p.ts end as ts, p.shown_hash, coalesce(p.language, 'en') as language,
               coalesce(p.edited_at, p.attempted_at) as changed_at,
               exists (select from post k where k.key = 'agent:' || t.id || ':history'
                          and (k.status <> 'posting' or k.error = 'unreadable')) as is_history_told,
               t.told_upto, (select min(m.handled_at) from handover_message m
                              where m.session_id = t.session_id and m.id > t.told_upto
                                and (t.ended_at is null or ending.kind <> 'moved')) as unheard_since
          from agent_thread t
          join session s on s.id = t.session_id
          join handover h on h.session_id = t.session_id
          left join line l on l.id = t.line_id
          left join conversation_version v on v.id = h.version_id
          left join conversation c on c.id = v.conversation_id
          left join post p on p.key = 'agent:' || t.id
          left join lateral (
               select i.provider_id, i.at from inbound i
                where i.phone = t.phone and i.line_id = t.line_id order by i.at desc limit 1) heard on true
          left join lateral (
               select a.kind, a.by, a.detail from agent_act a
                where a.thread_id = t.id and a.kind in ('moved', 'ended', 'expired') order by a.id desc limit 1) ending on true
         where (t.settled_at is null or t.id in (select thread_id from agent_act where told_at is null))
           and p.status is distinct from 'refused' and p.error is distinct from 'unreadable'
         order by t.id limit ${threadsAtOnce}`.execute(kysely());
      return rows.map(readThread);
    },

    async loadUntold(threadIds: readonly number[]): Promise<readonly UntoldAct[]> {
      if (threadIds.length === 0) return [];
      const { rows } = await sql<SqlRow>`
        select a.id, a.thread_id, a.kind, a.by, a.holder, a.at, a.detail, l.text as excerpt
          from agent_act a join agent_thread t on t.id = a.thread_id
          left join agent_line l on l.channel_id = t.channel_id and l.ts = a.detail ->> 'ts'
         where a.told_at is null and a.thread_id = any(${[...threadIds]}::bigint[])
         order by a.id limit ${actsAtOnce}`.execute(kysely());
      return rows.map((row) => ({
        id: readNumber(row, 'id'),
        threadId: readNumber(row, 'thread_id'),
        kind: readWord(row, 'kind', agentActs),
        by: readOptional(readText, row, 'by'),
        holder: readOptional(readText, row, 'holder'),
        at: readTime(row, 'at'),
        detail: readTexts(row, 'detail'),
        excerpt: readOptional(readText, row, 'excerpt'),
      }));
    },

    async settleAct(id: number): Promise<void> {
      await sql`update agent_act set told_at = clock_timestamp() where id = ${id}`.execute(kysely());
    },

    /**
     * What the next post of the thread says. Which messages those are is committed before it may leave, so that a post
     * whose answer was lost and the one that is looked for say the same.
     */
    async nextMessages(threadId: number): Promise<readonly CustomerMessage[]> {
      await sql`
        update agent_thread t
           set telling_upto = (select max(id) from (
                 select m.id from handover_message m where m.session_id = t.session_id and m.id > t.told_upto
                  order by m.id limit ${messagesPerPost}) next)
         where t.id = ${threadId} and t.telling_upto is null`.execute(kysely());
      const { rows } = await sql<SqlRow>`
        select m.id, m.inbound_id, i.text, i.at, i.raw -> i.type ->> 'id' is not null and i.raw -> i.type ? 'mime_type' as has_file,
               case when i.type = 'audio' and i.raw #>> '{audio,voice}' = 'true' then 'voice' else i.type end as type
          from agent_thread t
          join handover_message m on m.session_id = t.session_id and m.id > t.told_upto and m.id <= t.telling_upto
          join inbound i on i.provider_id = m.inbound_id
         where t.id = ${threadId} order by m.id`.execute(kysely());
      return rows.map((row) => ({
        id: readNumber(row, 'id'),
        inboundId: readText(row, 'inbound_id'),
        type: readText(row, 'type'),
        text: readText(row, 'text'),
        at: readTime(row, 'at'),
        hasFile: row.has_file === true,
      }));
    },

    async settleMessages(threadId: number, upto: number): Promise<void> {
      await sql`
        update agent_thread set told_upto = ${upto}, telling_upto = null
         where id = ${threadId} and told_upto < ${upto}`.execute(kysely());
    },

    /** Slack does not take posts there: the chat is opened elsewhere, and nothing new in that channel. */
    async giveUp({ id, channelId }: FollowedThread, error: string): Promise<void> {
      await sql`
        with given as (
          update agent_thread set ended_at = clock_timestamp(), settled_at = clock_timestamp()
           where id = ${id} and ended_at is null returning session_id),
        closed as (update agent_channel set refused_because = ${error} where channel_id = ${channelId})
        update handover h set opened_at = null from given where h.session_id = given.session_id`.execute(
        kysely(),
      );
    },

    async settleThread(id: number): Promise<void> {
      await sql`
        update agent_thread t set settled_at = clock_timestamp()
         where id = ${id} and ended_at < clock_timestamp() - interval '5 seconds'
           and not exists (select from agent_act a where a.thread_id = t.id and a.told_at is null)`.execute(
        kysely(),
      );
    },

    /** Chats that wait although no channel takes them. */
    async countHomeless(): Promise<number> {
      const { rows } = await sql<SqlRow>`
        select count(*) as waiting from handover h join session s on s.id = h.session_id
         where h.opened_at is null and s.kind = 'agent'
           and not exists (select from agent_channel c where c.refused_because is null)`.execute(kysely());
      return rows[0] ? readNumber(rows[0], 'waiting') : 0;
    },
  };
}
