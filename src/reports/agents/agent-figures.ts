import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { readNumber, readOptional, readTime, type SqlRow } from '../sql-row.ts';

/** How agents answer. Of chats handed over in a period, and how things stand now. */
export interface AgentFigures {
  readonly handedOver: number;
  readonly answered: number;
  /** Until the first answer of an agent, of those answered; undefined when there are none. */
  readonly medianFirstAnswerMs: number | undefined;
  readonly slowestFirstAnswerMs: number | undefined;
  /** Chats that agents have now. */
  readonly open: number;
  /** Of them those that nobody has claimed. */
  readonly waiting: number;
  readonly waitingSince: Date | undefined;
}

/** Of chats handed over in [from, to). */
export async function loadAgentFigures(orm: MikroORM, from: Date, to: Date): Promise<AgentFigures> {
  const { rows } = await sql<SqlRow>`
    with handed as (
      select h.made_at,
             (select min(t.first_answer_at) from agent_thread t where t.session_id = h.session_id) as answered_at
        from handover h
       where h.made_at >= ${from.toISOString()}::timestamptz and h.made_at < ${to.toISOString()}::timestamptz),
    waits as (
      select made_at, answered_at, extract(epoch from answered_at - made_at) * 1000 as ms from handed),
    standing as (
      select h.made_at, t.holder from handover h join session s on s.id = h.session_id and s.kind = 'agent'
        left join agent_thread t on t.session_id = h.session_id and t.ended_at is null
       where s.closes_at is null or s.closes_at > now())
    select (select count(*) from handed) as handed_over, (select count(answered_at) from handed) as answered,
           (select percentile_cont(0.5) within group (order by ms) from waits) as median_ms,
           (select max(ms) from waits) as slowest_ms,
           (select count(*) from standing) as open,
           (select count(*) from standing where holder is null) as waiting,
           (select min(made_at) from standing where holder is null) as waiting_since`.execute(
    orm.em.fork().getKysely(),
  );
  const [row = {}] = rows;
  return {
    handedOver: readNumber(row, 'handed_over'),
    answered: readNumber(row, 'answered'),
    medianFirstAnswerMs: readOptional(readNumber, row, 'median_ms') ?? undefined,
    slowestFirstAnswerMs: readOptional(readNumber, row, 'slowest_ms') ?? undefined,
    open: readNumber(row, 'open'),
    waiting: readNumber(row, 'waiting'),
    waitingSince: readOptional(readTime, row, 'waiting_since') ?? undefined,
  };
}
