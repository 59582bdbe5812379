import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { fictionalPhone, givenDraft } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
beforeAll(async () => {
  world = await createDispatchWorld();
});
afterAll(() => world.close());

test('a launched deployment is called once per recipient, and its figures equal a recount and the ledger', async () => {
  const phones = Array.from({ length: 700 }, (_, index) => fictionalPhone(index)).filter(
    (phone) => Number(phone.slice(-2)) < 71,
  );
  const draft = await givenDraft(world, phones);
  const launched = await world.dispatch.launch(draft, 'U0ANA');
  expect(launched).toMatchObject({
    id: draft,
    phase: 'sending',
    waiting: phones.length,
    alreadyLaunched: false,
  });
  expect(await world.dispatch.launch(draft, 'U0ANA')).toMatchObject({ alreadyLaunched: true });
  world.engine.start();
  await until(
    () => world.dispatch.loadDeployment(draft),
    ({ phase }) => phase !== 'sending',
  );
  await world.whatsApp.settled();
  await expectExactCounts(world.orm);
  expect(world.failures).toEqual([]);
}, 60_000);
