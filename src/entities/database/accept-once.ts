import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** True the first time a signed request is seen by any replica, and never again within 15 minutes. */
export async function acceptOnce(orm: MikroORM, signature: string): Promise<boolean> {
  const { rows } = await sql`
    insert into slack_request (signature) values (${signature}) on conflict do nothing returning signature`.execute(
    orm.em.fork().getKysely(),
  );
  return rows.length === 1;
}

/** A request is refused by its age after five minutes in either direction, so older signatures need not be kept. */
export async function forgetOldRequests(orm: MikroORM): Promise<void> {
  await sql`delete from slack_request where received_at < now() - interval '15 minutes'`.execute(
    orm.em.fork().getKysely(),
  );
}
