import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** Changes or hashes millions of rows; what takes longer hangs. */
const longMs = 1_800_000;

/** What follows in this transaction grows with a whole audience or the whole audit, so it may take longer than other statements. */
export async function letTakeLong(em: EntityManager): Promise<void> {
  await sql`select set_config('statement_timeout', ${String(longMs)}, true)`.execute(em.getKysely());
}
