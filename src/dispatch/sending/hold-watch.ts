import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database } from '../sql-rows.ts';
import { maySend } from './lane.ts';

/** What a waiting call belongs to: a deployment, or a chat, which has none. */
export interface WatchedCall {
  /** From when its guards were asked, on the monotonic clock. */
  readonly askedAt: number;
  readonly deploymentId: number | undefined;
}

export interface HoldWatchOptions {
  /** A unit of work of its own. */
  readonly em: () => EntityManager;
  readonly lineId: string;
  /** Monotonic, in ms. */
  readonly clock: () => number;
}

/** A call starts only on an answer no older than this: whoever was told of a pause sees nothing start a second later. */
export const freshMs = 600;

/** What was held after the attempts of waiting calls were committed. */
export class HoldWatch {
  readonly #options: HoldWatchOptions;
  #askedAt = Number.NEGATIVE_INFINITY;
  #lineIsStopped = false;
  #held: ReadonlySet<number> = new Set();

  constructor(options: HoldWatchOptions) {
    this.#options = options;
  }

  /** Asks the database which of these deployments may not send now, and whether the line may send at all. */
  async ask(deploymentIds: Iterable<number>): Promise<void> {
    const { em, lineId, clock } = this.#options;
    const askedAt = clock();
    const { rows } = await sql<{ lineIsStopped: boolean; held: number[] }>`
      select exists (select 1 from installation where frozen_at is not null)
               or exists (select 1 from line where id = ${lineId} and stopped_at is not null) as "lineIsStopped",
             array(select d.id from deployment d where d.id = any(${[...deploymentIds]}::int[])
                      and not (d.phase in ('sending', 'sent') and ${maySend})) as held`.execute(
      database(em()),
    );
    for (const row of rows) {
      this.#askedAt = askedAt;
      this.#lineIsStopped = row.lineIsStopped;
      this.#held = new Set(row.held);
    }
  }

  /** The call must not start any more. */
  isHeld({ askedAt, deploymentId }: WatchedCall): boolean {
    if (askedAt > this.#askedAt) return false;
    return this.#lineIsStopped || (deploymentId !== undefined && this.#held.has(deploymentId));
  }

  /** Until when the call may start by what is known now. */
  isFreshUntil({ askedAt }: WatchedCall): number {
    return Math.max(askedAt, this.#askedAt) + freshMs;
  }
}
