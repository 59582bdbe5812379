import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { arrivedLate } from '../../entities/attempt-outcome.ts';
import { loadRetryConditions } from '../../entities/database/load-retry-conditions.ts';
import { recordAct } from '../../entities/database/record-act.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { say } from '../../entities/language/say.ts';
import { retriesStopped } from '../../entities/retry-offer.ts';
import { loadDeployment, lockPhase } from '../deployment-store.ts';
import { DispatchError, type Resent, type UnknownOutcomes } from '../dispatch.ts';
import { database } from '../sql-rows.ts';
import { reopen, requeue } from './requeue-store.ts';

/** SQL: attempts `a` of unknown outcome; the index on them is small however much was sent. */
const unknownOf = (deploymentId: number) => sql`
  attempt a join recipient u on u.id = a.recipient_id
   where a.outcome in ('uncertain', 'accepted_unknown_id') and u.deployment_id = ${deploymentId}
     and u.state = 'in_process' and u.cause = 'unknown'`;

/** How many outcomes of the deployment are unknown after the grace, and how many people may have got a message twice. */
export async function unknownOutcomes(em: EntityManager, deploymentId: number): Promise<UnknownOutcomes> {
  const db = database(em);
  const { rows: unknown } = await sql<{ outcome: string; count: number }>`
    select a.outcome, count(*)::int as count from ${unknownOf(deploymentId)} group by a.outcome`.execute(db);
  const countOf = (outcome: string) => unknown.find((row) => row.outcome === outcome)?.count ?? 0;
  const { rows: late } = await sql<{ count: number }>`
    select count(distinct r.id)::int as count
      from attempt second join recipient r on r.id = second.recipient_id
      join attempt a on a.recipient_id = r.id and a.number < second.number
     where second.number > 1 and r.deployment_id = ${deploymentId}
       and second.recipient_id >= (select min(first_id) from chunk where deployment_id = ${deploymentId})
       and second.recipient_id <= (select max(last_id) from chunk where deployment_id = ${deploymentId})
       and (second.outcome is null or second.outcome <> 'not_accepted') and ${sql.raw(arrivedLate)}`.execute(
    db,
  );
  return {
    resendable: countOf('uncertain'),
    accepted: countOf('accepted_unknown_id'),
    possibleDuplicates: late[0]?.count ?? 0,
  };
}

/**
 * Sends again to those of whom nobody knows whether they got the message: a person's deliberate decision, who may thereby
 * make them get it twice. Evidence that comes before the new call still stops it.
 */
export async function resendUnknown(
  em: EntityManager,
  id: number,
  by: string,
  shown: number,
): Promise<Resent> {
  const phase = await lockPhase(em, id);
  const conditions = (await loadRetryConditions(em, [id])).get(id);
  if (!phase || !conditions || phase === 'draft') {
    throw new DispatchError(
      say`There is no deployment ${deploymentCode(id)}. /treble deployments lists the latest ones.`,
    );
  }
  const stopped = retriesStopped(conditions);
  if (stopped !== undefined) throw new DispatchError(say`Nothing was sent again. ${stopped}`);
  const { resendable } = await unknownOutcomes(em, id);
  if (resendable > shown) {
    throw new DispatchError(
      say`Nothing was sent again: you were asked about ${shown}, and by now ${resendable} {1|outcome is|outcomes are} unknown. Look at /treble status ${deploymentCode(id)} and decide again.`,
    );
  }
  const chosen: RawBuilder<boolean> = sql`(r.state = 'in_process' and r.cause = 'unknown'
    and r.id in (select u.id from ${unknownOf(id)} and a.outcome = 'uncertain'))`;
  const queued = await requeue(em, { deploymentId: id, chosen, outcome: 'overridden' });
  if (queued > 0) {
    await reopen(em, id);
    await recordAct(em, by, 'deployment.resend_unknown', `deployment:${id}`, {
      before: 'unknown',
      after: 'queued',
      queued,
    });
  }
  return { queued, deployment: await loadDeployment(em, id) };
}
