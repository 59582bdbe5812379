import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rateNow } from '../../entities/line-rate.ts';
import { database } from '../sql-rows.ts';
import { type ShareClaim, shareOf } from './share-out.ts';

/** What has a rate that all replicas share. */
export type Paced = { readonly lineId: string } | { readonly deploymentId: number };

export interface ShareWish extends ShareClaim {
  readonly leaseMs: number;
}

export interface GrantedShare {
  readonly perSecond: number;
  /** The provider asked for a rest that ends in so many ms; 0 or less when it has ended. */
  readonly restMs: number;
}

interface RateRow {
  configured: number;
  loweredTo: number | null;
  loweredAt: number | null;
  restMs: number | null;
  now: number;
}

const subjectOf = (paced: Paced): string =>
  'lineId' in paced ? `line:${paced.lineId}` : `deployment:${paced.deploymentId}`;

/** A limit that was lifted while calls wait for it. */
const unlimited = 1_000_000;

const clock = sql`(extract(epoch from clock_timestamp()) * 1000)::float8`;

async function loadRate(em: EntityManager, paced: Paced): Promise<RateRow | undefined> {
  const { rows } = await ('lineId' in paced
    ? sql<RateRow>`
        select messages_per_second as configured, lowered_to as "loweredTo",
               (extract(epoch from lowered_at) * 1000)::float8 as "loweredAt",
               (extract(epoch from rests_until - clock_timestamp()) * 1000)::float8 as "restMs", ${clock} as now
          from line where id = ${paced.lineId}`
    : sql<RateRow>`
        select coalesce(messages_per_second, ${unlimited}::int) as configured, null as "loweredTo", null as "loweredAt",
               null as "restMs", ${clock} as now
          from deployment where id = ${paced.deploymentId}`
  ).execute(database(em));
  return rows[0];
}

/**
 * Renews a replica's share of a rate and tells how large it is from now on. Whoever renews waits for the others, so that
 * shares never add up to more than the rate; one that is not renewed counts until its lease and one more second are over.
 */
export function renewShare(em: EntityManager, paced: Paced, wish: ShareWish): Promise<GrantedShare> {
  const subject = subjectOf(paced);
  const { workerId, wanted, held, leaseMs } = wish;
  return em.transactional(async (tx) => {
    const db = database(tx);
    await sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 17))`.execute(db);
    const rate = await loadRate(tx, paced);
    const { rows: others } = await sql<ShareClaim>`
      select worker_id as "workerId", case when leased_until > clock_timestamp() then wanted else 0 end as wanted, held
        from pace_share
       where subject = ${subject} and worker_id <> ${workerId}
         and leased_until > clock_timestamp() - interval '1 second'`.execute(db);
    const perSecond = rate ? shareOf(rateNow(rate, rate.now), wish, others) : 0;
    await sql`
      insert into pace_share (subject, worker_id, wanted, held, leased_until)
      values (${subject}, ${workerId}, ${wanted}, ${Math.max(held, perSecond)},
              clock_timestamp() + ${leaseMs} * interval '1 millisecond')
          on conflict (subject, worker_id) do update
             set wanted = excluded.wanted, held = excluded.held, leased_until = excluded.leased_until`.execute(
      db,
    );
    return { perSecond, restMs: rate?.restMs ?? 0 };
  });
}

/** Shares nobody can have used for a long time. */
export async function eraseOldShares(em: EntityManager): Promise<void> {
  await sql`delete from pace_share where leased_until < now() - interval '1 hour'`.execute(database(em));
}
