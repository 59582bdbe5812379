import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFarSide, type FarSide, refusal } from '../support/dispatch-far-side.ts';
import { readAttempts, readRecipients, untilCalled } from '../support/dispatch-readings.ts';
import { createDispatchWorld, type DispatchWorld, type WorldOptions } from '../support/dispatch-world.ts';
import { fictionalPhone, givenLaunched } from '../support/draft.ts';
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

const phones = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => fictionalPhone(from + index));

describe('trying again', () => {
  test.each([
    ['81', 'throttled once (130429)'],
    ['82', 'too many at once for this person, once (131056)'],
  ])('a phone that ends in %s is %s, waits, is called again and delivered', async (ending) => {
    await open();
    const id = await givenLaunched(world, [fictionalPhone(Number(ending)), fictionalPhone(1)]);
    world.engine.start();
    await until(
      () => readRecipients(world, id),
      ([one]) => one?.cause === 'retry',
    );
    await untilCalled(world, id);
    await until(
      () => readRecipients(world, id),
      (all) => all.every(({ state }) => state === 'success'),
    );
    expect((await readRecipients(world, id)).map(({ attempts }) => attempts)).toEqual([2, 1]);
  });

  test('when all tries are used up, it is a failure with WhatsApp’s own code; its neighbour is delivered', async () => {
    await open();
    const [unlucky = '', neighbour = ''] = phones(2);
    far.onSend = async ({ to }) =>
      unlucky.endsWith(to.replace('+', '')) ? refusal(130429, 'Rate limit hit') : undefined;
    const id = await givenLaunched(world, [unlucky, neighbour]);
    world.engine.start();
    await untilCalled(world, id);
    await until(
      () => readRecipients(world, id),
      ([, second]) => second?.state === 'success',
    );
    expect(await readRecipients(world, id)).toMatchObject([
      { state: 'system_failure', cause: 'throttled', code: '130429', attempts: 6 },
      { state: 'success', attempts: 1 },
    ]);
    await expectExactCounts(world.orm);
  });
});

test('an orderly stop lets the calls under way finish and leaves nothing unknown; the next engine calls the rest, nobody twice', async () => {
  await open({ window: 8 });
  far.onSend = () => new Promise((answer) => setTimeout(() => answer(undefined), 40));
  const id = await givenLaunched(world, phones(70));
  world.engine.start();
  await far.untilArrived(12);
  await world.engine.stop(5_000);
  const attempts = await readAttempts(world, id);
  // On a busy machine some could not start in time: those were never called.
  expect(attempts.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(far.arrived.length);
  expect(attempts.filter(({ outcome }) => outcome === null || outcome === 'uncertain')).toEqual([]);
  expect(attempts.length).toBeLessThan(70);

  const next = await world.secondEngine();
  next.start();
  await untilCalled(world, id);
  await next.stop(5_000);
  expect(new Set(far.arrived.map(({ to }) => to)).size).toBe(70);
  expect(far.arrived).toHaveLength(70);
});
