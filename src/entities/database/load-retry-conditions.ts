import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { failureClasses, failureClassNames } from '../failure-class.ts';
import { phaseNames } from '../phase.ts';
import type { RetryConditions } from '../retry-offer.ts';
import { sessionHasEnded } from '../session-kind.ts';

interface ConditionsRow extends Omit<RetryConditions, 'phase'> {
  readonly id: number;
  readonly phase: string;
  readonly ready: number;
}

/** With how many failures have passed by now. */
export interface LoadedConditions extends RetryConditions {
  readonly ready: number;
}

const healing = failureClassNames.filter((name) => failureClasses[name].retry === 'after_24_hours');

/** SQL: somebody's failure of deployment `d` has healed (`<=`), or has not yet (`>`). */
const offeredAt = (sign: '<=' | '>') =>
  sql`exists (select from recipient r where r.deployment_id = d.id and r.offered_at ${sql.raw(sign)} now())`;

/** SQL: everybody of deployment `d` whose failure heals. Counted one by one only while some have healed and some have not. */
const allOffered = sql`(
  select coalesce(sum(t.count), 0)::int from tally t
   where t.deployment_id = d.id and t.cause = any(${[...healing]}::text[]) and not t.is_test)`;

/** What decides on new tries of these deployments. Asks indexes only, however many recipients there are. */
export async function loadRetryConditions(
  em: EntityManager,
  deploymentIds: readonly number[],
): Promise<ReadonlyMap<number, LoadedConditions>> {
  if (deploymentIds.length === 0) return new Map();
  const { rows } = await sql<ConditionsRow>`
    select d.id, d.phase, t.name as "templateName", t.status as "templateStatus",
           case when l.stopped_at is not null then coalesce(l.stopped_because, 'A person has to look at it.') end as "lineStopped",
           (select coalesce(frozen_because, 'An admin has frozen all sending.') from installation
             where frozen_at is not null) as frozen,
           case when not ${offeredAt('<=')} then 0
                when not ${offeredAt('>')} then ${allOffered}
                else (select count(*)::int from recipient r
                       where r.deployment_id = d.id and r.offered_at <= now() and not r.is_test) end
           + (select count(*)::int from recipient r
               where r.deployment_id = d.id and not r.is_test
                 and ${sql.raw(sessionHasEnded)}) as ready
      from deployment d
      join line l on l.id = d.line_id
      join conversation_version v on v.id = d.version_id
      join template t on t.id = v.template_id
     where d.id = any(${[...deploymentIds]}::int[])`.execute(em.getKysely());
  return new Map(
    rows.flatMap(({ id, phase, ...row }) => {
      const known = phaseNames.find((name) => name === phase);
      return known ? [[id, { ...row, phase: known }]] : [];
    }),
  );
}
