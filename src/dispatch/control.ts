import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { deploymentCode } from '../entities/deployment-code.ts';
import { type Phase, phaseLabels } from '../entities/phase.ts';
import { loadDeployment, lockPhase } from './deployment-store.ts';
import { type DeploymentSummary, DispatchError } from './dispatch.ts';
import { forgiveFailures } from './failure-rate.ts';
import { restartLine } from './line-stop.ts';
import { database } from './sql-rows.ts';

/** Phases in which there may still be something to send. */
const controllable = new Set<Phase>(['scheduled', 'sending', 'sent']);

async function lockControllable(em: EntityManager, id: number, act: string): Promise<void> {
  const phase = await lockPhase(em, id);
  if (!phase || phase === 'draft') {
    throw new DispatchError(
      `There is no deployment ${deploymentCode(id)}. /treble deployments lists the latest ones.`,
    );
  }
  const allSent = phase === 'sent' && (await loadDeployment(em, id)).waiting === 0;
  if (allSent || !controllable.has(phase)) {
    throw new DispatchError(
      `${deploymentCode(id)} cannot be ${act}: it is already ${phaseLabels[phase].toLowerCase()}.`,
    );
  }
}

/** Once committed, no claim of any replica starts another send of this deployment. */
export async function pause(em: EntityManager, id: number, by: string): Promise<DeploymentSummary> {
  await lockControllable(em, id, 'paused');
  await sql`
    insert into hold (deployment_id, kind, because, created_by)
    values (${id}, 'paused_by_person', 'Paused by a person.', ${by}) on conflict do nothing`.execute(
    database(em),
  );
  return loadDeployment(em, id);
}

/** Takes away the holds a person may take away; a paused template stays held until WhatsApp releases it. */
export async function resume(em: EntityManager, id: number): Promise<DeploymentSummary> {
  await lockControllable(em, id, 'resumed');
  const db = database(em);
  const { rows: lifted } = await sql<{ kind: string }>`
    delete from hold where deployment_id = ${id} and kind in ('paused_by_person', 'too_many_failures')
    returning kind`.execute(db);
  if (lifted.some(({ kind }) => kind === 'too_many_failures')) await forgiveFailures(em, id);
  const { rows } = await sql<{ lineId: string }>`
    select d.line_id as "lineId" from hold h join deployment d on d.id = h.deployment_id
     where h.deployment_id = ${id} and h.kind = 'line_stopped'`.execute(db);
  for (const { lineId } of rows) await restartLine(em, lineId);
  return loadDeployment(em, id);
}

/** Asked once the person's own hold is gone for good: what else holds it is told, and goes by itself. */
export function refuseWhileHeld(resumed: DeploymentSummary): DeploymentSummary {
  const [held] = resumed.holds;
  if (!held) return resumed;
  throw new DispatchError(
    `${deploymentCode(resumed.id)} stays held: ${held.because} It goes on by itself after that.`,
  );
}

/** Stops for ever; recipients not sent yet are moved to cancelled by the loop, those under way keep their outcome. */
export async function cancel(em: EntityManager, id: number, by: string): Promise<DeploymentSummary> {
  await lockControllable(em, id, 'cancelled');
  await sql`
    update deployment set phase = 'cancelled', cancelled_at = now(), cancelled_by = ${by} where id = ${id}`.execute(
    database(em),
  );
  return loadDeployment(em, id);
}
