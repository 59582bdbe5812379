import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { isNotHeld } from '../holds/standing-hold-store.ts';
import { database } from '../sql-rows.ts';

/** SQL: everything that must be true of deployment `d`, at the moment of the claim, for a send to start. */
export const maySend = sql.raw(`not exists (select 1 from hold h where h.deployment_id = d.id)
  and not exists (select 1 from installation where frozen_at is not null)
  and exists (select 1 from line l where l.id = d.line_id and l.stopped_at is null)
  and exists (select 1 from conversation_version v join template t on t.id = v.template_id
               where v.id = d.version_id and t.status = 'APPROVED' and ${isNotHeld('d.line_id')})`);

/** What is claimed together: one deployment that has a speed limit, or all of a line that have none. */
export interface Lane {
  readonly lineId: string;
  readonly deploymentId: number | undefined;
}

/** SQL: deployment `d` is in the lane now. */
export const isIn = ({ lineId, deploymentId }: Lane) =>
  deploymentId === undefined
    ? sql`d.line_id = ${lineId} and d.messages_per_second is null`
    : sql`d.id = ${deploymentId} and d.messages_per_second is not null`;

/** The lanes of a line: one of each deployment that has a speed limit, and one for all others. */
export async function loadLanes(em: EntityManager, lineId: string): Promise<Lane[]> {
  const { rows } = await sql<{ deploymentId: number }>`
    select id as "deploymentId" from deployment d
     where d.phase in ('sending', 'sent') and d.line_id = ${lineId} and d.messages_per_second is not null
     order by id`.execute(database(em));
  return [{ lineId, deploymentId: undefined }, ...rows.map(({ deploymentId }) => ({ lineId, deploymentId }))];
}
