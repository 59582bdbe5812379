import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { liveAttempt } from '../entities/attempt-outcome.ts';
import { failed, inProcess } from '../entities/cell.ts';
import { refuseRecent } from './recent-template.ts';
import {
  type CountedRow,
  countedColumns,
  countedRecipient,
  moveRecipients,
  type RecipientMove,
} from './recipient-store.ts';
import { database } from './sql-rows.ts';
import { moveTally } from './tally-store.ts';

/** A range of recipients leased to one worker; none of them has a call that may have left. */
export interface LeasedChunk {
  readonly deploymentId: number;
  readonly sequence: number;
  readonly firstId: number;
  readonly lastId: number;
}

export interface QueuedRecipient {
  readonly id: number;
  readonly deploymentId: number;
  readonly versionId: number;
  readonly phone: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** An attempt whose row is committed: the call may leave. */
export interface Intent {
  readonly attemptId: number;
  readonly recipientId: number;
}

/** How long a lease lasts without being renewed. It guards no call, so it only costs time when a worker dies. */
export const leaseSeconds = 5;

/** SQL: everything that must be true of deployment `d`, at the moment of the claim, for a send to start. */
const maySend = sql.raw(`not exists (select 1 from hold h where h.deployment_id = d.id)
  and not exists (select 1 from installation where frozen_at is not null)
  and exists (select 1 from line l where l.id = d.line_id and l.stopped_at is null)
  and exists (select 1 from conversation_version v join template t on t.id = v.template_id
               where v.id = d.version_id and t.status = 'APPROVED')`);

/** Leases the next chunk of the line; deployments that send from it take turns. */
export async function leaseChunk(
  em: EntityManager,
  workerId: number,
  lineId: string,
): Promise<LeasedChunk | undefined> {
  const { rows } = await sql<LeasedChunk>`
    with next as (
      select c.deployment_id, c.sequence
        from deployment d
        join lateral (
          select deployment_id, sequence from chunk
           where deployment_id = d.id and finished_at is null and (leased_until is null or leased_until < now())
           order by sequence limit 1 for update skip locked) c on true
       where d.phase = 'sending' and d.line_id = ${lineId} and ${maySend}
       order by c.sequence, c.deployment_id limit 1)
    update chunk c set worker_id = ${workerId}, leased_until = now() + ${leaseSeconds} * interval '1 second'
      from next where c.deployment_id = next.deployment_id and c.sequence = next.sequence
    returning c.deployment_id as "deploymentId", c.sequence, c.first_id::float8 as "firstId",
              c.last_id::float8 as "lastId"`.execute(database(em));
  return rows[0];
}

/** Recipients of the chunk that nobody has been called for. */
export async function loadQueued(em: EntityManager, chunk: LeasedChunk): Promise<QueuedRecipient[]> {
  const { rows } = await sql<QueuedRecipient>`
    select r.id::float8 as id, r.deployment_id as "deploymentId", d.version_id as "versionId", r.phone, r.variables
      from recipient r join deployment d on d.id = r.deployment_id
     where r.deployment_id = ${chunk.deploymentId} and r.id between ${chunk.firstId} and ${chunk.lastId}
       and r.state = 'in_process' and r.cause = 'queued'
       and not exists (select 1 from attempt a where a.recipient_id = r.id and ${sql.raw(liveAttempt)})
     order by r.id`.execute(database(em));
  return rows;
}

/** Keeps the leases of these chunks; one that is no longer the worker's is not touched. */
export async function renewLeases(
  em: EntityManager,
  workerId: number,
  chunks: readonly LeasedChunk[],
): Promise<void> {
  for (const { deploymentId, sequence } of chunks) {
    await sql`
      update chunk set leased_until = now() + ${leaseSeconds} * interval '1 second'
       where deployment_id = ${deploymentId} and sequence = ${sequence} and worker_id = ${workerId}
         and finished_at is null and leased_until is not null`.execute(database(em));
  }
}

/** `finished`: every recipient has been intended or refused for good; otherwise somebody else may go on at once. */
export async function releaseChunk(
  em: EntityManager,
  workerId: number,
  { deploymentId, sequence }: LeasedChunk,
  finished: boolean,
): Promise<void> {
  await sql`
    update chunk set leased_until = null, finished_at = case when ${finished} then now() end
     where deployment_id = ${deploymentId} and sequence = ${sequence} and worker_id = ${workerId}
       and finished_at is null`.execute(database(em));
}

/** SQL: the phone of recipient `r` is excluded now. */
const isExcluded = sql.raw(
  `exists (select 1 from exclusion e where e.phone = r.phone and (e.expires_at is null or e.expires_at > now()))`,
);

/** Moves recipients whose phone was excluded since the review; returns their ids. */
async function refuseExcluded(em: EntityManager, writer: number, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<CountedRow>`
    select ${countedColumns}
      from recipient r join deployment d on d.id = r.deployment_id
     where r.id = any(${[...ids]}::bigint[]) and r.state = 'in_process' and r.cause in ('queued', 'retry')
       and ${isExcluded}
     order by r.id for no key update of r`.execute(database(em));
  const moves = rows.map(
    (row): RecipientMove => ({
      recipient: countedRecipient(row),
      to: failed('excluded', '', row.sent),
      retryAt: undefined,
    }),
  );
  await moveTally(em, writer, await moveRecipients(em, moves));
  return rows.map(({ recipientId }) => recipientId);
}

/** What became of the recipients asked for: intended, refused for good, or neither (held, or somebody else's). */
export interface Intended {
  readonly intents: readonly Intent[];
  readonly refused: readonly number[];
}

/**
 * Somebody excluded since the statement before is left alone here and refused in the next round.
 * `one_live_attempt` refuses a recipient whose earlier attempt is not proved dead, whoever else may be working on it.
 */
async function insertAttempts(em: EntityManager, workerId: number, lineId: string, ids: readonly number[]) {
  const { rows } = await sql<Intent>`
    insert into attempt (recipient_id, line_id, worker_id, number, started_at)
    select r.id, ${lineId}::text, ${workerId}::int,
           1 + coalesce((select max(number) from attempt a where a.recipient_id = r.id), 0), clock_timestamp()
      from recipient r join deployment d on d.id = r.deployment_id
     where r.id = any(${[...ids]}::bigint[]) and r.state = 'in_process' and r.cause in ('queued', 'retry')
       and d.phase in ('sending', 'sent') and ${maySend} and not ${isExcluded}
     order by r.id
        on conflict (recipient_id) where ${sql.raw(liveAttempt)} do nothing
    returning id::float8 as "attemptId", recipient_id::float8 as "recipientId"`.execute(database(em));
  return rows;
}

/** Commits the rows that name the attempts, before any call. Every guard is asked again here. */
export function intend(
  em: EntityManager,
  workerId: number,
  lineId: string,
  ids: readonly number[],
): Promise<Intended> {
  return em.transactional(async (tx) => {
    const excluded = await refuseExcluded(tx, workerId, ids);
    const refused = [...excluded, ...(await refuseRecent(tx, workerId, ids))];
    const gone = new Set(refused);
    const free = ids.filter((id) => !gone.has(id));
    return { intents: await insertAttempts(tx, workerId, lineId, free), refused };
  });
}

/** An attempt of a recipient whose retry was due. */
export interface RetryIntent extends QueuedRecipient {
  readonly attemptId: number;
}

/** How many recipients of the line may be tried again now, up to `limit`. */
export async function countDueRetries(em: EntityManager, lineId: string, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from recipient r join deployment d on d.id = r.deployment_id
       where r.retry_at <= now() and d.line_id = ${lineId} and d.phase in ('sending', 'sent') and ${maySend}
       limit ${limit}) due`.execute(database(em));
  return rows[0]?.count ?? 0;
}

/**
 * Finds recipients of the line whose next try is due, locks them against a second worker, and commits their attempts in
 * the same transaction: a crash leaves them either due or attempted.
 */
export function intendDueRetries(
  em: EntityManager,
  workerId: number,
  lineId: string,
  limit: number,
): Promise<RetryIntent[]> {
  return em.transactional(async (tx) => {
    const { rows } = await sql<CountedRow & Omit<QueuedRecipient, 'id' | 'deploymentId'>>`
      select ${countedColumns}, d.version_id as "versionId", r.phone, r.variables
        from recipient r join deployment d on d.id = r.deployment_id
       where r.retry_at <= now() and d.line_id = ${lineId} and d.phase in ('sending', 'sent') and ${maySend}
       order by r.id limit ${limit} for no key update of r skip locked`.execute(database(tx));
    if (rows.length === 0) return [];
    const ids = rows.map(({ recipientId }) => recipientId);
    await refuseExcluded(tx, workerId, ids);
    const waiting = new Set(await refuseRecent(tx, workerId, ids));
    const intents = await insertAttempts(
      tx,
      workerId,
      lineId,
      ids.filter((id) => !waiting.has(id)),
    );
    const attemptOf = new Map(intents.map(({ recipientId, attemptId }) => [recipientId, attemptId]));
    const taken = rows.filter(({ recipientId }) => attemptOf.has(recipientId));
    const moves = taken.map(
      (row): RecipientMove => ({
        recipient: countedRecipient(row),
        to: inProcess('queued', row.sent),
        retryAt: undefined,
      }),
    );
    await moveTally(tx, workerId, await moveRecipients(tx, moves));
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
