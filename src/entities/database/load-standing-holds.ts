import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type ShownHold, shownStandingHold, standingHoldKinds } from '../standing-hold.ts';

interface HoldRow {
  readonly kind: string;
  readonly name: string;
  readonly because: string;
  readonly by: string;
  readonly sinceMs: number;
}

function shownHold({ kind, sinceMs, ...row }: HoldRow): ShownHold {
  const known = standingHoldKinds.find((word) => word === kind);
  if (!known) throw new Error(`A hold is on a ${kind}, which nobody can hold.`);
  return shownStandingHold({ ...row, kind: known, since: new Date(sinceMs) });
}

/** Everything that people hold, whether or not a deployment waits for it; the newest first. */
export async function loadAllStandingHolds(em: EntityManager): Promise<ShownHold[]> {
  const { rows } = await sql<HoldRow>`
    select s.kind, s.because, s.created_by as by, floor(extract(epoch from s.created_at) * 1000)::float8 as "sinceMs",
           coalesce(l.display_phone, s.subject) as name
      from standing_hold s left join line l on s.kind = 'line' and l.id = s.subject
     order by s.created_at desc, s.kind, s.subject`.execute(em.getKysely());
  return rows.map(shownHold);
}

/** What people hold of the templates and lines of these deployments; ended ones have nothing left to hold. */
export async function loadStandingHolds(
  em: EntityManager,
  deploymentIds: readonly number[],
): Promise<ReadonlyMap<number, readonly ShownHold[]>> {
  if (deploymentIds.length === 0) return new Map();
  const { rows } = await sql<HoldRow & { readonly deploymentId: number }>`
    select d.id as "deploymentId", s.kind, s.because, s.created_by as by,
           floor(extract(epoch from s.created_at) * 1000)::float8 as "sinceMs",
           case when s.kind = 'line' then coalesce(l.display_phone, l.id) else t.name end as name
      from deployment d
      join line l on l.id = d.line_id
      join conversation_version v on v.id = d.version_id
      join template t on t.id = v.template_id
      join standing_hold s on (s.kind = 'template' and s.subject = t.name) or (s.kind = 'line' and s.subject = l.id)
     where d.id = any(${[...deploymentIds]}::int[]) and d.phase not in ('finished', 'cancelled')
     order by d.id, s.created_at`.execute(em.getKysely());
  const holds = new Map<number, ShownHold[]>();
  for (const { deploymentId, ...row } of rows) {
    holds.set(deploymentId, [...(holds.get(deploymentId) ?? []), shownHold(row)]);
  }
  return holds;
}
