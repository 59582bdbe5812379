import type { BenchServer } from './database.ts';
import { benchDigest } from './digest.ts';
import { benchExport } from './export.ts';
import { benchFlows } from './flows.ts';
import { benchImport } from './import.ts';
import { benchKills } from './kill.ts';
import { sharedLarge } from './large-database.ts';
import { benchImportMemory, benchLargeMemory } from './memory.ts';
import type { BenchOptions, RatioId } from './options.ts';
import { benchRate } from './rate.ts';
import type { RatioResult } from './result.ts';
import { benchSending } from './sending.ts';
import { benchSummary } from './summary.ts';
import { benchWebhooks } from './webhooks.ts';
import { benchWholeLoad } from './whole-load.ts';

export interface Case {
  /** What one run reaches together. */
  readonly ids: readonly RatioId[];
  run(server: BenchServer, options: BenchOptions): Promise<readonly RatioResult[]>;
}

/** `few` when trying the benchmark out, `many` for figures. */
const sized = (quick: boolean, few: number, many: number): number => (quick ? few : many);

/** R6 and the memory of sending empty the same list. */
const openMany = (server: BenchServer, quick: boolean) => () =>
  sharedLarge(server, {
    recipients: sized(quick, 100_000, 10_000_000),
    queued: sized(quick, 20_000, 400_000),
  });

/** What each ratio measures, with its sizes: a round should take a second or more. */
export const cases: readonly Case[] = [
  {
    ids: ['R1'],
    run: async (server, { rounds, quick }) => [
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
  },
  {
    ids: ['R2'],
    run: async (server, { rounds, quick }) => [
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
  },
  {
    ids: ['R3'],
    run: async (server, { rounds, quick }) => [
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
  },
  {
    ids: ['R4'],
    run: async (server, { rounds, quick }) => [
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
  },
  {
    ids: ['R5'],
    run: async (server, { rounds, quick }) => [
      await benchImport(server, sized(quick, 20_000, 200_000), rounds),
    ],
  },
  {
    ids: ['R6'],
    run: (server, { rounds, quick }) =>
      benchSummary(
        server,
        openMany(server, quick),
        {
          few: sized(quick, 2_000, 10_000),
          perSecond: sized(quick, 200, 1_000),
          seconds: { few: sized(quick, 2, 9), many: sized(quick, 2, 33) },
        },
        rounds,
      ),
  },
  {
    ids: ['R7'],
    run: async (server, { quick }) => [
      await benchImportMemory(server, sized(quick, 2_000, 10_000), sized(quick, 20_000, 1_000_000)),
      ...(await benchLargeMemory(server, openMany(server, quick), sized(quick, 2_000, 10_000), {
        few: sized(quick, 1_000, 10_000),
        many: sized(quick, 5_000, 100_000),
      })),
    ],
  },
  {
    ids: ['R8'],
    run: async (server, { quick }) => [
      ...(await benchRate(server, { perSecond: 80, seconds: sized(quick, 3, 60) })),
      ...(await benchRate(server, { perSecond: sized(quick, 300, 1_000), seconds: sized(quick, 3, 60) })),
    ],
  },
  {
    ids: ['R9', 'R10'],
    // A run of two minutes, twice undisturbed and once killed, says more than many short ones: the pace is given.
    run: (server, { quick }) =>
      benchKills(
        server,
        { perSecond: sized(quick, 300, 1_000), seconds: sized(quick, 4, 120), kills: sized(quick, 1, 2) },
        1,
      ),
  },
  {
    ids: ['R11', 'R12'],
    run: (server, { quick }) =>
      benchWholeLoad(server, {
        perSecond: sized(quick, 100, 1_000),
        eventsPerSecond: sized(quick, 330, 3_300),
        seconds: sized(quick, 4, 60),
      }),
  },
  {
    ids: ['R13'],
    run: async (server, { rounds, quick }) => [
      await benchExport(server, sized(quick, 20_000, 1_000_000), rounds),
    ],
  },
  {
    ids: ['F1'],
    run: (server, { quick }) =>
      benchFlows(server, {
        perSecond: sized(quick, 100, 1_000),
        seconds: sized(quick, 3, 60),
        sentBeside: sized(quick, 20, 100),
      }),
  },
  {
    ids: ['D1'],
    run: (server, { rounds, quick }) =>
      benchDigest(
        server,
        {
          few: sized(quick, 1_000, 10_000),
          many: sized(quick, 20_000, 10_000_000),
          days: sized(quick, 20, 365),
          everyDays: 5,
        },
        rounds,
      ),
  },
];
