import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '../../src/dispatch/engine.ts';
import { failure, givenFailed } from '../support/dispatch-failures.ts';
import { createFarSide, type FarSide } from '../support/dispatch-far-side.ts';
import { recordStarts, type StartedCalls } from '../support/dispatch-starts.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { givenLaunched, plainPhones } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
let far: FarSide;
let started: StartedCalls;
let second: Engine;
beforeEach(async () => {
  far = createFarSide();
  started = recordStarts();
  world = await createDispatchWorld({
    through: (url) => far.listen(url),
    onStart: started.onStart,
    messagesPerSecond: 60,
  });
  second = await world.secondEngine();
});
afterEach(async () => {
  await world.close();
  await far.close();
});

test('S14: a freeze stops every deployment, retries and all replicas within a second, and unfreezing sends the rest once', async () => {
  const retried = plainPhones(60, 200);
  const given = await givenFailed(
    world,
    retried.map((phone) => [phone, failure('throttled')] as const),
  );
  const launched = plainPhones(150);
  const draft = await givenLaunched(world, launched);
  await world.dispatch.retryFailed(given.deploymentId, 'U0ANA');
  world.engine.start();
  second.start();
  await far.untilArrived(40);
  await world.dispatch.freeze('U0ANA', 'Frozen by a test.');
  const frozenAt = performance.now();
  await until(
    async () => performance.now(),
    (now) => now > frozenAt + 2_500,
  );
  expect(started.after(frozenAt + 1_000, [...retried, ...launched])).toEqual([]);
  expect(far.arrived.length).toBeLessThan(210);
  const pressed = await world.dispatch.retryFailed(given.deploymentId, 'U0ANA');
  expect(pressed).toMatchObject({ queued: 0, left: { stopped: 'Frozen by a test.' } });

  await world.dispatch.unfreeze('U0ANA');
  for (const id of [draft, given.deploymentId]) {
    await until(
      () => world.dispatch.loadDeployment(id),
      ({ phase }) => phase !== 'sending',
      40_000,
    );
  }
  expect(far.arrived).toHaveLength(210);
  expect(new Set(far.arrived.map(({ to }) => to)).size).toBe(210);
  await expectExactCounts(world.orm);
}, 120_000);
