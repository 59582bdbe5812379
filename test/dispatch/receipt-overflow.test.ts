import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeReceipts } from '../../src/dispatch/hearing/stored-receipts.ts';
import type { Receipt } from '../../src/gateways/gateway.ts';
import { type GivenAttempt, givenAttempts } from '../support/dispatch-attempts.ts';
import { seconds, tell } from '../support/dispatch-webhooks.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { fictionalPhone } from '../support/draft.ts';
import { expectExactCounts, readTimeCounts } from '../support/recount.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
beforeAll(async () => {
  // Every POST of receipts finds too many waiting.
  world = await createDispatchWorld({ storeAbove: 0 });
});
afterAll(() => world.close());

let used = 0;
const newPhones = (count: number): string[] => {
  used += count;
  return Array.from({ length: count }, (_, index) => fictionalPhone(used - count + index));
};

const receipt = ({ token, attemptId }: GivenAttempt, word = 'delivered') => ({
  id: `wamid.${attemptId}`,
  status: word,
  timestamp: seconds(Date.now()),
  biz_opaque_callback_data: token,
});

/** As the gateway tells it. */
const heard = ({ token, attemptId }: GivenAttempt): Receipt => ({
  kind: 'receipt',
  providerId: `wamid.${attemptId}`,
  token,
  status: 'delivered',
  at: new Date(),
});

const db = () => world.orm.em.fork().getKysely();

async function storedRows(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from stored_receipts`.execute(
    db(),
  );
  return rows[0]?.count ?? 0;
}

async function statesOf(deploymentId: number): Promise<string[]> {
  const { rows } = await sql<{ state: string }>`
    select state from recipient where deployment_id = ${deploymentId} order by row_number`.execute(db());
  return rows.map(({ state }) => state);
}

const untilAllAre = (deploymentId: number, state: string) =>
  until(
    () => statesOf(deploymentId),
    (states) => states.every((one) => one === state),
  );

async function expectExactCounters(): Promise<void> {
  await expectExactCounts(world.orm);
  const times = await readTimeCounts(world.orm);
  expect(times.counters).toEqual(times.recount);
}

test('S12: receipts that find too many waiting are answered once they are durable, and applied when there is time', async () => {
  const { deploymentId, attempts } = await givenAttempts(world, newPhones(6));
  await world.orm.em.fork().transactional(async (tx) => {
    await tx.execute('set local idle_in_transaction_session_timeout = 0');
    // Whoever applies them waits for this lock.
    await tx.execute(`select id from recipient where deployment_id = ${deploymentId} order by id for update`);
    const answers = attempts.map((attempt) => tell(world, { statuses: [receipt(attempt)] }));
    expect(await Promise.all(answers)).toEqual(attempts.map(() => 200));
    expect(await storedRows()).toBeGreaterThan(0);
    expect(new Set(await statesOf(deploymentId))).toEqual(new Set(['in_process']));
  });
  await untilAllAre(deploymentId, 'success');
  await until(storedRows, (count) => count === 0);
  await expectExactCounters();
});

test('S12: what a process stored and did not apply any more is applied by another', async () => {
  const { deploymentId, attempts } = await givenAttempts(world, newPhones(4));
  const receipts = attempts.map(heard);
  await storeReceipts(world.orm.em.fork(), 'whatsapp', receipts.slice(0, 3));
  await storeReceipts(world.orm.em.fork(), 'whatsapp', receipts.slice(3));
  const other = await world.secondEngine();
  other.start();
  await untilAllAre(deploymentId, 'success');
  await other.stop(1_000);
  expect(await storedRows()).toBe(0);
  await expectExactCounters();
});

test('S9: stored three times over and applied by two replicas at once, receipts count once', async () => {
  const { deploymentId, attempts } = await givenAttempts(world, newPhones(40));
  const other = await world.secondEngine();
  other.start();
  for (const word of ['delivered', 'sent', 'delivered']) {
    const answers = attempts.map((attempt) => tell(world, { statuses: [receipt(attempt, word)] }));
    expect(new Set(await Promise.all(answers))).toEqual(new Set([200]));
  }
  await until(storedRows, (count) => count === 0);
  await untilAllAre(deploymentId, 'success');
  await other.stop(1_000);
  await expectExactCounters();
  expect(world.failures).toEqual([]);
});

test('what a person wrote is applied before it is answered, however much waits', async () => {
  const [phone = ''] = newPhones(1);
  await givenAttempts(world, [phone]);
  const message = {
    id: 'wamid.person.1',
    from: phone.slice(1),
    timestamp: seconds(Date.now()),
    type: 'text',
    text: { body: 'Hello' },
  };
  expect(await tell(world, { messages: [message] })).toBe(200);
  const { rows } = await sql`select 1 from inbound where provider_id = 'wamid.person.1'`.execute(db());
  expect(rows).toHaveLength(1);
});

test('a failure is applied before it is answered: it may hold a template or a line', async () => {
  const { deploymentId, attempts } = await givenAttempts(world, newPhones(1));
  const [attempt] = attempts;
  if (!attempt) throw new Error('There is one.');
  const errors = [{ code: 131026, title: 'Message undeliverable' }];
  expect(await tell(world, { statuses: [{ ...receipt(attempt, 'failed'), errors }] })).toBe(200);
  expect(await statesOf(deploymentId)).not.toContain('in_process');
});

test('a receipt whose data the database refuses is kept as it came, and loses none of those stored with it', async () => {
  const { deploymentId, attempts } = await givenAttempts(world, newPhones(3));
  const [first] = attempts;
  if (!first) throw new Error('There are three.');
  await world.orm.em.fork().execute(`
    alter table attempt add constraint refused check (provider_id is distinct from 'wamid.${first.attemptId}')`);
  try {
    await storeReceipts(world.orm.em.fork(), 'whatsapp', attempts.map(heard));
    world.engine.intakes.get('whatsapp')?.lookForStored();
    await until(storedRows, (count) => count === 0);
    expect(await statesOf(deploymentId)).toEqual(['in_process', 'success', 'success']);
    const { rows } = await sql<{ because: string }>`
      select because from parked_event where event::text like ${`%wamid.${first.attemptId}"%`}`.execute(db());
    expect(rows.map(({ because }) => because)).toEqual([expect.stringContaining('The database refused it')]);
  } finally {
    await world.orm.em.fork().execute('alter table attempt drop constraint refused');
    world.failures.splice(0);
  }
});

test('receipts that cannot be stored are not answered as taken: the provider repeats them', async () => {
  const { deploymentId, attempts } = await givenAttempts(world, newPhones(1));
  const [attempt] = attempts;
  if (!attempt) throw new Error('There is one.');
  await world.orm.em.fork().execute('alter table stored_receipts rename to hidden_receipts');
  expect(await tell(world, { statuses: [receipt(attempt)] })).toBe(503);
  await world.orm.em.fork().execute('alter table hidden_receipts rename to stored_receipts');
  expect(await tell(world, { statuses: [receipt(attempt)] })).toBe(200);
  await untilAllAre(deploymentId, 'success');
});
