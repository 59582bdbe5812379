import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { attemptToken } from '../../src/dispatch/sending/attempt-token.ts';
import { intend } from '../../src/dispatch/sending/intent-store.ts';
import { registerWorker } from '../../src/dispatch/sending/worker-store.ts';
import type { DispatchWorld } from './dispatch-world.ts';
import { givenLaunched } from './draft.ts';

export interface GivenAttempt {
  readonly attemptId: number;
  readonly recipientId: number;
  readonly phone: string;
  /** Comes back in receipts. */
  readonly token: string;
}

export async function readTokenKey(orm: MikroORM): Promise<string> {
  const { rows } = await sql<{ key: string }>`select token_key as key from installation`.execute(
    orm.em.fork().getKysely(),
  );
  return rows[0]?.key ?? '';
}

/** A launched deployment whose recipients all have a committed attempt and no call yet, in order of the phones. */
export async function givenAttempts(
  world: DispatchWorld,
  phones: readonly string[],
): Promise<{ readonly deploymentId: number; readonly attempts: readonly GivenAttempt[] }> {
  const deploymentId = await givenLaunched(world, phones);
  const em = world.orm.em.fork();
  const { rows } = await sql<{ id: number; phone: string }>`
    select id::float8 as id, phone from recipient where deployment_id = ${deploymentId} order by row_number`.execute(
    em.getKysely(),
  );
  const workerId = await registerWorker(em);
  const ids = rows.map(({ id }) => id);
  const lane = { lineId: world.whatsApp.lineIds[0] ?? '', deploymentId: undefined };
  const { intents } = await intend(world.orm.em.fork(), workerId, lane, ids);
  const key = await readTokenKey(world.orm);
  const attemptOf = new Map(intents.map(({ recipientId, attemptId }) => [recipientId, attemptId]));
  const attempts = rows.map(({ id, phone }) => {
    const attemptId = attemptOf.get(id);
    if (attemptId === undefined) throw new Error('A recipient was not intended.');
    return { attemptId, recipientId: id, phone, token: attemptToken(key, attemptId) };
  });
  return { deploymentId, attempts };
}

/** Everything that events may change of one deployment, as text; equal texts are equal rows. */
export async function readFinalRows(world: DispatchWorld, deploymentId: number): Promise<string> {
  const db = world.orm.em.fork().getKysely();
  const { rows: attempts } = await sql`
    select r.row_number, a.number, a.outcome, a.because, a.provider_id, a.accepted_at, a.sent_at, a.delivered_at, a.read_at,
           a.replied_at, a.answered_at, a.failed_at, a.failure, a.code, a.detail
      from attempt a join recipient r on r.id = a.recipient_id where r.deployment_id = ${deploymentId}
     order by r.row_number, a.number`.execute(db);
  const { rows: recipients } = await sql`
    select row_number, phone, state, cause, sent, responded, code, detail, retry_at, last_activity_at
      from recipient where deployment_id = ${deploymentId} order by row_number`.execute(db);
  const { rows: tally } = await sql`
    select state, cause, code, sent, responded, sum(count)::int as count from tally
     where deployment_id = ${deploymentId} group by 1, 2, 3, 4, 5 having sum(count) <> 0 order by 1, 2, 3, 4, 5`.execute(
    db,
  );
  const { rows: answers } = await sql`
    select i.provider_id, i.phone, i.type, i.text, i.context_id, i.at, r.row_number
      from inbound i join attempt a on a.id = i.attempt_id join recipient r on r.id = a.recipient_id
     where r.deployment_id = ${deploymentId} order by i.provider_id`.execute(db);
  return JSON.stringify({ attempts, recipients, tally, answers }, null, 1);
}
