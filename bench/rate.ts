import type { BenchServer } from './database.ts';
import { type FarSide, numberIn } from './far-side.ts';
import { brokenCounters, differences } from './invariants.ts';
import { openLiveWorld } from './live-world.ts';
import type { RatioResult } from './result.ts';
import { seedQueued, settle, startSending } from './seed-deployments.ts';
import { judge } from './statistics.ts';

export interface RateSizes {
  /** Messages per second the line is configured for. */
  readonly perSecond: number;
  readonly seconds: number;
}

/** What the far side saw: how many messages in the seconds that count, the worst second, phones that got two. */
export interface SeenRate {
  readonly within: number;
  readonly worstSecond: number;
  readonly doubles: number;
}

/** More recipients than the seconds that count can take, so that there is always work. */
export const enoughRecipients = ({ perSecond, seconds }: RateSizes): number =>
  Math.ceil(perSecond * (seconds + 2));

/** Waits until the far side has heard messages for so long, then tells how they came. */
export async function watchRate(graph: FarSide, { seconds }: RateSizes): Promise<SeenRate> {
  const giveUpAt = performance.now() + (seconds + 30) * 1000;
  for (;;) {
    const told = await graph.ask({ over: seconds });
    if (numberIn(told, 'lasted') >= seconds) {
      return {
        within: numberIn(told, 'within'),
        worstSecond: numberIn(told, 'worstSecond'),
        doubles: numberIn(told, 'doubles'),
      };
    }
    if (performance.now() > giveUpAt) {
      throw new Error(
        `The far side heard messages for ${numberIn(told, 'lasted')} s, expected ${seconds} s.`,
      );
    }
    await new Promise((again) => setTimeout(again, 500));
  }
}

/** Both sides of the limit: it must be reached, and in no second passed. */
export function rateResults(
  { perSecond, seconds }: RateSizes,
  { within, worstSecond }: SeenRate,
  broken: readonly string[],
  under = '',
): RatioResult[] {
  const achieved = within / seconds;
  const common = {
    id: 'R8',
    unit: 'message',
    baseline: { name: 'configured rate', values: [perSecond] },
  } as const;
  return [
    {
      ...common,
      says: `achieved ÷ configured rate, ${perSecond}/s${under}`,
      product: { name: `seen by the far side over ${seconds} s`, values: [achieved] },
      nearLimit: '≥ 0.99',
      ...judge([perSecond], [achieved], broken),
      notes: ['one worker; the far side’s own monotonic clock'],
    },
    {
      ...common,
      says: `worst second ÷ configured rate, ${perSecond}/s${under}`,
      product: { name: 'most arrivals in any window of one second', values: [worstSecond] },
      nearLimit: '≤ 1.00',
      ...judge([perSecond], [worstSecond], broken),
      notes: ['arrivals, so the way to the far side counts too'],
    },
  ];
}

export async function benchRate(server: BenchServer, sizes: RateSizes): Promise<RatioResult[]> {
  const world = await openLiveWorld(server, `bench_r8_${sizes.perSecond}`, {
    messagesPerSecond: sizes.perSecond,
    window: 128,
    latencyMs: 50,
  });
  const product = await world.start();
  const { id } = await seedQueued(world.orm, enoughRecipients(sizes));
  await settle(world.orm);
  await startSending(world.orm, id);
  const seen = await watchRate(world.graph, sizes);
  await product.stop();
  const broken = [
    ...differences({ ...seen }, { doubles: 0 }),
    ...(await brokenCounters(world.orm)),
    ...product.errors.map((error) => `the product logged: ${error}`),
  ];
  await world.close();
  return rateResults(sizes, seen, broken);
}
