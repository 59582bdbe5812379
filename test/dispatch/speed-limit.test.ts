import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { givenDraft, givenLaunched, plainPhones } from '../support/draft.ts';

let world: DispatchWorld;
beforeAll(async () => {
  world = await createDispatchWorld();
});
afterAll(() => world.close());

test('a speed limit is set at launch, changed and lifted later, and is told with the deployment', async () => {
  const draft = await givenDraft(world, plainPhones(3));
  const other = await givenDraft(world, plainPhones(3, 10));
  const launched = await world.dispatch.launch(draft, 'U0ANA', { messagesPerSecond: 5 });
  expect(launched.messagesPerSecond).toBe(5);
  expect(await world.dispatch.launch(other, 'U0ANA')).not.toHaveProperty('messagesPerSecond');

  expect((await world.dispatch.limitSpeed(draft, 12, 'U0ANA')).messagesPerSecond).toBe(12);
  expect(await world.dispatch.limitSpeed(draft, undefined, 'U0ANA')).not.toHaveProperty('messagesPerSecond');
  expect((await world.dispatch.limitSpeed(other, 1_000, 'U0ANA')).messagesPerSecond).toBe(1_000);
});

test.each([0, -1, 2.5, 1_001, Number.NaN, Number.POSITIVE_INFINITY])(
  'a speed of %s is refused with what is expected, and changes nothing',
  async (speed) => {
    const draft = await givenDraft(world, plainPhones(1));
    const sentence = /whole number of messages per second from 1 to 1000; found/;
    await expect(world.dispatch.launch(draft, 'U0ANA', { messagesPerSecond: speed })).rejects.toThrow(
      sentence,
    );
    await expect(world.dispatch.limitSpeed(draft, 5, 'U0ANA')).rejects.toThrow(/There is no deployment/);
    const launched = await world.dispatch.launch(draft, 'U0ANA');
    expect(launched.alreadyLaunched).toBe(false);
    await expect(world.dispatch.limitSpeed(draft, speed, 'U0ANA')).rejects.toThrow(sentence);
    expect(await world.dispatch.loadDeployment(draft)).not.toHaveProperty('messagesPerSecond');
  },
);

test('a cancelled deployment takes no speed limit any more', async () => {
  const draft = await givenLaunched(world, plainPhones(1));
  await world.dispatch.cancel(draft, 'U0ANA');
  await expect(world.dispatch.limitSpeed(draft, 5, 'U0ANA')).rejects.toThrow(
    /cannot be slowed down or sped up: it is already cancelled/,
  );
});
