import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '../../src/dispatch/engine.ts';
import { createFarSide, type FarSide } from '../support/dispatch-far-side.ts';
import { readAttempts, untilCalled } from '../support/dispatch-readings.ts';
import { recordStarts, type StartedCalls } from '../support/dispatch-starts.ts';
import { createDispatchWorld, type DispatchWorld, type WorldOptions } from '../support/dispatch-world.ts';
import { givenLaunched, plainPhones } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
let far: FarSide;
let started: StartedCalls;
beforeEach(() => {
  far = createFarSide();
  started = recordStarts();
});
afterEach(async () => {
  await world.close();
  await far.close();
});

const open = async (options: WorldOptions = {}) => {
  world = await createDispatchWorld({
    through: (url) => far.listen(url),
    onStart: started.onStart,
    ...options,
  });
};

async function startAnother(): Promise<Engine> {
  const engine = await world.secondEngine();
  engine.start();
  return engine;
}

/** A recipient leaves the queue before its call, so only the answers say that all calls have arrived. */
async function untilAllAnswered(id: number): Promise<void> {
  await untilCalled(world, id);
  await until(
    () => readAttempts(world, id),
    (all) => all.every(({ outcome }) => outcome !== null),
  );
}

/** The first calls of a process open connections and load code; they say nothing of its pace. */
async function warmUp(): Promise<void> {
  await untilAllAnswered(await givenLaunched(world, plainPhones(30, 5_000)));
  far.forget();
}

test('S1, S17: three engines on one database call nobody twice and together keep to the rate of the line', async () => {
  const rate = 100;
  await open({ messagesPerSecond: rate });
  world.engine.start();
  await startAnother();
  await startAnother();
  await warmUp();
  const lists = [plainPhones(100), plainPhones(100, 300), plainPhones(100, 600)];
  const ids = await Promise.all(lists.map((phones) => givenLaunched(world, phones)));
  for (const id of ids) await untilAllAnswered(id);

  expect(new Set(far.arrived.map(({ to }) => to)).size).toBe(300);
  expect(far.arrived).toHaveLength(300);
  expect(started.busiestSecond()).toBeLessThanOrEqual(rate);
  const workers = new Set(
    (await Promise.all(ids.map((id) => readAttempts(world, id)))).flat().map(({ worker }) => worker),
  );
  expect(workers.size).toBeGreaterThan(1);
  await expectExactCounts(world.orm);
  expect(world.failures).toEqual([]);
});

test('S17: one engine starts no more calls than its line may when the database made it wait, and leaves nobody out', async () => {
  const rate = 100;
  await open({ messagesPerSecond: rate });
  const id = await givenLaunched(world, plainPhones(300));
  world.engine.start();
  await until(
    async () => far.arrived.length,
    (arrived) => arrived > 40,
  );
  const em = world.orm.em.fork();
  await em.transactional(async (tx) => {
    await tx.execute('set local idle_in_transaction_session_timeout = 0');
    // Whoever makes an attempt of a recipient of this deployment waits for this lock.
    await tx.execute(`select id from recipient where deployment_id = ${id} order by id for update`);
    const heldAt = Date.now();
    await until(
      async () => Date.now() - heldAt,
      (held) => held > 450,
    );
  });
  await untilAllAnswered(id);
  expect(far.arrived).toHaveLength(300);
  expect(started.busiestSecond()).toBeLessThanOrEqual(rate);
});

test('S19: the chunk of an engine that stopped is taken over at once by another', async () => {
  await open({ messagesPerSecond: 200 });
  const id = await givenLaunched(world, plainPhones(300));
  world.engine.start();
  await until(
    async () => far.arrived.length,
    (arrived) => arrived > 30,
  );
  await Promise.all([world.engine.stop(5_000), startAnother()]);
  await untilCalled(world, id);
  expect(far.arrived).toHaveLength(300);
});
