import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { type CountedCell, isCause } from '../../entities/cell.ts';
import { loadRetryConditions } from '../../entities/database/load-retry-conditions.ts';
import { recordAct } from '../../entities/database/record-act.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { failedStates, isDeploymentState } from '../../entities/deployment-state.ts';
import { type FailureClass, isFailureClass } from '../../entities/failure-class.ts';
import { say } from '../../entities/language/say.ts';
import {
  failuresRetriedAtOnce,
  type Healing,
  type RetryOffer,
  retryOffer,
} from '../../entities/retry-offer.ts';
import { sessionHasEnded } from '../../entities/session-kind.ts';
import { loadDeployment, lockPhase } from '../deployment-store.ts';
import { DispatchError, type Retried } from '../dispatch.ts';
import { database } from '../sql-rows.ts';
import { reopen, requeue } from './requeue-store.ts';

interface CellRow extends Omit<CountedCell, 'state' | 'cause'> {
  readonly state: string;
  readonly cause: string;
}

async function loadCells(em: EntityManager, deploymentId: number): Promise<CountedCell[]> {
  const { rows } = await sql<CellRow>`
    select state, cause, code, sent, responded, sum(count)::float8 as count from tally
     where deployment_id = ${deploymentId} and not is_test group by 1, 2, 3, 4, 5 having sum(count) <> 0`.execute(
    database(em),
  );
  return rows.flatMap(({ state, cause, ...row }) =>
    isDeploymentState(state) && isCause(cause) ? [{ ...row, state, cause }] : [],
  );
}

/** By class, how many of the failures that pass can be tried now, and when the next one can. */
async function loadHealing(em: EntityManager, deploymentId: number): Promise<Map<FailureClass, Healing>> {
  const { rows } = await sql<{ cause: string; ready: number; next: number | null }>`
    select cause, count(*) filter (where offered_at <= now())::int as ready,
           (extract(epoch from min(offered_at) filter (where offered_at > now())) * 1000)::float8 as next
      from recipient where deployment_id = ${deploymentId} and offered_at is not null and not is_test group by cause
    union all
    select r.cause, count(*) filter (where ${sql.raw(sessionHasEnded)})::int,
           (extract(epoch from min(s.closes_at) filter (where not ${sql.raw(sessionHasEnded)})) * 1000)::float8
      from recipient r join deployment d on d.id = r.deployment_id
      left join session s on s.phone = r.phone and s.line_id = d.line_id and s.kind <> 'closed'
     where r.deployment_id = ${deploymentId} and r.state = 'agent_session' and not r.is_test group by r.cause`.execute(
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
    say`There is no deployment ${deploymentCode(id)}. /treble deployments lists the latest ones.`,
  );

/** Exactly whom a new try can help now, and why not the others. */
export async function planRetry(em: EntityManager, id: number): Promise<RetryOffer> {
  const conditions = (await loadRetryConditions(em, [id])).get(id);
  if (!conditions || conditions.phase === 'draft') throw gone(id);
  return retryOffer(await loadCells(em, id), conditions, await loadHealing(em, id));
}

/** SQL on recipient `r`: a new try can succeed now, as `retryOffer` counts it. */
const retryable: RawBuilder<boolean> = sql`(r.state = any(${[...failedStates]}::text[]) and not r.is_test
  and (r.cause = any(${[...failuresRetriedAtOnce]}::text[]) or r.offered_at <= now()
       or exists (select 1 from deployment d where d.id = r.deployment_id and ${sql.raw(sessionHasEnded)})))`;

/**
 * Queues exactly the failed recipients for whom a new try can succeed now. Presses wait for each other, and whoever was
 * queued is no longer failed: the second press finds nobody.
 */
export async function retryFailed(em: EntityManager, id: number, by: string): Promise<Retried> {
  const queued = await queueAgain(em, id, by, retryable);
  return { queued, left: await planRetry(em, id), deployment: await loadDeployment(em, id) };
}

/** Queues those who failed for one of these reasons, once what was in their way is over. Returns how many. */
export const retryRefused = (
  em: EntityManager,
  id: number,
  by: string,
  refusals: readonly FailureClass[],
): Promise<number> => queueAgain(em, id, by, sql`(${retryable} and r.cause = any(${[...refusals]}::text[]))`);

async function queueAgain(
  em: EntityManager,
  id: number,
  by: string,
  chosen: RawBuilder<boolean>,
): Promise<number> {
  const phase = await lockPhase(em, id);
  if (!phase || phase === 'draft') throw gone(id);
  const { stopped } = await planRetry(em, id);
  const queued = stopped === undefined ? await requeue(em, { deploymentId: id, chosen }) : 0;
  if (queued === 0) return 0;
  await reopen(em, id);
  await recordAct(em, by, 'deployment.retry_failed', `deployment:${id}`, {
    before: 'failed',
    after: 'queued',
    queued,
  });
  return queued;
}
