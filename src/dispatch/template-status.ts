import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database } from './sql-rows.ts';

export interface TemplateStatusChange {
  readonly templateId: string;
  /** Upper case, such as `PAUSED`. */
  readonly status: string;
  readonly because: string;
  readonly pauseTitle?: string;
}

/** Statuses that open an incident: the template worked and was taken away. */
const alarming = new Set(['PAUSED', 'DISABLED']);

/**
 * Follows a template's status: holds every deployment that still has something to send and opens an incident, or releases
 * them and closes it. Only the hold for this reason is touched.
 */
export async function templateStatusChanged(em: EntityManager, change: TemplateStatusChange): Promise<void> {
  const { templateId, status, because, pauseTitle } = change;
  const db = database(em);
  await sql`
    update template set status = ${status}, status_reason = ${because}, pause_title = ${pauseTitle ?? null},
           status_at = now() where id = ${templateId}`.execute(db);
  if (status === 'APPROVED') {
    await sql`
      delete from hold h using deployment d, conversation_version v
       where h.deployment_id = d.id and v.id = d.version_id and v.template_id = ${templateId}
         and h.kind = 'template_paused'`.execute(db);
    await sql`
      update incident set closed_at = now()
       where kind = 'template_paused' and subject = ${templateId} and closed_at is null`.execute(db);
    return;
  }
  await sql`
    insert into hold (deployment_id, kind, because)
    select d.id, 'template_paused', ${`The template is ${status.toLowerCase()}. ${because}`}
      from deployment d join conversation_version v on v.id = d.version_id
     where v.template_id = ${templateId} and d.phase in ('scheduled', 'sending')
        on conflict do nothing`.execute(db);
  if (!alarming.has(status)) return;
  await sql`
    insert into incident (kind, subject, because) values ('template_paused', ${templateId}, ${because})
        on conflict (kind, subject) where closed_at is null do nothing`.execute(db);
}

/** True while a template that was taken away has not come back. */
export async function hasPausedTemplate(em: EntityManager): Promise<boolean> {
  const { rows } = await sql`
    select 1 from incident where kind = 'template_paused' and closed_at is null limit 1`.execute(
    database(em),
  );
  return rows.length > 0;
}
