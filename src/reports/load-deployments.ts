import type { MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { loadRetryConditions } from '../entities/database/load-retry-conditions.ts';
import { holdKinds } from '../entities/hold-kind.ts';
import { phaseNames } from '../entities/phase.ts';
import { retryableNow } from '../entities/retry-offer.ts';
import { countCellsOf, launched } from './count-cells.ts';
import type { DeploymentLine } from './reader.ts';
import { readNumber, readOptional, readText, readTime, readWord, type SqlRow } from './sql-row.ts';

type HoldLine = DeploymentLine['holds'][number];

/** Freezing holds whatever may still be sending, without a row of its own for each. */
async function loadHolds(
  orm: MikroORM,
  deploymentIds: readonly number[],
): Promise<ReadonlyMap<number, readonly HoldLine[]>> {
  const holds = new Map<number, HoldLine[]>();
  const { rows } = await sql<SqlRow>`
    select deployment_id, kind, because, created_at from hold
     where deployment_id = any(${[...deploymentIds]}::int[])
    union all
    select d.id, 'frozen', coalesce(i.frozen_because, 'no reason given'), i.frozen_at
      from installation i join deployment d on d.phase in ('scheduled', 'sending')
     where i.frozen_at is not null and d.id = any(${[...deploymentIds]}::int[])
     order by deployment_id, created_at, kind`.execute(orm.em.fork().getKysely());
  for (const row of rows) {
    const id = readNumber(row, 'deployment_id');
    const hold = { kind: readWord(row, 'kind', holdKinds), because: readText(row, 'because') };
    holds.set(id, [...(holds.get(id) ?? []), hold]);
  }
  return holds;
}

/** Launched deployments that `condition` on `d` (or on its version `v`) picks, newest first. */
export async function loadDeployments(
  orm: MikroORM,
  condition: RawBuilder<boolean>,
  limit: number,
): Promise<readonly DeploymentLine[]> {
  const { rows } = await sql<SqlRow>`
    select d.id, c.name as conversation, v.number as version_number, t.id as template_id,
           t.name as template_name, d.phase, d.channel_id, d.audience_name, d.launched_by, d.launched_at
      from deployment d
      join conversation_version v on v.id = d.version_id
      join conversation c on c.id = v.conversation_id
      join template t on t.id = v.template_id
     where ${launched} and ${condition}
     order by d.launched_at desc, d.id desc
     limit ${limit}`.execute(orm.em.fork().getKysely());
  if (rows.length === 0) return [];
  const ids = rows.map((row) => readNumber(row, 'id'));
  const [cells, holds, conditions] = await Promise.all([
    countCellsOf(orm, ids),
    loadHolds(orm, ids),
    loadRetryConditions(orm.em.fork(), ids),
  ]);
  return rows.map((row) => {
    const id = readNumber(row, 'id');
    const counted = cells.get(id) ?? [];
    const retrying = conditions.get(id);
    return {
      id,
      conversation: readText(row, 'conversation'),
      versionNumber: readNumber(row, 'version_number'),
      templateId: readText(row, 'template_id'),
      templateName: readText(row, 'template_name'),
      phase: readWord(row, 'phase', phaseNames),
      holds: holds.get(id) ?? [],
      channelId: readText(row, 'channel_id'),
      audienceName: readText(row, 'audience_name'),
      launchedBy: readOptional(readText, row, 'launched_by'),
      launchedAt: readOptional(readTime, row, 'launched_at'),
      cells: counted,
      retryable: retrying ? retryableNow(counted, retrying, retrying.ready) : 0,
    };
  });
}
