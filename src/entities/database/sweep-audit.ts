import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** The one way in which entries of the audit go: once they are older than they are kept for. */
export async function sweepAudit(orm: MikroORM, keepDays: number): Promise<void> {
  await sql`select sweep_audit(${keepDays}::int)`.execute(orm.em.fork().getKysely());
}
