import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { createFarSide, type FarSide, refusal } from '../support/dispatch-far-side.ts';
import { readAttempts, readRecipients, untilCalled } from '../support/dispatch-readings.ts';
import { createDispatchWorld, type DispatchWorld, type WorldOptions } from '../support/dispatch-world.ts';
import { givenLaunched, plainPhones } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
let far: FarSide;
const open = async (options: WorldOptions = {}) => {
  world = await createDispatchWorld({ through: (url) => far.listen(url), ...options });
};
beforeEach(() => {
  far = createFarSide();
});
afterEach(async () => {
  await world.close();
  await far.close();
});

async function expectNobodyTwice(count: number, orm = world.orm): Promise<void> {
  expect(new Set(far.arrived.map(({ to }) => to)).size).toBe(far.arrived.length);
  expect(far.arrived).toHaveLength(count);
  await expectExactCounts(orm);
}

test('S1, S19: connections broken again and again in the middle of a send lose nobody and call nobody twice', async () => {
  await open({ messagesPerSecond: 100, window: 16 });
  const id = await givenLaunched(world, plainPhones(120));
  const admin = openDatabase({ url: world.url, poolSize: 1 });
  world.engine.start();
  for (const reached of [10, 30, 50]) {
    await far.untilArrived(reached);
    await admin.em
      .fork()
      .execute(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
  }
  await admin.close(true);
  // The product's own pool still holds connections that were broken; what is asked here is not part of the test.
  const reader = openDatabase({ url: world.url, poolSize: 1 });
  const unbroken = { ...world, orm: reader };
  await until(
    () => readRecipients(unbroken, id),
    (all) => all.every(({ attempts }) => attempts === 1),
  );
  await until(
    () => readAttempts(unbroken, id),
    (attempts) => attempts.filter(({ outcome }) => outcome === null).length <= 120 - far.arrived.length,
  );
  // A commit whose answer got lost may leave an intent without a call; such a person is never called.
  const { length } = far.arrived;
  expect(length).toBeGreaterThan(120 - 3 * 16);
  await expectNobodyTwice(length, reader);
  await reader.close(true);
});

test('S19: a sender whose database failed goes on with the chunk that it had', async () => {
  await open({ messagesPerSecond: 100 });
  const id = await givenLaunched(world, plainPhones(60));
  world.engine.start();
  await far.untilArrived(10);
  const em = world.orm.em.fork();
  await em.execute('alter table exclusion rename to exclusion_gone');
  await until(
    async () => world.failures.length,
    (failures) => failures > 1,
  );
  await em.execute('alter table exclusion_gone rename to exclusion');
  await untilCalled(world, id);
  await expectNobodyTwice(60);
});

test('a message that cannot be read from the database is not sent, told as such, and tried again', async () => {
  await open();
  const id = await givenLaunched(world, plainPhones(5));
  const em = world.orm.em.fork();
  await em.execute('alter table conversation rename to conversation_gone');
  world.engine.start();
  await until(
    () => readRecipients(world, id),
    (all) => all.every(({ cause }) => cause === 'retry'),
  );
  expect(far.arrived).toEqual([]);
  await em.execute('alter table conversation_gone rename to conversation');
  await untilCalled(world, id);
  await expectNobodyTwice(5);
});

test('an answer that PostgreSQL cannot store holds up none of the others', async () => {
  await open();
  const [odd = '', twin = '', ...others] = plainPhones(12);
  const id = await givenLaunched(world, [odd, twin, ...others]);
  const accepted = { status: 200, body: JSON.stringify({ messages: [{ id: 'wamid.same' }] }) };
  far.onSend = async ({ to }) => {
    if (odd.endsWith(to.replace('+', ''))) return refusal(131026, 'a\u0000b');
    return [twin, others[0] ?? ''].some((phone) => phone.endsWith(to.replace('+', '')))
      ? accepted
      : undefined;
  };
  world.engine.start();
  const settled = await until(
    () => readRecipients(world, id),
    (all) => all.every(({ cause }) => cause !== 'queued'),
  );
  expect(settled[0]).toMatchObject({ state: 'blocked_or_version', code: '131026' });
  // The same id for two calls: one of them is known, the other was accepted under an id that nobody knows.
  expect([settled[1]?.cause, settled[2]?.cause].sort()).toEqual(['accepted', 'settling']);
  await until(
    () => readRecipients(world, id),
    (all) => all.slice(3).every(({ state }) => state === 'success'),
  );
  await expectNobodyTwice(12);
});
