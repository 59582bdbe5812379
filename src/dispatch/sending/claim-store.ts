import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { hasNoLiveAttempt } from '../../entities/attempt-outcome.ts';
import { database } from '../sql-rows.ts';
import { isIn, type Lane, maySend } from './lane.ts';

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

/** How long a lease lasts without being renewed. It guards no call, so it only costs time when a worker dies. */
export const leaseSeconds = 5;

/** Leases the next chunk of the lane; deployments take turns. */
export async function leaseChunk(
  em: EntityManager,
  workerId: number,
  lane: Lane,
): Promise<LeasedChunk | undefined> {
  const { rows } = await sql<LeasedChunk>`
    with next as (
      select c.deployment_id, c.sequence
        from deployment d
        join lateral (
          select deployment_id, sequence from chunk
           where deployment_id = d.id and finished_at is null and (leased_until is null or leased_until < now())
           order by sequence limit 1 for update skip locked) c on true
       where d.phase = 'sending' and ${isIn(lane)} and ${maySend}
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
       and ${sql.raw(hasNoLiveAttempt)}
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
