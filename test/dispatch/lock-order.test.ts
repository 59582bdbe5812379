import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockDailyLimit, storeDailyLimit } from '../../src/dispatch/guards/daily-limit.ts';
import { lockPhones } from '../../src/dispatch/guards/phone-lock.ts';
import { resumeHeld } from '../../src/dispatch/holds/resume-held.ts';
import { intendDueRetries } from '../../src/dispatch/retries/due-retries.ts';
import { storeLines } from '../../src/dispatch/sending/line-pace.ts';
import { registerWorker } from '../../src/dispatch/sending/worker-store.ts';
import { givenAttempts } from '../support/dispatch-attempts.ts';
import { failure, hear } from '../support/dispatch-failures.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { freshPhones } from '../support/draft.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
const fresh = freshPhones();
beforeAll(async () => {
  world = await createDispatchWorld();
});
afterAll(() => world.close());

const em = () => world.orm.em.fork();
const lineId = () => world.whatsApp.lineIds[0] ?? '';

const waiting = async () => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`.execute(em().getKysely());
  return rows[0]?.count ?? 0;
};

/** Somebody who holds `first` when `work` wants it, and takes `second` while `work` waits for the first. */
async function meet(
  first: (tx: EntityManager) => Promise<unknown>,
  work: () => Promise<unknown>,
  second: (tx: EntityManager) => Promise<unknown>,
): Promise<void> {
  let done: Promise<unknown> = Promise.resolve();
  const other = em().transactional(async (tx) => {
    await first(tx);
    done = work();
    done.catch(() => undefined);
    await until(waiting, (count) => count > 0);
    await second(tx);
  });
  await other;
  await done;
}

test('two that stop the lines of one account wait for each other, never in a circle', async () => {
  const lines = ['100', '200'].map((id) => ({ id, messagesPerSecond: 80 }));
  await storeLines(em(), 'whatsapp', lines);
  const { attempts } = await givenAttempts(world, fresh(2));
  const [later, earlier] = attempts;
  if (!later || !earlier) throw new Error('Two attempts were asked for.');
  const moveTo = (line: string, id: number) =>
    sql`update attempt set line_id = ${line} where id = ${id}`.execute(em().getKysely());
  await moveTo('200', later.attemptId);
  await moveTo('100', earlier.attemptId);
  const lock = (line: string) => (tx: EntityManager) =>
    sql`select 1 from line where id = ${line} for no key update`.execute(tx.getKysely());
  await meet(
    lock('100'),
    () =>
      hear(world, [
        [later, failure('bad_credentials')],
        [earlier, failure('bad_credentials')],
      ]),
    lock('200'),
  );
  const { rows } = await sql<{ id: string }>`
    select id from line where stopped_at is not null order by id`.execute(em().getKysely());
  expect(rows.map(({ id }) => id)).toEqual(['100', '200']);
  await sql`update line set stopped_at = null`.execute(em().getKysely());
});

test('Resume held and a refusal that comes meanwhile wait for each other, never in a circle', async () => {
  const { attempts } = await givenAttempts(world, fresh(1));
  const [attempt] = attempts;
  if (!attempt) throw new Error('An attempt was asked for.');
  await hear(world, [[attempt, failure('bad_credentials')]]);
  const { rows } = await sql<{ id: number }>`
    select id from incident where kind = 'token_rejected' and closed_at is null`.execute(em().getKysely());
  const id = rows[0]?.id ?? 0;
  await meet(
    (tx) => sql`select 1 from line where id = ${lineId()} for no key update`.execute(tx.getKysely()),
    () => resumeHeld(world.orm, id, 'U0ANA'),
    (tx) => sql`update incident set because = 'Again.' where id = ${id}`.execute(tx.getKysely()),
  );
  const { rows: stopped } = await sql`select 1 from line where stopped_at is not null`.execute(
    em().getKysely(),
  );
  expect(stopped).toEqual([]);
});

test('a failure that gives its place back and a claim that takes it wait for each other, never in a circle', async () => {
  await em().transactional((tx) => storeDailyLimit(tx, 'whatsapp', 100));
  const { attempts } = await givenAttempts(world, fresh(1));
  const [attempt] = attempts;
  if (!attempt) throw new Error('An attempt was asked for.');
  await meet(
    (tx) => lockDailyLimit(tx, lineId()),
    () => hear(world, [[attempt, failure('invalid_number')]]),
    (tx) => sql`update reached_user set at = now() where phone = ${attempt.phone}`.execute(tx.getKysely()),
  );
  const { rows } = await sql`select reached from portfolio`.execute(em().getKysely());
  expect(rows).toEqual([{ reached: 0 }]);
});

test('a retry that is due waits for nobody who is at its person: it is made the next time', async () => {
  const { attempts, deploymentId } = await givenAttempts(world, fresh(1));
  const [attempt] = attempts;
  if (!attempt) throw new Error('An attempt was asked for.');
  await hear(world, [[attempt, failure('throttled', Date.now() - 60_000)]]);
  await sql`update attempt set started_at = started_at - interval '1 minute' where id = ${attempt.attemptId}`.execute(
    em().getKysely(),
  );
  const workerId = await registerWorker(em());
  const lane = () => ({ lineId: lineId(), deploymentId: undefined });
  const retry = async () =>
    (await intendDueRetries(em(), workerId, lane(), 16)).filter((one) => one.deploymentId === deploymentId);
  await em().transactional(async (tx) => {
    await lockPhones(tx, [attempt.phone]);
    let isOver = false;
    const made = retry().finally(() => {
      isOver = true;
    });
    made.catch(() => undefined);
    await until(
      async () => isOver || (await waiting()) > 0,
      (known) => known,
    );
    await sql`select 1 from recipient where id = ${attempt.recipientId} for no key update`.execute(
      tx.getKysely(),
    );
    expect(await made).toEqual([]);
  });
  expect(await retry()).toMatchObject([{ id: attempt.recipientId }]);
});
