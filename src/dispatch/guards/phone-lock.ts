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
