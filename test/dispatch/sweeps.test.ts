import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { park } from '../../src/dispatch/hearing/parked-store.ts';
import type { Facts } from '../../src/dispatch/outcomes/facts.ts';
import { countDueRetries, intendDueRetries } from '../../src/dispatch/retries/due-retries.ts';
import { ExpiredGraces } from '../../src/dispatch/retries/expired-graces.ts';
import { registerWorker } from '../../src/dispatch/sending/worker-store.ts';
import { advancePhases, everParked, justParked, linkLeftovers } from '../../src/dispatch/sweeps.ts';
import { givenAttempts } from '../support/dispatch-attempts.ts';
import { failure, hear, readCells } from '../support/dispatch-failures.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { freshPhones } from '../support/draft.ts';

let world: DispatchWorld;
const fresh = freshPhones();
beforeAll(async () => {
  world = await createDispatchWorld();
});
afterAll(() => world.close());

const db = () => world.orm.em.fork().getKysely();
const uncertain: Facts = { uncertain: { kind: 'uncertain', because: 'Reset.' } };
const graceMs = 900_000;

/** A deployment whose attempts all heard the same. */
async function given(count: number, facts: Facts) {
  const made = await givenAttempts(world, fresh(count));
  await hear(
    world,
    made.attempts.map((attempt) => [attempt, facts] as const),
  );
  return { ...made, ids: made.attempts.map(({ attemptId }) => attemptId) };
}

const startedAgo = (ids: readonly number[], interval: string) =>
  sql`update attempt set started_at = now() - ${interval}::interval where id = any(${[...ids]}::bigint[])`.execute(
    db(),
  );

test('a grace that has ended is found, in batches, until it is settled, and one that has not ended later', async () => {
  const { ids } = await given(5, uncertain);
  await startedAgo(ids.slice(0, 4), '1 hour');
  const graces = new ExpiredGraces();
  const found: number[] = [];
  const first = await graces.find(world.orm.em.fork(), graceMs, 2);
  expect(await graces.find(world.orm.em.fork(), graceMs, 2)).toEqual(first); // not settled: found again
  for (let batch = first; batch.attemptIds.length > 0; ) {
    found.push(...batch.attemptIds);
    await sql`update recipient r set cause = 'unknown' from attempt a
               where a.recipient_id = r.id and a.id = any(${[...batch.attemptIds]}::bigint[])`.execute(db());
    graces.done(batch);
    batch = await graces.find(world.orm.em.fork(), graceMs, 2);
  }
  expect(found).toEqual(ids.slice(0, 4));

  graces.done(await graces.find(world.orm.em.fork(), graceMs, 2));
  await startedAgo(ids.slice(4), '16 minutes');
  expect((await graces.find(world.orm.em.fork(), graceMs, 2)).attemptIds).toEqual(ids.slice(4));
});

test('what was looked at long ago is not looked at again, except by a new process', async () => {
  const { ids } = await given(1, uncertain);
  const graces = new ExpiredGraces();
  graces.done(await graces.find(world.orm.em.fork(), graceMs, 500));
  await startedAgo(ids, '2 hours');
  expect((await graces.find(world.orm.em.fork(), graceMs, 500)).attemptIds).not.toContain(ids[0]);
  expect((await new ExpiredGraces().find(world.orm.em.fork(), graceMs, 500)).attemptIds).toContain(ids[0]);
});

test('a receipt that both sides missed is linked at once while it is fresh, and by the look at everything when not', async () => {
  const { deploymentId, ids } = await given(2, { acceptedAt: Date.now(), providerId: undefined });
  const messages = ids.map((id) => `wamid.missed.${id}`);
  await sql`update attempt set provider_id = 'wamid.missed.' || id where id = any(${ids}::bigint[])`.execute(
    db(),
  );
  await park(
    world.orm.em.fork(),
    messages.map((providerId) => ({
      gateway: 'whatsapp',
      providerId,
      because: 'Not known.',
      event: { facts: { sentAt: Date.now() } },
    })),
  );
  await sql`
    update parked_event set received_at = now() - interval '1 day' where provider_id = ${messages[1]}`.execute(
    db(),
  );
  const context = { writer: 1, now: Date.now(), graceMs };
  await linkLeftovers(world.orm, context, justParked);
  expect(Object.values(await readCells(world, deploymentId))).toEqual([
    'in_process|sent',
    'in_process|accepted',
  ]);
  await linkLeftovers(world.orm, context, everParked);
  expect(Object.values(await readCells(world, deploymentId))).toEqual(['in_process|sent', 'in_process|sent']);
});

test('due retries are taken longest due first, and those of a paused deployment stand in nobody’s way', async () => {
  const paused = await given(3, failure('throttled'));
  const going = await given(3, failure('throttled'));
  const due = (ids: readonly number[], seconds: number) =>
    sql`update recipient r set retry_at = now() - (${seconds}::int + a.id % 1000) * interval '1 second'
          from attempt a where a.recipient_id = r.id and a.id = any(${[...ids]}::bigint[])`.execute(db());
  await due(paused.ids, 10_000);
  await due(going.ids, 0);
  await world.dispatch.pause(paused.deploymentId, 'U0ANA');
  const lane = { lineId: world.whatsApp.lineIds[0] ?? '', deploymentId: undefined };
  expect(await countDueRetries(world.orm.em.fork(), lane, 2)).toBe(2);
  expect(await countDueRetries(world.orm.em.fork(), lane, 16)).toBe(3);
  const workerId = await registerWorker(world.orm.em.fork());
  const taken = await intendDueRetries(world.orm.em.fork(), workerId, lane, 2);
  const longestDue = going.attempts.map(({ recipientId }) => recipientId).slice(1);
  expect(taken.map(({ id }) => id).sort()).toEqual(longestDue);
});

test('three days after it was sent a deployment is finished, except while somebody waits for a retry that is held', async () => {
  const silent = await given(1, { acceptedAt: Date.now() });
  const held = await given(1, failure('throttled'));
  const ids = [silent.deploymentId, held.deploymentId];
  await sql`
    update deployment set phase = 'sent', sent_at = now() - interval '73 hours' where id = any(${ids}::int[])`.execute(
    db(),
  );
  await world.dispatch.pause(held.deploymentId, 'U0ANA');
  await advancePhases(world.orm.em.fork());
  const phases = await Promise.all(ids.map(async (id) => (await world.dispatch.loadDeployment(id)).phase));
  expect(phases).toEqual(['finished', 'sent']);
  expect((await world.dispatch.resume(held.deploymentId, 'U0ANA')).holds).toEqual([]);
});
