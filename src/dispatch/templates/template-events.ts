import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { TemplateChange } from '../../gateways/gateway.ts';
import { database } from '../sql-rows.ts';
import { templateStatusChanged } from './template-status.ts';

/** Events that take a template away at once. Events that give it back are believed only after reading the template again. */
const takingAway = new Set([
  'PAUSED',
  'DISABLED',
  'REJECTED',
  'PENDING',
  'IN_APPEAL',
  'PENDING_DELETION',
  'DELETED',
  'ARCHIVED',
  'LIMIT_EXCEEDED',
  'LOCKED',
]);

interface KnownTemplate {
  id: string;
  status: string;
  changedAt: number;
}

/** Applies one change told by webhook. True when the templates must be read again to know the truth. */
export async function applyTemplateChange(em: EntityManager, change: TemplateChange): Promise<boolean> {
  const { rows } = await sql<KnownTemplate>`
    select id, status, (extract(epoch from status_at) * 1000)::float8 as "changedAt" from template
     where id = ${change.templateId}
        or (account_id = ${change.accountId} and name = ${change.name} and language = ${change.language})
     order by (id = ${change.templateId}) desc limit 1 for no key update`.execute(database(em));
  const [template] = rows;
  if (!template) return true;
  await sql`
    update template set quality = coalesce(${change.quality ?? null}, quality),
           category = coalesce(${change.category ?? null}, category) where id = ${template.id}`.execute(
    database(em),
  );
  // A change that names no event, such as edited components, is a reason to read the template again.
  if (change.event === undefined) return change.quality === undefined && change.category === undefined;
  if (change.event === 'FLAGGED') return false;
  // What gives a template back on its word alone has to be newer than what took it away; the rest may be off by a little.
  const slackMs = change.final && !takingAway.has(change.event) ? 0 : 60_000;
  const stale = change.at.getTime() < template.changedAt - slackMs;
  if (change.final && (stale || template.status === change.event)) return false;
  if (!change.final && (stale || !takingAway.has(change.event))) return template.status !== change.event;
  await templateStatusChanged(em, {
    templateId: template.id,
    status: change.event,
    because:
      change.reason && change.reason !== 'NONE' ? `Reason given: ${change.reason}.` : 'No reason was given.',
    heard: 'webhook',
    at: change.at,
    ...(change.pauseTitle === undefined ? {} : { pauseTitle: change.pauseTitle }),
    ...(change.reason === undefined || change.reason === 'NONE' ? {} : { reason: change.reason }),
    ...(change.explanation === undefined ? {} : { explanation: change.explanation }),
  });
  return false;
}
