import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { type CountedCell, isCause } from '../entities/cell.ts';
import { loadRetryConditions } from '../entities/database/load-retry-conditions.ts';
import { deploymentCode } from '../entities/deployment-code.ts';
import { isDeploymentState } from '../entities/deployment-state.ts';
import { type FailureClass, isFailureClass } from '../entities/failure-class.ts';
import { failuresRetriedAtOnce, type Healing, type RetryOffer, retryOffer } from '../entities/retry-offer.ts';
import { AuditEntry } from '../entities/rows/audit-entry.ts';
import { loadDeployment, lockPhase } from './deployment-store.ts';
import { DispatchError, type Retried } from './dispatch.ts';
import { reopen, requeue } from './requeue-store.ts';
import { database } from './sql-rows.ts';

interface CellRow extends Omit<CountedCell, 'state' | 'cause'> {
  readonly state: string;
  readonly cause: string;
}

async function loadCells(em: EntityManager, deploymentId: number): Promise<CountedCell[]> {
  const { rows } = await sql<CellRow>`
    select state, cause, code, sent, responded, sum(count)::float8 as count from tally
     where deployment_id = ${deploymentId} group by 1, 2, 3, 4, 5 having sum(count) <> 0`.execute(
    database(em),
  );
  return rows.flatMap(({ state, cause, ...row }) =>
    isDeploymentState(state) && isCause(cause) ? [{ ...row, state, cause }] : [],
  );
}

/** By class, how many of the failures that time heals can be tried now, and when the next one can. */
async function loadHealing(em: EntityManager, deploymentId: number): Promise<Map<FailureClass, Healing>> {
  const { rows } = await sql<{ cause: string; ready: number; next: number | null }>`
    select cause, count(*) filter (where offered_at <= now())::int as ready,
           (extract(epoch from min(offered_at) filter (where offered_at > now())) * 1000)::float8 as next
      from recipient where deployment_id = ${deploymentId} and offered_at is not null group by cause`.execute(
    database(em),
  );
  return new Map(
    rows.flatMap(({ cause, ready, next }) =>
      isFailureClass(cause) ? [[cause, { ready, next: next === null ? null : new Date(next) }]] : [],
    ),
  );
}

const gone = (id: number): DispatchError =>
  new DispatchError(
    `There is no deployment ${deploymentCode(id)}. /treble deployments lists the latest ones.`,
  );

/** Exactly whom a new try can help now, and why not the others. */
export async function planRetry(em: EntityManager, id: number): Promise<RetryOffer> {
  const conditions = (await loadRetryConditions(em, [id])).get(id);
  if (!conditions || conditions.phase === 'draft') throw gone(id);
  return retryOffer(await loadCells(em, id), conditions, await loadHealing(em, id));
}

/** SQL on recipient `r`: a new try can succeed now, as `retryOffer` counts it. */
const retryable: RawBuilder<boolean> = sql`(r.state not in ('in_process', 'success', 'cancelled')
  and (r.cause = any(${[...failuresRetriedAtOnce]}::text[]) or r.offered_at <= now()))`;

/**
 * Queues exactly the failed recipients for whom a new try can succeed now. Presses wait for each other, and whoever was
 * queued is no longer failed: the second press finds nobody.
 */
export async function retryFailed(em: EntityManager, id: number, by: string): Promise<Retried> {
  const phase = await lockPhase(em, id);
  if (!phase || phase === 'draft') throw gone(id);
  const { stopped } = await planRetry(em, id);
  const queued = stopped === undefined ? await requeue(em, { deploymentId: id, chosen: retryable }) : 0;
  if (queued > 0) {
    await reopen(em, id);
    em.create(AuditEntry, {
      actor: by,
      act: 'deployment.retry_failed',
      subject: `deployment:${id}`,
      detail: { queued },
    });
    await em.flush();
  }
  return { queued, left: await planRetry(em, id), deployment: await loadDeployment(em, id) };
}
