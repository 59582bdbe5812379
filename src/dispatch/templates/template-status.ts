import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { closeIncident, openIncident } from '../../entities/database/incident-rows.ts';
import { database } from '../sql-rows.ts';

export interface TemplateStatusChange {
  readonly templateId: string;
  /** Upper case, such as `PAUSED`. */
  readonly status: string;
  readonly because: string;
  readonly pauseTitle?: string;
  /** The provider's own word and sentence for why, when it gave them. */
  readonly reason?: string;
  readonly explanation?: string;
  /** How it was learnt. */
  readonly heard: 'webhook' | 'refusal' | 'sweep' | 'person';
  /** When it happened; now, where nobody said. */
  readonly at?: Date;
}

/** Statuses that open an incident: the template worked and was taken away. */
const alarming = new Set(['PAUSED', 'DISABLED']);

/** Another of these words is news, even while the incident is open. */
const stepOf = ({ status, pauseTitle }: TemplateStatusChange): string =>
  status === 'DISABLED' ? 'disabled' : pauseTitle === 'SECOND_PAUSE' ? 'second pause' : 'pause';

/** The same pause told twice keeps the earliest moment and whatever was said of it. */
async function storeStatus(em: EntityManager, change: TemplateStatusChange): Promise<void> {
  const { templateId, status, because, pauseTitle = null, at } = change;
  const happenedAt = at ? sql`least(${at.toISOString()}::timestamptz, now())` : sql`now()`;
  await sql`
    update template
       set status = ${status}, status_reason = ${because},
           pause_title = case when status = ${status} then coalesce(${pauseTitle}, pause_title) else ${pauseTitle} end,
           status_at = case when status = ${status}
                             and coalesce(pause_title, ${pauseTitle}) is not distinct from coalesce(${pauseTitle}, pause_title)
                            then least(status_at, ${happenedAt}) else ${happenedAt} end
     where id = ${templateId}`.execute(database(em));
}

/**
 * Follows a template's status: holds every deployment that still has something to send and opens an incident, or releases
 * them and closes it. Only the hold for this reason is touched.
 */
export async function templateStatusChanged(em: EntityManager, change: TemplateStatusChange): Promise<void> {
  const { templateId, status, because, pauseTitle, reason, explanation, heard } = change;
  const db = database(em);
  await storeStatus(em, change);
  if (status === 'APPROVED') {
    await sql`
      delete from hold h using deployment d, conversation_version v
       where h.deployment_id = d.id and v.id = d.version_id and v.template_id = ${templateId}
         and h.kind = 'template_paused'`.execute(db);
    await closeIncident(em, 'template_paused', templateId);
    return;
  }
  // A refusal says of itself how the template stands.
  const why = heard === 'refusal' ? because : `The template is ${status.toLowerCase()}. ${because}`;
  await sql`
    insert into hold (deployment_id, kind, because)
    select d.id, 'template_paused', ${why}
      from deployment d join conversation_version v on v.id = d.version_id
     where v.template_id = ${templateId} and d.phase in ('scheduled', 'sending')
        on conflict do nothing`.execute(db);
  if (!alarming.has(status)) return;
  const facts = {
    heard,
    ...(pauseTitle && { pauseTitle }),
    ...(reason && { reason }),
    ...(explanation && { explanation }),
  };
  await openIncident(em, {
    kind: 'template_paused',
    subject: templateId,
    because,
    step: stepOf(change),
    facts,
  });
}

/** True while a template that was taken away has not come back. */
export async function hasPausedTemplate(em: EntityManager): Promise<boolean> {
  const { rows } = await sql`
    select 1 from incident where kind = 'template_paused' and closed_at is null limit 1`.execute(
    database(em),
  );
  return rows.length > 0;
}

/** Takes a person's word for it that a template works again, where its provider cannot be asked. True when it had not. */
export async function templateIsBack(em: EntityManager, name: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select id from template
     where name = ${name} and (definition ->> 'hidden')::boolean and status <> 'APPROVED' for no key update`.execute(
    database(em),
  );
  for (const { id } of rows) {
    const because = 'A person said that it works again.';
    await templateStatusChanged(em, { templateId: id, status: 'APPROVED', because, heard: 'person' });
  }
  return rows.length > 0;
}
