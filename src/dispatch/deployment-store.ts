import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { loadStandingHolds } from '../entities/database/load-standing-holds.ts';
import { deploymentCode } from '../entities/deployment-code.ts';
import { type HoldKind, holdKinds } from '../entities/hold-kind.ts';
import { say } from '../entities/language/say.ts';
import { type Phase, phaseNames } from '../entities/phase.ts';
import { type DeploymentSummary, DispatchError } from './dispatch.ts';
import { database } from './sql-rows.ts';

interface SummaryRow {
  id: number;
  conversation: string;
  versionNumber: number;
  phase: string;
  channelId: string;
  holds: { kind: string; because: string }[] | null;
  waiting: number;
  messagesPerSecond: number | null;
}

const isPhase = (word: string): word is Phase => phaseNames.some((phase) => phase === word);
const isHoldKind = (word: string): word is HoldKind => holdKinds.some((kind) => kind === word);

/** A deployment as people are told of it. */
export async function loadDeployment(em: EntityManager, id: number): Promise<DeploymentSummary> {
  const { rows } = await sql<SummaryRow>`
    select d.id, c.name as conversation, v.number as "versionNumber", d.phase, d.channel_id as "channelId",
           d.messages_per_second as "messagesPerSecond",
           (select json_agg(json_build_object('kind', h.kind, 'because', h.because) order by h.created_at)
              from hold h where h.deployment_id = d.id) as holds,
           (select coalesce(sum(count), 0)::int from tally t
             where t.deployment_id = d.id and t.state = 'in_process' and t.cause in ('queued', 'retry')) as waiting
      from deployment d
      join conversation_version v on v.id = d.version_id
      join conversation c on c.id = v.conversation_id
     where d.id = ${id}`.execute(database(em));
  const [row] = rows;
  if (!row || !isPhase(row.phase) || row.phase === 'draft') {
    throw new DispatchError(
      say`There is no deployment ${deploymentCode(id)}. /treble deployments lists the latest ones.`,
    );
  }
  const holds = (row.holds ?? []).flatMap(({ kind, because }) =>
    isHoldKind(kind) ? [{ kind, because }] : [],
  );
  const standing = (await loadStandingHolds(em, [id])).get(id) ?? [];
  const { messagesPerSecond, ...summary } = row;
  return {
    ...summary,
    phase: row.phase,
    holds: [...holds, ...standing],
    ...(messagesPerSecond !== null && { messagesPerSecond }),
  };
}

/** Locks the deployment until the transaction ends and tells its phase. */
export async function lockPhase(em: EntityManager, id: number): Promise<Phase | undefined> {
  const { rows } = await sql<{ phase: string }>`
    select phase from deployment where id = ${id} for no key update`.execute(database(em));
  const phase = rows[0]?.phase;
  return phase !== undefined && isPhase(phase) ? phase : undefined;
}

/** Why nothing at all is sent now. */
export async function frozenBecause(em: EntityManager): Promise<string | undefined> {
  const { rows } = await sql<{ because: string }>`
    select coalesce(frozen_because, 'An admin has frozen all sending.') as because
      from installation where frozen_at is not null`.execute(database(em));
  return rows[0]?.because;
}
