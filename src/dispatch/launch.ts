import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { loadDeployment, lockPhase } from './deployment-store.ts';
import { type DeploymentSummary, DispatchError, type Review } from './dispatch.ts';
import { bucketOfDeployment } from './recipient-store.ts';
import { database } from './sql-rows.ts';

/** The draft is gone: sent drafts stay, unsent ones are erased after 24 hours. */
export const draftGone = (): DispatchError =>
  new DispatchError(
    'This review is no longer there: a list that is not sent within 24 hours is erased. Start again.',
  );

/**
 * Starts sending a reviewed draft, once. `review` is asked inside the transaction, with the draft locked, so that what
 * forbids sending now forbids it here.
 */
export async function launch(
  em: EntityManager,
  draftId: number,
  by: string,
  review: () => Promise<Review>,
): Promise<DeploymentSummary & { readonly alreadyLaunched: boolean }> {
  const phase = await lockPhase(em, draftId);
  if (!phase) throw draftGone();
  if (phase !== 'draft') return { ...(await loadDeployment(em, draftId)), alreadyLaunched: true };
  const { notSendable } = await review();
  if (notSendable) throw new DispatchError(notSendable);
  const db = database(em);
  await sql`
    update deployment set phase = 'sending', launched_at = now(), launched_by = ${by} where id = ${draftId}`.execute(
    db,
  );
  await sql`
    update tally t set bucket = ${sql.raw(bucketOfDeployment)} from deployment d
     where d.id = t.deployment_id and t.deployment_id = ${draftId}`.execute(db);
  return { ...(await loadDeployment(em, draftId)), alreadyLaunched: false };
}
