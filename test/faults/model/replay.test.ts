import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDispatchWorld, type DispatchWorld } from '../../support/dispatch-world.ts';
import { plainPhones } from '../../support/draft.ts';
import { expectExactCounts } from '../../support/recount.ts';
import { drawFrom } from '../draw.ts';
import { pictureOf, startReplay } from './replay.ts';
import { type ModelState, productRules, start } from './state.ts';
import { type Act, type Step, stepsOf } from './steps.ts';

let world: DispatchWorld;
beforeAll(async () => {
  world = await createDispatchWorld();
});
afterAll(() => world.close());

/** A way through the model from the start to a state in which nothing more happens. */
function walk(seed: number): readonly { readonly before: ModelState; readonly step: Step }[] {
  const draw = drawFrom(seed);
  const way: { before: ModelState; step: Step }[] = [];
  let state = start;
  for (let steps = stepsOf(state, productRules); steps.length > 0; steps = stepsOf(state, productRules)) {
    const step = draw.pick(steps);
    way.push({ before: state, step });
    state = step.next;
  }
  return way;
}

const kinds: readonly Act['kind'][] = [
  'lease',
  'intend',
  'call',
  'result',
  'retry',
  'fall',
  'recover',
  'override',
  'webhook',
];
const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

test('the walks go through every kind of step', () => {
  const walked = new Set(seeds.flatMap((seed) => walk(seed).map(({ step }) => step.act.kind)));
  expect(kinds.filter((kind) => !walked.has(kind))).toEqual([]);
});

test.each(seeds)('the real stores do what the model says, step by step (walk %i)', async (seed) => {
  const replay = await startReplay(world, plainPhones(2, seed * 2));
  const done: string[] = [];
  for (const { before, step } of walk(seed)) {
    await replay.act(before, step.act);
    done.push(JSON.stringify(step.act));
    expect(await replay.picture(), done.join('\n')).toEqual(pictureOf(step.next));
  }
  await expectExactCounts(world.orm);
  expect(world.failures).toEqual([]);
});
