import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { letTakeLong } from './let-take-long.ts';

/** The one way in which entries of the audit go: once they are older than they are kept for. */
export async function sweepAudit(orm: MikroORM, keepDays: number): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await letTakeLong(em);
    await sql`select sweep_audit(${keepDays}::int)`.execute(em.getKysely());
  });
}
