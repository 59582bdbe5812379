import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshMs, HoldWatch } from '../../src/dispatch/sending/hold-watch.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { givenDraft, plainPhones } from '../support/draft.ts';

let world: DispatchWorld;
let now = 0;
beforeAll(async () => {
  world = await createDispatchWorld();
});
afterAll(() => world.close());

async function given() {
  const ids = [await givenDraft(world, plainPhones(1)), await givenDraft(world, plainPhones(1, 10))];
  for (const id of ids) await world.dispatch.launch(id, 'U0ANA');
  const em = () => world.orm.em.fork();
  const watch = new HoldWatch({ em, lineId: world.whatsApp.lineIds[0] ?? '', clock: () => now });
  const [held = 0, other = 0] = ids;
  return { watch, held, other, em };
}

test('S14: what was paused after its attempts were committed is held, and what is resumed later is not', async () => {
  const { watch, held, other } = await given();
  now = 100;
  await watch.ask([held, other]);
  expect(watch.isHeld({ askedAt: 50, deploymentId: held })).toBe(false);
  await world.dispatch.pause(held, 'U0ANA');
  now = 200;
  await watch.ask([held, other]);
  expect(watch.isHeld({ askedAt: 150, deploymentId: held })).toBe(true);
  expect(watch.isHeld({ askedAt: 150, deploymentId: other })).toBe(false);
  expect(watch.isHeld({ askedAt: 250, deploymentId: held })).toBe(false);
  expect(watch.isFreshUntil({ askedAt: 150, deploymentId: held })).toBe(200 + freshMs);
});

test('S14: a cancelled deployment, a frozen installation and a stopped line are held, the last two for chats as well', async () => {
  const { watch, held, other, em } = await given();
  await world.dispatch.cancel(held, 'U0ANA');
  now = 300;
  await watch.ask([held, other]);
  expect([held, other, undefined].map((deploymentId) => watch.isHeld({ askedAt: 0, deploymentId }))).toEqual([
    true,
    false,
    false,
  ]);
  await em().execute('update installation set frozen_at = now()');
  await watch.ask([other]);
  expect(watch.isHeld({ askedAt: 0, deploymentId: undefined })).toBe(true);
  await em().execute('update installation set frozen_at = null');
  await watch.ask([other]);
  expect(watch.isHeld({ askedAt: 0, deploymentId: undefined })).toBe(false);
  await em().execute('update line set stopped_at = now()');
  await watch.ask([other]);
  expect(watch.isHeld({ askedAt: 0, deploymentId: undefined })).toBe(true);
  await em().execute('update line set stopped_at = null');
});
