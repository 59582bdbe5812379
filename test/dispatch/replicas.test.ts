import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '../../src/dispatch/engine.ts';
import { createFarSide, type FarSide } from '../support/dispatch-far-side.ts';
import { readAttempts, readRecipients, untilCalled } from '../support/dispatch-readings.ts';
import { createDispatchWorld, type DispatchWorld, type WorldOptions } from '../support/dispatch-world.ts';
import { givenDraft, plainPhones } from '../support/draft.ts';
import { readCounts } from '../support/recount.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
let far: FarSide;
let engines: Engine[];
beforeEach(() => {
  far = createFarSide();
  engines = [];
});
afterEach(async () => {
  for (const engine of engines) await engine.stop(5_000);
  await world.close();
  await far.close();
});

const open = async (options: WorldOptions = {}) => {
  world = await createDispatchWorld({ through: (url) => far.listen(url), ...options });
};

async function startAnother(): Promise<Engine> {
  const engine = await world.secondEngine();
  engines.push(engine);
  engine.start();
  return engine;
}

async function launched(phones: readonly string[]): Promise<number> {
  const id = await givenDraft(world, phones);
  await world.dispatch.launch(id, 'U0ANA');
  return id;
}

const untilAllCalled = (id: number) =>
  until(
    () => readRecipients(world, id),
    (all) => all.every(({ cause }) => cause !== 'queued'),
  );

/** The first calls of a process open connections and load code; they say nothing of its pace. */
async function warmUp(): Promise<void> {
  await untilAllCalled(await launched(plainPhones(30, 5_000)));
  far.forget();
}

/** The most arrivals of any second; the way from the start of a call to its arrival may bunch a few. */
function busiestSecond(): number {
  const times = far.arrived.map(({ at }) => at).toSorted((one, other) => one - other);
  return Math.max(
    ...times.map((start, index) => times.slice(index).filter((at) => at < start + 1_000).length),
  );
}

test('S1, S17: three engines on one database call nobody twice and together keep to the rate of the line', async () => {
  const rate = 100;
  await open({ messagesPerSecond: rate });
  world.engine.start();
  await startAnother();
  await startAnother();
  await warmUp();
  const startedAt = Date.now();
  const lists = [plainPhones(100), plainPhones(100, 300), plainPhones(100, 600)];
  const ids = await Promise.all(lists.map(launched));
  for (const id of ids) await untilAllCalled(id);
  const tookMs = Date.now() - startedAt;

  expect(new Set(far.arrived.map(({ to }) => to)).size).toBe(300);
  expect(far.arrived).toHaveLength(300);
  // Three engines, the far side and WhatsApp share one event loop here, which bunches arrivals; three rates would be 300.
  expect(busiestSecond()).toBeLessThanOrEqual(rate * 1.2);
  // The rate is kept from below as well: no slots are wasted while there is somebody to send to.
  expect(300 / (tookMs / 1_000)).toBeGreaterThan(rate * 0.7);
  const workers = new Set(
    (await Promise.all(ids.map((id) => readAttempts(world, id)))).flat().map(({ worker }) => worker),
  );
  expect(workers.size).toBeGreaterThan(1);
  const { counters, recount } = await readCounts(world.orm);
  expect(counters).toEqual(recount);
  expect(world.failures).toEqual([]);
});

test('S17: one engine starts as many calls as its line may, and not more, even when the database makes it wait', async () => {
  const rate = 100;
  await open({ messagesPerSecond: rate });
  const id = await launched(plainPhones(300));
  const startedAt = Date.now();
  world.engine.start();
  await until(
    async () => far.arrived.length,
    (arrived) => arrived > 40,
  );
  const em = world.orm.em.fork();
  await em.transactional(async (tx) => {
    // Whoever makes an attempt of a recipient of this deployment waits for this lock.
    await tx.execute(`select id from recipient where deployment_id = ${id} for update`);
    const heldAt = Date.now();
    await until(
      async () => Date.now() - heldAt,
      (held) => held > 450,
    );
  });
  await untilAllCalled(id);
  const tookMs = Date.now() - startedAt;
  expect(far.arrived).toHaveLength(300);
  expect(busiestSecond()).toBeLessThanOrEqual(rate * 1.1);
  expect(tookMs).toBeLessThan(300 * (1_000 / rate) + 1_800);
});

test('S19: the chunk of an engine that stopped is taken over at once by another', async () => {
  await open({ messagesPerSecond: 200 });
  const id = await launched(plainPhones(300));
  world.engine.start();
  await until(
    async () => far.arrived.length,
    (arrived) => arrived > 30,
  );
  await Promise.all([world.engine.stop(5_000), startAnother()]);
  const stoppedAt = Date.now();
  await untilCalled(world, id);
  expect(Date.now() - stoppedAt).toBeLessThan(5_000);
  expect(far.arrived).toHaveLength(300);
});
