import type { BenchServer } from './database.ts';
import { benchImport } from './import.ts';
import { benchMemory } from './memory.ts';
import type { BenchOptions, RatioId } from './options.ts';
import type { RatioResult } from './result.ts';
import { benchSending } from './sending.ts';
import { benchWebhooks } from './webhooks.ts';

type Case = (server: BenchServer, options: BenchOptions) => Promise<RatioResult[]>;

/** `few` when trying the benchmark out, `many` for figures. */
const sized = (quick: boolean, few: number, many: number): number => (quick ? few : many);

/** What each ratio measures, with its sizes: a round should take a second or more. */
export const cases: Readonly<Record<RatioId, Case>> = {
  R1: async (server, { rounds, quick }) => [
    await benchSending(
      server,
      {
        id: 'R1',
        says: 'sending ÷ bare undici, 50 ms',
        nearLimit: '≥ 0.90',
        latencyMs: 50,
        connections: 200,
        window: 400,
        messages: { baseline: sized(quick, 4_000, 16_000), product: sized(quick, 4_000, 16_000) },
      },
      rounds,
    ),
  ],
  R2: async (server, { rounds, quick }) => [
    await benchSending(
      server,
      {
        id: 'R2',
        says: 'sending ÷ bare undici, 0 ms',
        nearLimit: '≥ 0.45',
        latencyMs: 0,
        connections: 64,
        window: 128,
        messages: { baseline: sized(quick, 15_000, 60_000), product: sized(quick, 5_000, 30_000) },
      },
      rounds,
    ),
  ],
  R3: async (server, { rounds, quick }) => [
    await benchWebhooks(
      server,
      {
        id: 'R3',
        says: 'webhook events ÷ HTTP + HMAC, 1 per POST',
        nearLimit: '≥ 0.30',
        perPost: 1,
        connections: 64,
        messages: { baseline: sized(quick, 6_000, 20_000), product: sized(quick, 3_000, 8_000) },
      },
      rounds,
    ),
  ],
  R4: async (server, { rounds, quick }) => [
    await benchWebhooks(
      server,
      {
        id: 'R4',
        says: 'webhook events ÷ HTTP + HMAC, 20 per POST',
        nearLimit: '≥ 0.65',
        perPost: 20,
        connections: 64,
        messages: { baseline: sized(quick, 6_000, 20_000), product: sized(quick, 5_000, 20_000) },
      },
      rounds,
    ),
  ],
  R5: async (server, { rounds, quick }) => [await benchImport(server, sized(quick, 50_000, 500_000), rounds)],
  R7: async (server, { quick }) => {
    const sizes = { few: sized(quick, 2_000, 10_000), many: sized(quick, 20_000, 1_000_000), rounds: 1 };
    return [
      await benchMemory(server, { task: 'import', ...sizes }),
      await benchMemory(server, { task: 'send', ...sizes }),
    ];
  },
};
