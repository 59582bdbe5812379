import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawFrom } from './draw.ts';
import { runEpisode } from './episode.ts';
import { createFaultWorld, type FaultWorld } from './fault-world.ts';
import { troubles } from './troubles.ts';

/** Repeat a failure with `SEED=… npx vitest run --project product test/faults/faults`. */
const seeds = process.env.SEED ? [Number(process.env.SEED)] : [11, 23, 47];

/** The seeds share out everything that can go wrong; each puts its part into an order of its own. */
const shareOf = (place: number) => troubles.filter((_trouble, index) => index % seeds.length === place);

let world: FaultWorld;
beforeAll(async () => {
  world = await createFaultWorld({ seed: seeds[0] ?? 0, messagesPerSecond: 150 });
}, 120_000);
afterAll(() => world.close());

describe('two replicas under fire, judged by far sides that never die', { timeout: 300_000 }, () => {
  test.each(seeds.map((seed, place) => ({ seed, place })))(
    'S1, S4, S5, S6, S7, S8, S10, S12, S14, S16, S17, S18, S19, S20 hold (seed $seed)',
    async ({ seed, place }) => {
      const draw = drawFrom(seed);
      const planned = draw.shuffled(shareOf(place));
      const verdict = await runEpisode(world, draw, {
        recipients: 800,
        replicas: 2,
        troubles: planned,
        lookUpOneOf: 1,
      });
      const plan = planned.map(({ name }) => name).join('; ');
      expect(verdict.complaints, `seed ${seed}: ${plan}`).toEqual([]);
      expect(verdict.snapshots).toBeGreaterThan(20);
      expect(verdict.accepted).toBeGreaterThan(650);
    },
  );
});
