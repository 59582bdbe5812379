import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { conversationName, lineId, variables } from './cast.ts';
import { holdSending } from './seed-deployments.ts';

export interface LargePlan {
  readonly recipients: number;
  /** The last so many wait to be sent; everybody before them was called, with the outcomes of an ordinary deployment. */
  readonly queued: number;
  readonly workerId: number;
}

const chunkRows = 1_000;

/**
 * What became of each hundred that were called: the place within the hundred decides. Failures lie apart, as in life, so
 * that a page of them is never found in one piece.
 */
export const outcomes = sql.raw(`(values
  (0, 61, 'success', 'delivered', null, true), (62, 85, 'success', 'read', null, true),
  (86, 87, 'in_process', 'accepted', null, false), (88, 91, 'in_process', 'sent', null, true),
  (92, 96, 'blocked_or_version', 'unreachable', '131026', false),
  (97, 98, 'too_many_templates', 'frequency_capped', '131049', false),
  (99, 99, 'system_failure', 'expired', '131053', false)) as o(low, high, state, cause, code, sent)`);

async function fillRecipients(em: EntityManager, id: number, { recipients, queued }: LargePlan) {
  await sql`
    insert into recipient (deployment_id, row_number, phone, variables, state, cause, code, sent, offered_at)
    select ${id}::int, n + 1, '+1555' || (${id}::bigint * 100000000 + n), ${JSON.stringify(variables)}::jsonb,
           coalesce(o.state, 'in_process'), coalesce(o.cause, 'queued'), o.code, coalesce(o.sent, false),
           case when o.cause = 'frequency_capped' then now() + interval '20 hours' end
      from generate_series(1, ${recipients}::int) n
      left join ${outcomes} on n <= ${recipients - queued}::int and n % 100 between o.low and o.high
     order by n`.execute(em.getKysely());
}

async function fillAttempts(em: EntityManager, id: number, workerId: number) {
  await sql`
    insert into attempt (recipient_id, line_id, worker_id, number, started_at, outcome, provider_id, accepted_at, sent_at,
                         delivered_at, read_at, failed_at, failure, code)
    select r.id, ${lineId}, ${workerId}::int, 1, now() - interval '3 hours',
           case when r.code is null then 'accepted' else 'failed' end, 'wamid.large.' || r.id, now() - interval '3 hours',
           case when r.sent then now() - interval '3 hours' end,
           case when r.state = 'success' then now() - interval '2 hours' end,
           case when r.cause = 'read' then now() - interval '1 hour' end,
           case when r.code is not null then now() - interval '2 hours' end,
           case when r.code is not null then r.cause end, r.code
      from recipient r where r.deployment_id = ${id} and r.cause <> 'queued' order by r.id`.execute(
    em.getKysely(),
  );
}

async function fillChunksAndTally(em: EntityManager, id: number, { recipients, queued }: LargePlan) {
  const db = em.getKysely();
  await sql`
    insert into chunk (deployment_id, sequence, first_id, last_id, finished_at)
    select ${id}::int, n + 1, first + n * ${chunkRows}::int, first + least((n + 1) * ${chunkRows}::int, ${recipients}::int) - 1,
           case when (n + 1) * ${chunkRows}::int <= ${recipients - queued}::int then now() end
      from generate_series(0, (${recipients}::int - 1) / ${chunkRows}::int) n,
           (select min(id) as first from recipient where deployment_id = ${id}) ids`.execute(db);
  await sql`
    insert into tally (deployment_id, bucket, state, cause, code, sent, responded, shard, count)
    select ${id}::int, (select date_bin('15 minutes', launched_at, 'epoch') from deployment where id = ${id}),
           state, cause, coalesce(code, ''), sent, responded, 0, count(*)
      from recipient where deployment_id = ${id} group by 3, 4, 5, 6, 7`.execute(db);
}

/** Keys and indexes but the primary ones, as the catalogue tells them: made anew at the end they cost a fraction. */
export async function withoutIndexes(
  em: EntityManager,
  tables: readonly string[],
  fill: () => Promise<void>,
) {
  const { rows } = await sql<{ drop: string; make: string }>`
    select case when c.oid is null then 'drop index ' || i.indexrelid::regclass
                else 'alter table ' || i.indrelid::regclass || ' drop constraint ' || c.conname end as drop,
           case when c.oid is null then pg_get_indexdef(i.indexrelid)
                else 'alter table ' || i.indrelid::regclass || ' add constraint ' || c.conname || ' '
                     || pg_get_constraintdef(c.oid) end as make
      from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype = 'u'
     where i.indrelid::regclass::text = any(${[...tables]}::text[]) and not i.indisprimary`.execute(
    em.getKysely(),
  );
  for (const { drop } of rows) await em.execute(drop);
  await fill();
  for (const { make } of rows) await em.execute(make);
}

async function createDeployment(em: EntityManager): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into deployment (version_id, line_id, phase, channel_id, audience_name, created_by, imported_at, launched_by, launched_at)
    select v.id, ${lineId}, 'sending', 'C0BENCH', 'bench.csv', 'U0BENCH', now(), 'U0BENCH', now()
      from conversation_version v join conversation c on c.id = v.conversation_id where c.name = ${conversationName}
     order by v.number desc limit 1
    returning id`.execute(em.getKysely());
  const [created] = rows;
  if (!created) throw new Error(`Expected the conversation ${conversationName}, found none.`);
  return created.id;
}

/** A deployment in the middle of its life, seeded as fast as SQL can; tells its id. It waits for `startSending`. */
export async function seedLarge(orm: MikroORM, plan: LargePlan): Promise<number> {
  const id = await orm.em.fork().transactional(async (em) => {
    // Neither the checks of references nor small work memory: the rows are known to fit.
    await em.execute(`set local session_replication_role = replica`);
    await em.execute(`set local maintenance_work_mem = '512MB'`);
    const created = await createDeployment(em);
    await holdSending(em, created);
    await withoutIndexes(em, ['recipient', 'attempt'], async () => {
      await fillRecipients(em, created, plan);
      await fillAttempts(em, created, plan.workerId);
      await fillChunksAndTally(em, created, plan);
    });
    return created;
  });
  await orm.em.fork().execute('vacuum analyze recipient, attempt, chunk, tally, deployment');
  return id;
}
