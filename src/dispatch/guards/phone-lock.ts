import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database } from '../sql-rows.ts';

/**
 * A claim, and whatever keeps a phone from being reached, wait for each other until the transaction ends: what was committed
 * before the intent is seen by it, what comes after finds the intent committed. Everybody takes these locks in one order.
 */
export async function lockPhones(em: EntityManager, phones: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(key) from (
      select distinct hashtextextended(phone, 24) as key from unnest(${[...phones]}::text[]) as phone
       order by key offset 0) locked`.execute(database(em));
}

/** The same for the phones of these recipients. */
export async function lockPhonesOf(em: EntityManager, recipientIds: readonly number[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(key) from (
      select distinct hashtextextended(phone, 24) as key from recipient
       where id = any(${[...recipientIds]}::bigint[]) and phone is not null order by key offset 0) locked`.execute(
    database(em),
  );
}

/**
 * The same for whoever holds recipients already, and so may not wait for their phones: those whose phone nobody is at. The
 * others are for another time.
 */
export async function lockFreePhonesOf(
  em: EntityManager,
  recipientIds: readonly number[],
): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ id: number }>`
    select id::float8 as id from (
      select id, hashtextextended(phone, 24) as key from recipient
       where id = any(${[...recipientIds]}::bigint[]) and phone is not null order by id offset 0) wanted
     where pg_try_advisory_xact_lock(key)`.execute(database(em));
  return new Set(rows.map(({ id }) => id));
}
