import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { liveAttempt } from '../../entities/attempt-outcome.ts';
import { holdBeyondLimit, lockDailyLimit, refuseBeyondLimit } from '../guards/daily-limit.ts';
import { lockPhonesOf } from '../guards/phone-lock.ts';
import { refuseRecent, wasReachedLately } from '../guards/recent-template.ts';
import { mayBeReached, refuseSuppressed } from '../guards/suppression.ts';
import { laneOf } from '../outcomes/tally-store.ts';
import { database } from '../sql-rows.ts';
import { isIn, type Lane, maySend } from './lane.ts';

/** An attempt whose row is committed: the call may leave. */
export interface Intent {
  readonly attemptId: number;
  readonly recipientId: number;
}

/** What became of the recipients asked for: intended, refused for good, or neither (held, or somebody else's). */
export interface Intended {
  readonly intents: readonly Intent[];
  readonly refused: readonly number[];
}

/**
 * Somebody whose exclusion or chat with an agent began at this very moment is left alone here and refused in the next round.
 * The recipients are locked against the sweep that cancels them: either it sees the attempts, or they see the cancellation.
 * `one_live_attempt` refuses a recipient whose earlier attempt is not proved dead, whoever else may be working on it.
 */
export async function insertAttempts(
  em: EntityManager,
  workerId: number,
  lane: Lane,
  ids: readonly number[],
  /** A worker that read its chunk long ago must not take somebody whose retry has to wait: those go by their own way. */
  cause: 'queued' | 'retry',
) {
  const { rows } = await sql<Intent>`
    with d as materialized (
      select d.id, d.line_id, d.kind from deployment d
       where d.id in (select deployment_id from recipient where id = any(${[...ids]}::bigint[]))
         and ${isIn(lane)} and d.phase in ('sending', 'sent') and ${maySend})
    insert into attempt (recipient_id, line_id, worker_id, number, started_at)
    select r.id, ${lane.lineId}::text, ${workerId}::int,
           1 + coalesce((select max(number) from attempt a where a.recipient_id = r.id), 0), clock_timestamp()
      from recipient r join d on d.id = r.deployment_id
     where r.id = any(${[...ids]}::bigint[]) and r.state = 'in_process' and r.cause = ${cause}
       and ${sql.raw(mayBeReached)}
     order by r.id for key share of r
        on conflict (recipient_id) where ${sql.raw(liveAttempt)} do nothing
    returning id::float8 as "attemptId", recipient_id::float8 as "recipientId"`.execute(database(em));
  return rows;
}

/** Asks every guard at once whether it has anything to say; nearly always none has. */
async function findDoubtful(em: EntityManager, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select r.id::float8 as id from recipient r join deployment d on d.id = r.deployment_id
     where r.id = any(${[...ids]}::bigint[]) and not (${sql.raw(mayBeReached)} and not ${sql.raw(wasReachedLately)})
     order by r.id`.execute(database(em));
  return rows.map(({ id }) => id);
}

/** Moves those who may not be sent to now, or not any more; returns their ids. The transaction holds the locks of their phones. */
export async function refuse(em: EntityManager, writer: number, ids: readonly number[]): Promise<number[]> {
  const doubtful = await findDoubtful(em, ids);
  if (doubtful.length === 0) return [];
  const suppressed = await refuseSuppressed(em, writer, doubtful);
  return [...suppressed, ...(await refuseRecent(em, writer, doubtful))];
}

/** Commits the rows that name the attempts, before any call. Every guard is asked again here. */
export function intend(
  em: EntityManager,
  workerId: number,
  lane: Lane,
  ids: readonly number[],
): Promise<Intended> {
  return em.transactional(async (tx) => {
    await lockPhonesOf(tx, ids);
    const portfolio = await lockDailyLimit(tx, lane.lineId);
    const refused = await refuse(tx, laneOf(workerId, 'sends'), ids);
    const gone = new Set(refused);
    const free = ids.filter((id) => !gone.has(id));
    const { beyond, leftOut } = await refuseBeyondLimit(tx, laneOf(workerId, 'sends'), portfolio, free);
    const within = free.filter((id) => !beyond.includes(id));
    const intents = await insertAttempts(tx, workerId, lane, within, 'queued');
    await holdBeyondLimit(tx, beyond);
    return { intents, refused: [...refused, ...leftOut] };
  });
}
