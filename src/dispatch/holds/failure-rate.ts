import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { causeWords, isCause } from '../../entities/cell.ts';
import { lockPhase } from '../deployment-store.ts';
import { eachInTurn } from '../each-in-turn.ts';
import { database } from '../sql-rows.ts';

/** What came of the calls of one deployment since a person last let its failures pass. */
export interface OutcomeCounts {
  /** Recipients whose call was answered, whatever the answer. */
  readonly outcomes: number;
  /** Those of them in `system_failure`. */
  readonly failures: number;
  /** The commonest cause and code among the failures. */
  readonly cause: string;
  readonly code: string;
}

const leastOutcomes = 30;
const mostFailures = 0.1;

/** Why the deployment is held, with its numbers; undefined while it may go on. */
export function tooManyFailures({ outcomes, failures, cause, code }: OutcomeCounts): string | undefined {
  if (outcomes < leastOutcomes || failures < outcomes * mostFailures) return undefined;
  const share = `${((failures / outcomes) * 100).toFixed(1)} %`;
  const says = isCause(cause) ? causeWords(cause) : cause;
  const numbers = `${failures.toLocaleString('en-US')} of the last ${outcomes.toLocaleString('en-US')} outcomes`;
  return `${numbers} (${share}) are general failures, most often: ${says}${code === '' ? '' : ` (code ${code})`} Look into it, then press Resume.`;
}

/** SQL on tally `t`: recipients in this cell were called and answered; what the review or a claim refused was never called. */
const answered = sql.raw(`(t.state = 'success' or (t.state = 'in_process' and t.cause in ('accepted', 'sent'))
  or (t.state not in ('in_process', 'success', 'cancelled') and (t.code <> '' or (t.state = 'system_failure' and t.cause <> 'daily_limit'))))`);

const counts = sql.raw(`select t.deployment_id,
         coalesce(sum(t.count) filter (where t.state = 'system_failure'), 0)::int as failures,
         coalesce(sum(t.count), 0)::int as outcomes`);

/** Deployments under way that may have to be held; a quick look that `holdIfFailing` repeats under the lock. */
async function suspects(em: EntityManager): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select d.id from deployment d
      join lateral (${counts} from tally t where t.deployment_id = d.id and ${answered} group by 1) c on true
     where d.phase = 'sending' and c.outcomes - d.outcomes_forgiven >= ${leastOutcomes}
       and c.failures - d.failures_forgiven >= ${mostFailures}::float8 * (c.outcomes - d.outcomes_forgiven)
       and not exists (select 1 from hold h where h.deployment_id = d.id and h.kind = 'too_many_failures')`.execute(
    database(em),
  );
  return rows.map(({ id }) => id);
}

async function countSinceForgiven(em: EntityManager, id: number): Promise<OutcomeCounts> {
  const db = database(em);
  const { rows } = await sql<{ outcomes: number; failures: number }>`
    select c.outcomes - d.outcomes_forgiven as outcomes, c.failures - d.failures_forgiven as failures
      from deployment d
      join lateral (${counts} from tally t where t.deployment_id = d.id and ${answered} group by 1) c on true
     where d.id = ${id}`.execute(db);
  const { rows: worst } = await sql<{ cause: string; code: string }>`
    select cause, code from tally where deployment_id = ${id} and state = 'system_failure' and cause <> 'daily_limit'
     group by cause, code order by sum(count) desc, cause, code limit 1`.execute(db);
  const { outcomes = 0, failures = 0 } = rows[0] ?? {};
  const { cause = '', code = '' } = worst[0] ?? {};
  return { outcomes, failures, cause, code };
}

/** Holds every deployment of which too many calls fail; a person releases it with Resume. */
export async function holdFailing(orm: MikroORM): Promise<void> {
  await eachInTurn(await suspects(orm.em.fork()), (id) =>
    orm.em.fork().transactional(async (em) => {
      // Resume takes the same lock, so that it is never undone by a count from before it.
      if ((await lockPhase(em, id)) !== 'sending') return;
      const because = tooManyFailures(await countSinceForgiven(em, id));
      if (because === undefined) return;
      await sql`
        insert into hold (deployment_id, kind, because) values (${id}, 'too_many_failures', ${because})
            on conflict do nothing`.execute(database(em));
    }),
  );
}

/** A person has seen the failures and goes on: from now on only what comes counts. */
export async function forgiveFailures(em: EntityManager, id: number): Promise<void> {
  await sql`
    update deployment d set outcomes_forgiven = c.outcomes, failures_forgiven = c.failures
      from (${counts} from tally t where t.deployment_id = ${id} and ${answered} group by 1) c
     where d.id = ${id}`.execute(database(em));
}
