import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { RecentChoice } from '../entities/recent-choice.ts';
import { loadDeployment, lockPhase } from './deployment-store.ts';
import { type DeploymentSummary, DispatchError, type Review } from './dispatch.ts';
import { bucketOfDeployment } from './recipient-store.ts';
import { database } from './sql-rows.ts';

/** The draft is gone: sent drafts stay, unsent ones are erased after 24 hours. */
export const draftGone = (): DispatchError =>
  new DispatchError(
    'This review is no longer there: a list that is not sent within 24 hours is erased. Start again.',
  );

/** Takes in those whom the review set aside because they got a template within 24 hours. */
async function sendAnyway(em: EntityManager, deploymentId: number): Promise<void> {
  const setAside = sql`state = 'too_many_templates' and cause = 'recently_messaged'`;
  await sql`
    with moved as (
      update recipient set state = 'in_process', cause = 'queued', offered_at = null
       where deployment_id = ${deploymentId} and ${setAside} returning 1
    ), gone as (
      delete from tally where deployment_id = ${deploymentId} and ${setAside} returning bucket, count
    )
    insert into tally (deployment_id, bucket, state, cause, code, sent, responded, shard, count)
    select ${deploymentId}::int, bucket, 'in_process', 'queued', '', false, false, 0, sum(count) from gone group by bucket
        on conflict (deployment_id, bucket, state, cause, code, sent, responded, shard)
        do update set count = tally.count + excluded.count`.execute(database(em));
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
  recently: RecentChoice = 'skip',
): Promise<DeploymentSummary & { readonly alreadyLaunched: boolean }> {
  const phase = await lockPhase(em, draftId);
  if (!phase) throw draftGone();
  if (phase !== 'draft') return { ...(await loadDeployment(em, draftId)), alreadyLaunched: true };
  const { notSendable, counts } = await review();
  if (notSendable) throw new DispatchError(notSendable);
  if (counts.valid === 0 && recently === 'skip') {
    throw new DispatchError(
      'Everybody on this list who could be sent to got a template less than 24 hours ago. Choose to send anyway, or wait.',
    );
  }
  const db = database(em);
  await sql`
    update deployment set phase = 'sending', recently_messaged = ${recently}, launched_at = now(), launched_by = ${by} where id = ${draftId}`.execute(
    db,
  );
  await sql`
    update tally t set bucket = ${sql.raw(bucketOfDeployment)} from deployment d
     where d.id = t.deployment_id and t.deployment_id = ${draftId}`.execute(db);
  if (recently === 'send') await sendAnyway(em, draftId);
  return { ...(await loadDeployment(em, draftId)), alreadyLaunched: false };
}
