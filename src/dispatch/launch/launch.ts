import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type ApprovalPolicy, noApprovals } from '../../entities/approval.ts';
import { say } from '../../entities/language/say.ts';
import { requireApproval } from '../approvals/approval-gate.ts';
import { loadDeployment, lockPhase } from '../deployment-store.ts';
import { type DeploymentSummary, DispatchError, type LaunchChoices, type Review } from '../dispatch.ts';
import { spendAllowance } from '../guards/allowance.ts';
import { bucketOfDeployment } from '../outcomes/recipient-store.ts';
import { checkSpeed } from '../sending/limit-speed.ts';
import { database } from '../sql-rows.ts';

/** The draft is gone: sent drafts stay, unsent ones are erased after 24 hours. */
export const draftGone = (): DispatchError =>
  new DispatchError(
    say`This review is no longer there: a list that is not sent within 24 hours is erased. Start again.`,
  );

/**
 * Takes in those whom the review set aside because they got a template within 24 hours: all of them where the person
 * chose to send anyway, else those for whom the 24 hours are over by now, or by the time for which it is scheduled.
 */
export async function takeBackRecent(em: EntityManager, deploymentId: number): Promise<void> {
  await sql`
    with moved as (
      update recipient r set state = 'in_process', cause = 'queued', offered_at = null
        from deployment d
       where d.id = ${deploymentId} and r.deployment_id = d.id
         and r.state = 'too_many_templates' and r.cause = 'recently_messaged'
         and (d.recently_messaged = 'send' or r.offered_at <= greatest(now(), d.scheduled_for))
      returning r.is_test
    ), changed as (
      select 'in_process' as state, 'queued' as cause, is_test, count(*) as count from moved group by is_test
      union all
      select 'too_many_templates', 'recently_messaged', is_test, -count(*) from moved group by is_test
    )
    insert into tally (deployment_id, bucket, state, cause, code, sent, responded, shard, is_test, count)
    select d.id, ${sql.raw(bucketOfDeployment)}, c.state, c.cause, '', false, false, 0, c.is_test, c.count
      from changed c join deployment d on d.id = ${deploymentId} where c.count <> 0 order by c.state, c.is_test
        on conflict (deployment_id, bucket, state, cause, code, sent, responded, shard, is_test)
        do update set count = tally.count + excluded.count`.execute(database(em));
}

async function hasQueued(em: EntityManager, deploymentId: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from tally where deployment_id = ${deploymentId} and cause = 'queued' and count > 0 limit 1`.execute(
    database(em),
  );
  return rows.length > 0;
}

/** What a person chose at review is kept with the draft. */
export async function storeChoices(
  em: EntityManager,
  draftId: number,
  { recently = 'skip', beyondLimit = 'wait', messagesPerSecond }: LaunchChoices,
): Promise<void> {
  if (messagesPerSecond !== undefined) checkSpeed(messagesPerSecond);
  await sql`
    update deployment set recently_messaged = ${recently}, beyond_limit = ${beyondLimit},
           messages_per_second = ${messagesPerSecond ?? null}
     where id = ${draftId}`.execute(database(em));
}

/** Its deployment date is now: nobody was sent to yet. */
export async function restartClock(em: EntityManager, id: number): Promise<void> {
  const db = database(em);
  await sql`update deployment set launched_at = now() where id = ${id}`.execute(db);
  await sql`
    update tally t set bucket = ${sql.raw(bucketOfDeployment)} from deployment d
     where d.id = t.deployment_id and t.deployment_id = ${id}`.execute(db);
}

/** Starts sending what is locked by this transaction and was not started before. `review` tells what forbids it now. */
export async function begin(
  em: EntityManager,
  id: number,
  by: string,
  review: () => Promise<Review>,
  approvals: ApprovalPolicy,
): Promise<void> {
  const { notSendable } = await review();
  if (notSendable) throw new DispatchError(notSendable);
  const db = database(em);
  await sql`
    update deployment set phase = 'sending', launched_at = now(), launched_by = ${by}, missed_at = null
     where id = ${id}`.execute(db);
  await restartClock(em, id);
  await takeBackRecent(em, id);
  if (await hasQueued(em, id)) {
    await spendAllowance(em, { deploymentId: id, by }, approvals.allowance);
    return requireApproval(em, id, by, approvals);
  }
  throw new DispatchError(
    say`Everybody on this list who could be sent to got a template less than 24 hours ago. Choose to send anyway, or wait.`,
  );
}

/**
 * Starts sending a reviewed draft, once. `review` is asked inside the transaction, with the draft locked, so that what
 * forbids sending now forbids it here.
 */
export async function launch(
  em: EntityManager,
  draftId: number,
  by: string,
  review: () => Promise<Review>,
  choices: LaunchChoices = {},
  approvals: ApprovalPolicy = noApprovals,
): Promise<DeploymentSummary & { readonly alreadyLaunched: boolean }> {
  const phase = await lockPhase(em, draftId);
  if (!phase) throw draftGone();
  if (phase !== 'draft') return { ...(await loadDeployment(em, draftId)), alreadyLaunched: true };
  await storeChoices(em, draftId, choices);
  await begin(em, draftId, by, review, approvals);
  return { ...(await loadDeployment(em, draftId)), alreadyLaunched: false };
}
