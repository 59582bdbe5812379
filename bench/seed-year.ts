import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { conversationName, lineId, variables } from './cast.ts';
import { outcomes, withoutIndexes } from './seed-large.ts';

export interface YearPlan {
  readonly recipients: number;
  /** So far back they go, to yesterday. */
  readonly days: number;
  /** With days between them. */
  readonly everyDays: number;
}

export const deploymentsIn = ({ days, everyDays }: YearPlan): number => Math.ceil(days / everyDays);
const recipientsEach = (plan: YearPlan): number => Math.floor(plan.recipients / deploymentsIn(plan));

/** Users that a digest of the whole time tells of. */
export const recipientsIn = (plan: YearPlan): number => recipientsEach(plan) * deploymentsIn(plan);

async function fillDeployments(em: EntityManager, { days, everyDays }: YearPlan): Promise<void> {
  await sql`
    insert into deployment (version_id, line_id, phase, channel_id, audience_name, created_by, imported_at, launched_by,
                            launched_at, sent_at, finished_at)
    select (select v.id from conversation_version v join conversation c on c.id = v.conversation_id
             where c.name = ${conversationName} order by v.number desc limit 1),
           ${lineId}, 'finished', 'C0BENCH', 'bench.csv', 'U0BENCH', at, 'U0BENCH', at, at, at + interval '1 day'
      from generate_series(1, ${days}::int, ${everyDays}::int) day,
           lateral (select date_trunc('day', now()) - day * interval '1 day' + interval '10 hours' as at) moment`.execute(
    em.getKysely(),
  );
}

async function fillRecipients(em: EntityManager, plan: YearPlan): Promise<void> {
  await sql`
    insert into recipient (deployment_id, row_number, phone, variables, state, cause, code, sent, responded)
    select d.id, n + 1, '+1555' || (d.id::bigint * 10000000 + n), ${JSON.stringify(variables)}::jsonb, o.state, o.cause,
           o.code, o.sent, o.state = 'success' and n % 5 = 0
      from deployment d cross join generate_series(1, ${recipientsEach(plan)}::int) n
      join ${outcomes} on (n * 37 + n / 100) % 100 between o.low and o.high
     order by d.id, n`.execute(em.getKysely());
}

/** As the product keeps them, spread over the shards of its writers; of how long answers took, a bell over an hour. */
async function fillCounters(em: EntityManager): Promise<void> {
  const db = em.getKysely();
  await sql`
    insert into tally (deployment_id, bucket, state, cause, code, sent, responded, shard, count)
    select r.deployment_id, date_bin('15 minutes', d.launched_at, 'epoch'), r.state, r.cause, coalesce(r.code, ''), r.sent,
           r.responded, r.id % 4, count(*)
      from recipient r join deployment d on d.id = r.deployment_id
     group by 1, 2, 3, 4, 5, 6, 7, 8`.execute(db);
  await sql`
    insert into timing (deployment_id, timed, step, shard, count)
    select d.id, timed, step, shard, 1 + step from deployment d, unnest(array['delivery', 'response']) timed,
           generate_series(0, 60) step, generate_series(0, 3) shard`.execute(db);
}

/** Deployments at regular times, all of them over. */
export async function seedYear(orm: MikroORM, plan: YearPlan): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await em.execute(`set local session_replication_role = replica`);
    await em.execute(`set local maintenance_work_mem = '512MB'`);
    await fillDeployments(em, plan);
    await withoutIndexes(em, ['recipient'], () => fillRecipients(em, plan));
    await fillCounters(em);
  });
  await orm.em.fork().execute('vacuum analyze recipient, tally, timing, deployment');
}
