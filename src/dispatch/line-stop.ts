import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database } from './sql-rows.ts';

/** Stops a line: holds every deployment that still has something to send from it, and opens an incident. */
export async function stopLine(em: EntityManager, lineId: string, because: string): Promise<void> {
  const db = database(em);
  await sql`update line set stopped_at = coalesce(stopped_at, now()), stopped_because = ${because} where id = ${lineId}`.execute(
    db,
  );
  await sql`
    insert into hold (deployment_id, kind, because)
    select id, 'line_stopped', ${because} from deployment
     where line_id = ${lineId} and phase in ('scheduled', 'sending')
        on conflict do nothing`.execute(db);
  await sql`
    insert into incident (kind, subject, because) values ('line_stopped', ${lineId}, ${because})
        on conflict (kind, subject) where closed_at is null do nothing`.execute(db);
}

/** A person decided that the line may send again. */
export async function restartLine(em: EntityManager, lineId: string): Promise<void> {
  const db = database(em);
  await sql`update line set stopped_at = null, stopped_because = null where id = ${lineId}`.execute(db);
  await sql`
    delete from hold h using deployment d
     where h.deployment_id = d.id and d.line_id = ${lineId} and h.kind = 'line_stopped'`.execute(db);
  await sql`
    update incident set closed_at = now()
     where kind = 'line_stopped' and subject = ${lineId} and closed_at is null`.execute(db);
}
