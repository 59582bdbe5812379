import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Engine } from '../../src/dispatch/engine.ts';
import { watchLines } from '../../src/line-metrics.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { createFarSide, type FarSide, refusal } from '../support/dispatch-far-side.ts';
import { readRecipients } from '../support/dispatch-readings.ts';
import { recordStarts, type StartedCalls } from '../support/dispatch-starts.ts';
import { createDispatchWorld, type DispatchWorld, type WorldOptions } from '../support/dispatch-world.ts';
import { givenDraft, givenLaunched, plainPhones } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';
import { until } from '../support/until.ts';

vi.setConfig({ testTimeout: 120_000 });

let world: DispatchWorld;
let far: FarSide;
let second: Engine;
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
  second = await world.secondEngine();
};

const startAll = () => {
  world.engine.start();
  second.start();
};

const untilSent = (id: number) =>
  until(
    () => readRecipients(world, id),
    (all) => all.every(({ cause }) => cause !== 'queued' && cause !== 'retry'),
    60_000,
  );

test('S17: a deployment with a speed limit keeps to it over two replicas, and holds up no other', async () => {
  await open({ messagesPerSecond: 200 });
  const slowPhones = plainPhones(18);
  const slow = await givenDraft(world, slowPhones);
  const fastPhones = plainPhones(150, 100);
  const fast = await givenDraft(world, fastPhones);
  await world.dispatch.launch(slow, 'U0ANA', { messagesPerSecond: 3 });
  await world.dispatch.launch(fast, 'U0ANA');
  startAll();
  await untilSent(fast);
  // The fast one, launched later, is through while most of the slow one waits.
  expect((await world.dispatch.loadDeployment(slow)).waiting).toBeGreaterThan(0);
  await untilSent(slow);
  expect(started.busiestSecond(slowPhones)).toBeLessThanOrEqual(3);
  expect(started.busiestSecond([...slowPhones, ...fastPhones])).toBeLessThanOrEqual(200);
  expect(new Set(started.phones()).size).toBe(168);
  expect(started.count()).toBe(168);
});

test('S17: a limit that is set while it sends counts at once, and one that is lifted no longer', async () => {
  await open({ messagesPerSecond: 60 });
  const phones = plainPhones(200);
  const id = await givenLaunched(world, phones);
  startAll();
  await until(
    async () => started.count(),
    (count) => count > 20,
  );
  await world.dispatch.limitSpeed(id, 2, 'U0ANA');
  const limitedAt = performance.now();
  await until(
    async () => performance.now(),
    (now) => now > limitedAt + 4_500,
  );
  // Attempts that were committed before it may still start for two seconds.
  started.forget(limitedAt + 2_000);
  expect(started.busiestSecond(phones)).toBeLessThanOrEqual(2);
  expect(started.count()).toBeGreaterThan(0);
  await world.dispatch.limitSpeed(id, undefined, 'U0ANA');
  await untilSent(id);
  expect(started.busiestSecond(phones)).toBeGreaterThan(10);
});

test('S17: a line that WhatsApp calls too fast goes slower on every replica, and it is told', async () => {
  await open({ messagesPerSecond: 100 });
  let refusals = 1;
  far.onSend = async () => {
    refusals -= 1;
    return refusals >= 0 ? refusal(130429, 'Rate limit hit') : undefined;
  };
  const phones = plainPhones(150);
  const id = await givenLaunched(world, phones);
  startAll();
  await untilSent(id);
  const em = world.orm.em.fork();
  const [line] = await em.execute('select lowered_to, lowered_at from line');
  expect(line).toMatchObject({ lowered_to: 70 });
  const told = await createMetricsReader(world.orm).deployment(id);
  expect(told?.pace).toMatchObject({ line: { configured: 100, loweredTo: 70 } });
  const registry = new Registry();
  watchLines(registry, world.orm);
  const metrics = await registry.metrics();
  expect(metrics).toMatch(/line_messages_per_second\{line="\d+",rate="configured"\} 100/);
  expect(metrics).toMatch(/line_messages_per_second\{line="\d+",rate="now"\} [789]\d/);
  const lowestAt = new Date(String(line?.lowered_at)).getTime() - Date.now() + performance.now();
  started.forget(lowestAt + 1_500);
  expect(started.busiestSecond(phones)).toBeLessThanOrEqual(90);
  await expectExactCounts(world.orm);
});
