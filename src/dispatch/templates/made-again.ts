import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { TemplateSnapshot } from '../../gateways/gateway.ts';
import { database } from '../sql-rows.ts';

/**
 * A template that was deleted and made again has another id at WhatsApp. Sends name it, so it is the same one to everybody
 * who uses it: the versions made of the old one go on with the new one, and what was told of the old one is told of it.
 */
export async function followNewId(
  em: EntityManager,
  gateway: string,
  snapshot: TemplateSnapshot,
): Promise<void> {
  const { id, accountId, name, language } = snapshot;
  const db = database(em);
  const { rows } = await sql<{ id: string }>`
    select id from template
     where gateway = ${gateway} and account_id = ${accountId} and name = ${name} and language = ${language} and id <> ${id}
       and not exists (select 1 from template t where t.id = ${id}) for update`.execute(db);
  for (const { id: oldId } of rows) {
    // Two of one identity cannot stand beside each other; this one is gone before the transaction ends.
    await sql`update template set account_id = account_id || ' before ' || ${id} where id = ${oldId}`.execute(
      db,
    );
    await sql`
      insert into template (id, gateway, account_id, name, language, category, status, status_reason, pause_title,
                            status_at, quality, definition, synced_at)
      select ${id}, gateway, ${accountId}, name, language, category, status, status_reason, pause_title,
             status_at, quality, definition, synced_at from template where id = ${oldId}`.execute(db);
    await sql`update conversation_version set template_id = ${id} where template_id = ${oldId}`.execute(db);
    await sql`update incident set subject = ${id} where kind = 'template_paused' and subject = ${oldId}`.execute(
      db,
    );
    await sql`delete from template where id = ${oldId}`.execute(db);
  }
}
