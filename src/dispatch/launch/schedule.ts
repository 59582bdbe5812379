import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { ApprovalPolicy } from '../../entities/approval.ts';
import { recordAct } from '../../entities/database/record-act.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { said, say } from '../../entities/language/say.ts';
import { type Phase, phaseLabels } from '../../entities/phase.ts';
import { requireApproval } from '../approvals/approval-gate.ts';
import { loadDeployment, lockPhase } from '../deployment-store.ts';
import {
  type DeploymentSummary,
  DispatchError,
  type LaunchChoices,
  type Review,
  type ScheduleWish,
} from '../dispatch.ts';
import { spendAllowance } from '../guards/allowance.ts';
import { database, isoText, millis } from '../sql-rows.ts';
import { begin, draftGone, storeChoices, takeBackRecent } from './launch.ts';

const notScheduled = (id: number, phase: Phase): DispatchError =>
  new DispatchError(
    say`${deploymentCode(id)} is not scheduled: it is already ${said(phaseLabels[phase]).toLowerCase()}. /treble status ${deploymentCode(id)} tells more.`,
  );

async function storeSchedule(em: EntityManager, id: number, by: string, wish: ScheduleWish): Promise<void> {
  const { rows } = await sql<{ before: number | null }>`
    update deployment d
       set phase = 'scheduled', scheduled_for = ${wish.at.toISOString()}::timestamptz, schedule_zone = ${wish.zone},
           scheduled_by = ${by}, missed_at = null, missed_because = null
      from deployment o
     where o.id = d.id and d.id = ${id} and ${wish.at.toISOString()}::timestamptz > now()
    returning ${millis('o.scheduled_for')} as before`.execute(database(em));
  const [was] = rows;
  if (!was) {
    throw new DispatchError(say`Nothing was scheduled: that time has passed by now. Choose another time.`);
  }
  await recordAct(em, by, 'deployment.schedule', `deployment:${id}`, {
    before: isoText(was.before ?? undefined),
    after: wish.at.toISOString(),
    zone: wish.zone,
  });
}

/**
 * Has a reviewed draft start by itself at a time, or moves that time. `review` is asked with the draft locked. A draft
 * that is scheduled is no longer erased.
 */
export async function schedule(
  em: EntityManager,
  id: number,
  by: string,
  wish: ScheduleWish,
  choices: LaunchChoices,
  review: () => Promise<Review>,
  approvals: ApprovalPolicy,
): Promise<DeploymentSummary> {
  const phase = await lockPhase(em, id);
  if (!phase) throw draftGone();
  if (phase !== 'draft' && phase !== 'scheduled') throw notScheduled(id, phase);
  if (phase === 'draft') {
    const { notSendable } = await review();
    if (notSendable) throw new DispatchError(notSendable);
    await storeChoices(em, id, choices);
  }
  await storeSchedule(em, id, by, wish);
  await takeBackRecent(em, id);
  await spendAllowance(em, { deploymentId: id, by }, approvals.allowance);
  await requireApproval(em, id, by, approvals);
  return loadDeployment(em, id);
}

/** Starts a scheduled deployment at once, once: a second press answers how it stands. */
export async function sendNow(
  em: EntityManager,
  id: number,
  by: string,
  review: () => Promise<Review>,
  approvals: ApprovalPolicy,
): Promise<DeploymentSummary> {
  const phase = await lockPhase(em, id);
  if (!phase || phase === 'draft') throw draftGone();
  if (phase !== 'scheduled') throw notScheduled(id, phase);
  // What was approved for its time was not approved for now.
  await sql`update deployment set phase = 'sending', launched_at = now(), scheduled_for = null where id = ${id}`.execute(
    database(em),
  );
  await begin(em, id, by, review, approvals);
  await recordAct(em, by, 'deployment.send_now', `deployment:${id}`, { before: phase, after: 'sending' });
  return loadDeployment(em, id);
}
