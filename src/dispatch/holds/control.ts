import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { recordAct } from '../../entities/database/record-act.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { said, say } from '../../entities/language/say.ts';
import { type Phase, phaseLabels } from '../../entities/phase.ts';
import { loadDeployment, lockPhase } from '../deployment-store.ts';
import { type DeploymentSummary, DispatchError } from '../dispatch.ts';
import { database } from '../sql-rows.ts';
import { forgiveFailures } from './failure-rate.ts';
import { restartLine } from './line-stop.ts';

/** Phases in which there may still be something to send. */
const controllable = new Set<Phase>(['scheduled', 'sending', 'sent']);

/** Why an act comes too late; `standing` is the phase in words. */
const refusals = {
  pause: (code: string, standing: string) => say`${code} cannot be paused: it is already ${standing}.`,
  resume: (code: string, standing: string) => say`${code} cannot be resumed: it is already ${standing}.`,
  cancel: (code: string, standing: string) => say`${code} cannot be cancelled: it is already ${standing}.`,
  speed: (code: string, standing: string) =>
    say`${code} cannot be slowed down or sped up: it is already ${standing}.`,
} as const;

export async function lockControllable(
  em: EntityManager,
  id: number,
  act: keyof typeof refusals,
): Promise<void> {
  const phase = await lockPhase(em, id);
  if (!phase || phase === 'draft') {
    throw new DispatchError(
      say`There is no deployment ${deploymentCode(id)}. /treble deployments lists the latest ones.`,
    );
  }
  const allSent = phase === 'sent' && (await loadDeployment(em, id)).waiting === 0;
  if (allSent || !controllable.has(phase)) {
    throw new DispatchError(refusals[act](deploymentCode(id), said(phaseLabels[phase]).toLowerCase()));
  }
}

/** By name, in order: what keeps a deployment from sending. */
async function holdNames(em: EntityManager, id: number): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`
    select kind from hold where deployment_id = ${id} order by kind`.execute(database(em));
  return rows.map(({ kind }) => kind);
}

/** Once committed, no claim of any replica starts another send of this deployment. */
export async function pause(em: EntityManager, id: number, by: string): Promise<DeploymentSummary> {
  await lockControllable(em, id, 'pause');
  const before = await holdNames(em, id);
  await sql`
    insert into hold (deployment_id, kind, because, created_by)
    values (${id}, 'paused_by_person', 'Paused by a person.', ${by}) on conflict do nothing`.execute(
    database(em),
  );
  await recordAct(em, by, 'deployment.pause', `deployment:${id}`, {
    before,
    after: await holdNames(em, id),
  });
  return loadDeployment(em, id);
}

/** Takes away the holds a person may take away; a paused template stays held until WhatsApp releases it. */
export async function resume(em: EntityManager, id: number, by: string): Promise<DeploymentSummary> {
  await lockControllable(em, id, 'resume');
  const before = await holdNames(em, id);
  const db = database(em);
  const { rows: lifted } = await sql<{ kind: string }>`
    delete from hold where deployment_id = ${id} and kind in ('paused_by_person', 'too_many_failures')
    returning kind`.execute(db);
  if (lifted.some(({ kind }) => kind === 'too_many_failures')) await forgiveFailures(em, id);
  const { rows } = await sql<{ lineId: string }>`
    select d.line_id as "lineId" from hold h join deployment d on d.id = h.deployment_id
     where h.deployment_id = ${id} and h.kind = 'line_stopped'`.execute(db);
  for (const { lineId } of rows) await restartLine(em, lineId);
  await recordAct(em, by, 'deployment.resume', `deployment:${id}`, {
    before,
    after: await holdNames(em, id),
  });
  return loadDeployment(em, id);
}

/** Asked once the person's own hold is gone for good: what else holds it is told, and goes by itself. */
export function refuseWhileHeld(resumed: DeploymentSummary): DeploymentSummary {
  if (resumed.holds.length === 0) return resumed;
  const reasons = resumed.holds.map(({ because }) => saidAgain(because)).join(' ');
  throw new DispatchError(
    say`${deploymentCode(resumed.id)} stays held: ${reasons} It goes on by itself after that.`,
  );
}

/** Stops for ever; recipients not sent yet are moved to cancelled by the loop, those under way keep their outcome. */
export async function cancel(em: EntityManager, id: number, by: string): Promise<DeploymentSummary> {
  await lockControllable(em, id, 'cancel');
  const { rows } = await sql<{ before: string }>`
    update deployment d set phase = 'cancelled', cancelled_at = now(), cancelled_by = ${by} from deployment o
     where o.id = d.id and d.id = ${id} returning o.phase as before`.execute(database(em));
  await recordAct(em, by, 'deployment.cancel', `deployment:${id}`, {
    before: rows[0]?.before ?? null,
    after: 'cancelled',
  });
  return loadDeployment(em, id);
}
