import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { conversationName, lineId, variables } from './cast.ts';

/** As the import cuts them. */
const chunkRows = 1_000;

export interface SeededDeployment {
  readonly id: number;
  readonly firstRecipientId: number;
}

/** Nobody is sent to before everything is seeded. */
export async function holdSending(em: EntityManager, deploymentId: number): Promise<void> {
  await sql`
    insert into hold (deployment_id, kind, because) values (${deploymentId}, 'paused_by_person', 'Being seeded.')`.execute(
    em.getKysely(),
  );
}

/** A deployment whose recipients all stand in one cell. No phone is in two of them: people messaged lately may be spared. */
async function seedDeployment(
  orm: MikroORM,
  recipients: number,
  cause: 'queued' | 'accepted',
): Promise<SeededDeployment> {
  return orm.em.fork().transactional(async (em) => {
    const db = em.getKysely();
    const { rows: created } = await sql<{ id: number }>`
      insert into deployment (version_id, line_id, phase, channel_id, audience_name, created_by, imported_at, launched_by,
                              launched_at, sent_at)
      select v.id, ${lineId}, ${cause === 'queued' ? 'sending' : 'sent'}, 'C0BENCH', 'bench.csv', 'U0BENCH', now(),
             'U0BENCH', now(), case when ${cause}::text = 'accepted' then now() end
        from conversation_version v join conversation c on c.id = v.conversation_id where c.name = ${conversationName}
       order by v.number desc limit 1
      returning id`.execute(db);
    const id = created[0]?.id ?? 0;
    if (cause === 'queued') await holdSending(em, id);
    await sql`
      insert into recipient (deployment_id, row_number, phone, variables, state, cause)
      select ${id}::int, n + 1, '+1555' || (${id}::bigint * 10000000 + n), ${JSON.stringify(variables)}::jsonb, 'in_process', ${cause}
        from generate_series(1, ${recipients}::int) n order by n`.execute(db);
    const { rows: range } = await sql<{ first: number }>`
      select min(id)::float8 as first from recipient where deployment_id = ${id}`.execute(db);
    const first = range[0]?.first ?? 0;
    await sql`
      insert into chunk (deployment_id, sequence, first_id, last_id, finished_at)
      select ${id}::int, n + 1, ${first}::bigint + n * ${chunkRows}::int,
             ${first}::bigint + least((n + 1) * ${chunkRows}::int, ${recipients}::int) - 1,
             case when ${cause}::text = 'accepted' then now() end
        from generate_series(0, (${recipients}::int - 1) / ${chunkRows}::int) n`.execute(db);
    await sql`
      insert into tally (deployment_id, bucket, state, cause, code, sent, responded, shard, count)
      select id, date_bin('15 minutes', launched_at, 'epoch'), 'in_process', ${cause}, '', false, false, 0,
             ${recipients}::bigint
        from deployment where id = ${id}`.execute(db);
    return { id, firstRecipientId: first };
  });
}

/** Launched and paused: `startSending` lets the senders at it. */
export const seedQueued = (orm: MikroORM, recipients: number): Promise<SeededDeployment> =>
  seedDeployment(orm, recipients, 'queued');

export async function startSending(orm: MikroORM, deploymentId: number): Promise<void> {
  await sql`delete from hold where deployment_id = ${deploymentId}`.execute(orm.em.fork().getKysely());
}

/** Everybody called and accepted, nothing heard since; tells the id of the first attempt, the others follow without gaps. */
export async function seedAccepted(
  orm: MikroORM,
  recipients: number,
  workerId: number,
): Promise<SeededDeployment & { firstAttemptId: number }> {
  const deployment = await seedDeployment(orm, recipients, 'accepted');
  const { rows } = await sql<{ first: number }>`
    with made as (
      insert into attempt (recipient_id, line_id, worker_id, number, started_at, outcome, accepted_at)
      select id, ${lineId}, ${workerId}::int, 1, now() - interval '1 second', 'accepted', now()
        from recipient where deployment_id = ${deployment.id} order by id
      returning id)
    select min(id)::float8 as first from made`.execute(orm.em.fork().getKysely());
  const firstAttemptId = rows[0]?.first ?? 0;
  await sql`
    update attempt set provider_id = 'wamid.bench.' || id where id >= ${firstAttemptId}`.execute(
    orm.em.fork().getKysely(),
  );
  return { ...deployment, firstAttemptId };
}

/** Every round begins with the same debts: none to the disk, and with the planner knowing its tables as after a minute of life. */
export async function settle(orm: MikroORM): Promise<void> {
  const em = orm.em.fork();
  await em.execute('vacuum analyze recipient, attempt, chunk, tally, deployment');
  await em.execute('checkpoint');
}
