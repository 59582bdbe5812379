import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database, millis } from '../sql-rows.ts';

export interface ExpiredBatch {
  readonly attemptIds: readonly number[];
  /** Until here all have been found; ms since the epoch. */
  readonly reached: number;
}

/** Clocks of processes and of the database may differ by this; so long what has been looked at is looked at again. */
const clockSlackMs = 300_000;

/**
 * Finds attempts whose unknown outcome has just outlived the grace: their recipients are still shown as settling. Unknown
 * outcomes stay for ever, so each is looked at when its time comes and not again; a new process begins with all of them.
 */
export class ExpiredGraces {
  /** Attempts that started before have been looked at; ms since the epoch, by the database's clock. */
  #lookedUntil = 0;

  /** Up to `limit` ids of attempts, oldest first. Call `done` with the answer once they are settled for good. */
  async find(em: EntityManager, graceMs: number, limit: number): Promise<ExpiredBatch> {
    const { rows } = await sql<{ id: number; startedAt: number }>`
      select a.id::float8 as id, ${millis('a.started_at')} as "startedAt"
        from attempt a join recipient r on r.id = a.recipient_id
       where a.outcome in ('uncertain', 'accepted_unknown_id') and r.cause = 'settling'
         and a.started_at >= to_timestamp(${this.#lookedUntil}::float8 / 1000)
         and a.started_at < now() - ${graceMs} * interval '1 millisecond'
       order by a.started_at, a.id limit ${limit}`.execute(database(em));
    const { rows: clock } = await sql<{ now: number }>`
      select ${millis('now()')} as now`.execute(database(em));
    const reached = (clock[0]?.now ?? 0) - graceMs - clockSlackMs;
    const more = rows.length === limit ? rows.at(-1)?.startedAt : undefined;
    return { attemptIds: rows.map(({ id }) => id), reached: Math.min(reached, (more ?? reached) - 1) };
  }

  done({ reached }: ExpiredBatch): void {
    this.#lookedUntil = Math.max(this.#lookedUntil, reached);
  }
}
