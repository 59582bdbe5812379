import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database } from '../sql-rows.ts';

/** A worker not seen for so long is taken for dead; its open attempts become unknown outcomes, which is safe even if it lives. */
export const deadAfterSeconds = 5;

/** No call lasts so long: an attempt that is open still lost its worker's memory, such as by a commit whose answer got lost. */
const overdueSeconds = 60;

export async function registerWorker(em: EntityManager): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into worker default values returning id`.execute(
    database(em),
  );
  const [worker] = rows;
  if (!worker) throw new Error('The database did not register this worker.');
  return worker.id;
}

export async function markSeen(em: EntityManager, workerId: number): Promise<void> {
  await sql`update worker set seen_at = now() where id = ${workerId}`.execute(database(em));
}

export async function markStopped(em: EntityManager, workerId: number): Promise<void> {
  await sql`update worker set stopped_at = now() where id = ${workerId}`.execute(database(em));
}

/** Attempts without an outcome whose worker stopped, is no longer seen, or cannot be at work on them any more. */
export async function abandonedAttempts(em: EntityManager, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select a.id::float8 as id from attempt a join worker w on w.id = a.worker_id
     where a.outcome is null
       and (w.stopped_at is not null or w.seen_at < now() - ${deadAfterSeconds} * interval '1 second'
            or a.started_at < now() - ${overdueSeconds} * interval '1 second')
     order by a.id limit ${limit}`.execute(database(em));
  return rows.map(({ id }) => id);
}
