import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { inProcess } from '../../entities/cell.ts';
import { holdBeyondLimit, lockDailyLimit, refuseBeyondLimit } from '../guards/daily-limit.ts';
import { lockFreePhonesOf } from '../guards/phone-lock.ts';
import {
  type CountedRow,
  countedColumns,
  countedRecipient,
  type RecipientMove,
} from '../outcomes/recipient-store.ts';
import { laneOf } from '../outcomes/tally-store.ts';
import { moveCounted } from '../outcomes/write-moves.ts';
import type { QueuedRecipient } from '../sending/claim-store.ts';
import { insertAttempts, refuse } from '../sending/intent-store.ts';
import { isIn, type Lane, maySend } from '../sending/lane.ts';
import { database } from '../sql-rows.ts';

/**
 * SQL: the due retries of each deployment of the lane that may send, up to `limit` of each, longest due first; others are
 * not looked at, however many of theirs are due. `locking` ends the query for recipient `r`.
 */
const dueRetries = (lane: Lane, limit: number, locking: string) => sql`
  deployment d cross join lateral (
    select r.* from recipient r where r.deployment_id = d.id and r.retry_at <= now()
     order by r.retry_at limit ${limit} ${sql.raw(locking)}) r
  where ${isIn(lane)} and d.phase in ('sending', 'sent') and ${maySend}`;

/** How many recipients of the lane may be tried again now, up to `limit`. */
export async function countDueRetries(em: EntityManager, lane: Lane, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from ${dueRetries(lane, limit, '')} limit ${limit}) due`.execute(
    database(em),
  );
  return rows[0]?.count ?? 0;
}

/** An attempt of a recipient whose retry was due. */
export interface RetryIntent extends QueuedRecipient {
  readonly attemptId: number;
}

/**
 * Finds recipients of the lane whose next try is due, locks them against a second worker, and commits their attempts in
 * the same transaction: a crash leaves them either due or attempted.
 */
export function intendDueRetries(
  em: EntityManager,
  workerId: number,
  lane: Lane,
  limit: number,
): Promise<RetryIntent[]> {
  return em.transactional(async (tx) => {
    const { rows: due } = await sql<CountedRow & Omit<QueuedRecipient, 'id' | 'deploymentId'>>`
      select ${countedColumns}, d.version_id as "versionId", r.phone, r.variables
        from ${dueRetries(lane, limit, 'for no key update skip locked')}
       order by r.retry_at, r.id limit ${limit}`.execute(database(tx));
    if (due.length === 0) return [];
    const mine = await lockFreePhonesOf(
      tx,
      due.map(({ recipientId }) => recipientId),
    );
    const rows = due.filter(({ recipientId }) => mine.has(recipientId));
    if (rows.length === 0) return [];
    const ids = rows.map(({ recipientId }) => recipientId);
    const portfolio = await lockDailyLimit(tx, lane.lineId);
    const waiting = new Set(await refuse(tx, laneOf(workerId, 'sends'), ids));
    const free = ids.filter((id) => !waiting.has(id));
    const { beyond } = await refuseBeyondLimit(tx, laneOf(workerId, 'sends'), portfolio, free);
    const intents = await insertAttempts(
      tx,
      workerId,
      lane,
      free.filter((id) => !beyond.includes(id)),
      'retry',
    );
    await holdBeyondLimit(tx, beyond);
    const attemptOf = new Map(intents.map(({ recipientId, attemptId }) => [recipientId, attemptId]));
    const taken = rows.filter(({ recipientId }) => attemptOf.has(recipientId));
    const moves = taken.map(
      (row): RecipientMove => ({
        recipient: countedRecipient(row),
        to: inProcess('queued', row.sent),
        retryAt: undefined,
      }),
    );
    await moveCounted(tx, laneOf(workerId, 'sends'), moves);
    return taken.map(({ recipientId, deploymentId, versionId, phone, variables }) => ({
      id: recipientId,
      attemptId: attemptOf.get(recipientId) ?? 0,
      deploymentId,
      versionId,
      phone,
      variables,
    }));
  });
}
