import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { failed } from '../../entities/cell.ts';
import {
  type CountedRow,
  countedColumns,
  countedRecipient,
  type RecipientMove,
} from '../outcomes/recipient-store.ts';
import { moveCounted } from '../outcomes/write-moves.ts';
import { database } from '../sql-rows.ts';

const dayMs = 86_400_000;

export interface DailyLimit {
  readonly gateway: string;
  readonly usersPerDay: number;
  readonly reached: number;
}

/**
 * Locks the portfolio of a line until the transaction ends, so that claims of all replicas wait for each other, but only
 * where there is a limit: undefined where there is none. Every writer locks it after
 * the recipients that have attempts and before the counters.
 */
export async function lockDailyLimit(em: EntityManager, lineId: string): Promise<DailyLimit | undefined> {
  const { rows } = await sql<DailyLimit>`
    select p.gateway, p.users_per_day as "usersPerDay", p.reached
      from line l join portfolio p on p.gateway = l.gateway
     where l.id = ${lineId} and p.users_per_day is not null for no key update of p`.execute(database(em));
  return rows[0];
}

/** Takes the places of those reached longer than a day ago back; the portfolio's row is locked. Returns how many. */
async function freePlaces(em: EntityManager, gateway: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with gone as (
      delete from reached_user
       where gateway = ${gateway} and at <= now() - ${dayMs} * interval '1 millisecond' returning 1
    ), counted as (select count(*)::int as count from gone)
    update portfolio set reached = reached - count from counted where gateway = ${gateway} returning count`.execute(
    database(em),
  );
  return rows[0]?.count ?? 0;
}

/** Takes places for those who have none yet, first come first served; returns the ids for whom there is none. */
async function takePlaces(
  em: EntityManager,
  portfolio: DailyLimit,
  ids: readonly number[],
): Promise<number[]> {
  const { gateway, usersPerDay, reached } = portfolio;
  const db = database(em);
  // Whose day is over needs a place like everybody else: the one he had may be free by now.
  const { rows } = await sql<{ id: number; phone: string; isKnown: boolean }>`
    select r.id::float8 as id, r.phone,
           exists (select 1 from reached_user u where u.gateway = ${gateway} and u.phone = r.phone
                      and u.at > now() - ${dayMs} * interval '1 millisecond') as "isKnown"
      from recipient r where r.id = any(${[...ids]}::bigint[]) and r.phone is not null order by r.id`.execute(
    db,
  );
  const fresh = [...new Set(rows.filter(({ isKnown }) => !isKnown).map(({ phone }) => phone))];
  const room = usersPerDay - reached;
  const left = fresh.length > room ? room + (await freePlaces(em, gateway)) : room;
  const beyond = new Set(fresh.slice(Math.max(0, left)));
  const within = rows.filter(({ phone }) => !beyond.has(phone)).map(({ id }) => id);
  await sql`
    with taken as (
      insert into reached_user (gateway, phone, recipient_id, at)
      select distinct on (phone) ${gateway}, phone, id, clock_timestamp()
        from recipient where id = any(${within}::bigint[]) order by phone, id
          on conflict (gateway, phone) do update set at = excluded.at,
             recipient_id = case when reached_user.recipient_id = excluded.recipient_id then excluded.recipient_id end
      returning (xmax = 0) as is_new
    )
    update portfolio set reached = reached + (select count(*) from taken where is_new)
     where gateway = ${gateway}`.execute(db);
  return rows.filter(({ phone }) => beyond.has(phone)).map(({ id }) => id);
}

const heldBecause = sql`(
  select 'WhatsApp lets this business reach ' || p.users_per_day || ' different people in 24 hours, and has. Places free from '
         || to_char((min(u.at) + interval '24 hours') at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC on; the rest is sent then.'
    from portfolio p join reached_user u on u.gateway = p.gateway join line l on l.gateway = p.gateway
   where l.id = d.line_id group by p.gateway, p.users_per_day)`;

/**
 * Asks right before the intents, in their transaction: who would be one person more than the portfolio may reach in 24
 * hours is not sent to now. He is left out, where that was chosen at review, or waits. Returns the ids not sent to now, and
 * among them those left out for good.
 */
export async function refuseBeyondLimit(
  em: EntityManager,
  writer: number,
  portfolio: DailyLimit | undefined,
  ids: readonly number[],
): Promise<{ readonly beyond: readonly number[]; readonly leftOut: readonly number[] }> {
  const beyond = portfolio && ids.length > 0 ? await takePlaces(em, portfolio, ids) : [];
  if (beyond.length === 0) return { beyond, leftOut: [] };
  const db = database(em);
  const { rows } = await sql<CountedRow>`
    select ${countedColumns} from recipient r join deployment d on d.id = r.deployment_id
     where r.id = any(${beyond}::bigint[]) and d.beyond_limit = 'leave_out'
       and r.state = 'in_process' and r.cause in ('queued', 'retry')
     order by r.id for no key update of r`.execute(db);
  const offeredAt = Date.now() + dayMs;
  const moves = rows.map(
    (row): RecipientMove => ({
      recipient: countedRecipient(row),
      to: failed('daily_limit', '', row.sent),
      retryAt: undefined,
      offeredAt,
    }),
  );
  await moveCounted(em, writer, moves);
  return { beyond, leftOut: rows.map(({ recipientId }) => recipientId) };
}

/** Holds the deployments whose recipients wait for places; after the intents of the same claim, which have theirs. */
export async function holdBeyondLimit(em: EntityManager, beyond: readonly number[]): Promise<void> {
  if (beyond.length === 0) return;
  await sql`
    insert into hold (deployment_id, kind, because)
    select d.id, 'daily_limit', coalesce(${heldBecause}, 'WhatsApp lets this business reach nobody else now.')
      from deployment d
     where d.beyond_limit = 'wait' and d.phase in ('sending', 'sent')
       and d.id in (select deployment_id from recipient where id = any(${[...beyond]}::bigint[]))
        on conflict do nothing`.execute(database(em));
}

/** SQL: the places `u` that recipients of attempts `a` take. */
const placesOf = (attemptIds: readonly number[]) => sql`
  attempt a join recipient r on r.id = a.recipient_id join line l on l.id = a.line_id
    join reached_user u on u.gateway = l.gateway and u.phone = r.phone and u.recipient_id = r.id
   where a.id = any(${[...attemptIds]}::bigint[])`;

/**
 * Gives the places of failed attempts back, where nobody else's message went to the same person. Locks the portfolio before
 * its places, as claims do, so that they wait for each other and never in a circle.
 */
export async function givePlacesBack(em: EntityManager, attemptIds: readonly number[]): Promise<void> {
  const db = database(em);
  const { rows } = await sql`
    select 1 from portfolio where gateway in (select u.gateway from ${placesOf(attemptIds)})
     order by gateway for no key update`.execute(db);
  if (rows.length === 0) return;
  await sql`
    with failed as materialized (
      select u.gateway, u.phone from ${placesOf(attemptIds)} and a.outcome in ('not_accepted', 'failed')
         and not exists (select 1 from attempt b where b.recipient_id = r.id
                            and (b.delivered_at is not null or b.outcome is null
                                 or b.outcome not in ('not_accepted', 'failed')))
    ), gone as (
      delete from reached_user u using failed f where u.gateway = f.gateway and u.phone = f.phone
      returning u.gateway
    ), counted as (select gateway, count(*) as count from gone group by gateway)
    update portfolio p set reached = reached - count from counted c where c.gateway = p.gateway`.execute(db);
}

/** A batch of places, so that deployments are not held and released for each of them. */
const batchPart = 20;

/** Releases deployments that waited for places once there are some, or no limit any more. */
export async function releaseWithinLimit(em: EntityManager): Promise<void> {
  const db = database(em);
  const { rows } = await sql<{ gateway: string }>`
    select gateway from portfolio p
     where exists (select 1 from hold h join deployment d on d.id = h.deployment_id join line l on l.id = d.line_id
                    where h.kind = 'daily_limit' and l.gateway = p.gateway)
     order by gateway for no key update`.execute(db);
  for (const { gateway } of rows) {
    await freePlaces(em, gateway);
    await sql`
      delete from hold h using deployment d, line l, portfolio p
       where h.kind = 'daily_limit' and d.id = h.deployment_id and l.id = d.line_id and p.gateway = l.gateway
         and p.gateway = ${gateway}
         and (p.users_per_day is null
              or p.users_per_day - p.reached >= least(ceil(p.users_per_day / ${batchPart}::float8), (
                   select coalesce(sum(t.count), 0) from tally t
                    where t.deployment_id = d.id and t.state = 'in_process' and t.cause in ('queued', 'retry'))))`.execute(
      db,
    );
  }
}

/**
 * Keeps what the provider told of the portfolio's limit; undefined: none. Where there was none before, those reached
 * within the last day are counted first.
 */
export async function storeDailyLimit(
  em: EntityManager,
  gateway: string,
  usersPerDay: number | undefined,
): Promise<void> {
  const db = database(em);
  const { rows } = await sql<{ before: number | null }>`
    insert into portfolio (gateway) values (${gateway}) on conflict (gateway) do update set read_at = now()
    returning users_per_day as before`.execute(db);
  if (usersPerDay !== undefined && rows[0]?.before === null) {
    await sql`
      with counted as (
        insert into reached_user (gateway, phone, recipient_id, at)
        select ${gateway}, r.phone, null, max(a.started_at)
          from attempt a join recipient r on r.id = a.recipient_id join line l on l.id = a.line_id
         where l.gateway = ${gateway} and a.started_at > now() - interval '24 hours'
           and (a.outcome is null or a.outcome not in ('not_accepted', 'failed')) and r.phone is not null
         group by r.phone
            on conflict (gateway, phone) do update set at = greatest(reached_user.at, excluded.at)
        returning (xmax = 0) as is_new
      )
      update portfolio set reached = reached + (select count(*) from counted where is_new) where gateway = ${gateway}`.execute(
      db,
    );
  }
  await sql`update portfolio set users_per_day = ${usersPerDay ?? null} where gateway = ${gateway}`.execute(
    db,
  );
}
