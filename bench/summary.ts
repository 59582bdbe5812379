import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { createMetricsReader } from '../src/reports/create-metrics-reader.ts';
import type { UserFilter } from '../src/reports/reader.ts';
import type { BenchServer } from './database.ts';
import { type FarSide, numberIn, startFarSide } from './far-side.ts';
import { type LatencyReport, reportLatencies } from './far-sides/latencies.ts';
import { interleave } from './interleave.ts';
import { brokenCounters, differences } from './invariants.ts';
import { type LargeDatabase, openLarge } from './large-database.ts';
import type { RatioResult } from './result.ts';
import { startSending } from './seed-deployments.ts';
import { createEngine } from './sending-engine.ts';
import { anyDrift, judge, median } from './statistics.ts';

export interface SummarySizes {
  /** Recipients of the small deployment. */
  readonly few: number;
  /** Messages per second that are sent while it is read. */
  readonly perSecond: number;
  /** How long a round of each side lasts. */
  readonly seconds: { readonly few: number; readonly many: number };
}

interface Looked {
  readonly summary: LatencyReport;
  readonly page: LatencyReport;
  readonly broken: readonly string[];
}

async function brokenCalls(orm: MikroORM, far: FarSide, failures: readonly unknown[]): Promise<string[]> {
  const { rows } = await sql<Record<string, number>>`
    select count(*)::int as calls from attempt where worker_id = (select max(id) from worker)`.execute(
    orm.em.fork().getKysely(),
  );
  const calls = numberIn(await far.ask({}), 'accepted');
  return [
    ...differences({ calls }, { calls: rows[0]?.calls ?? 0 }),
    ...(calls === 0 ? ['nothing was sent while it was read'] : []),
    ...(await brokenCounters(orm)),
    ...failures.map((failure) => `a loop failed: ${String(failure)}`),
  ];
}

/** Connections are opened and plans are made before it counts. */
const warmUpMs = 1_000;
/** Everybody, what is common and what is rare; anywhere in the list. */
const filters: readonly UserFilter[] = [
  {},
  { states: ['success'] },
  { states: ['in_process'] },
  { states: ['blocked_or_version', 'system_failure'] },
];

/** Opens View results and pages of users anywhere in the list, again and again, while messages leave. */
async function lookWhileSending(
  { orm, deploymentId, recipients, firstRecipientId }: LargeDatabase,
  far: FarSide,
  perSecond: number,
  seconds: number,
): Promise<Looked> {
  const { engine, failures, stop } = await createEngine(orm, {
    port: numberIn(far.ready, 'port'),
    connections: 64,
    window: 128,
    messagesPerSecond: perSecond,
  });
  await orm.em.fork().execute('checkpoint');
  await startSending(orm, deploymentId);
  engine.start();
  const reader = createMetricsReader(orm);
  const scope = { kind: 'deployment', deploymentId } as const;
  const summaries: number[] = [];
  const pages: number[] = [];
  const warmAt = performance.now() + warmUpMs;
  const timed = async (times: number[], look: () => Promise<unknown>) => {
    const startedAt = performance.now();
    await look();
    if (startedAt > warmAt) times.push(performance.now() - startedAt);
  };
  let looks = 0;
  const until = warmAt + seconds * 1000;
  while (performance.now() < until) {
    const id = firstRecipientId + Math.floor(Math.random() * recipients);
    const filter = filters[looks % filters.length] ?? {};
    looks += 1;
    await timed(summaries, () => reader.cells(scope));
    await timed(pages, () => reader.users(scope, filter, { cursor: `after:${id}`, limit: 25 }));
    await new Promise((soon) => setTimeout(soon, 5));
  }
  await stop();
  const broken = await brokenCalls(orm, far, failures);
  return { summary: reportLatencies(summaries), page: reportLatencies(pages), broken };
}

const p50Note = (name: string, runs: readonly LatencyReport[]) =>
  `p50 ${median(runs.map(({ p50 }) => p50)).toFixed(1)} ms ${name}`;

export async function benchSummary(
  server: BenchServer,
  openMany: () => Promise<LargeDatabase>,
  { few, perSecond, seconds }: SummarySizes,
  rounds: number,
): Promise<RatioResult[]> {
  const many = await openMany();
  const far = await startFarSide('graph-gateway.ts');
  await far.ask({ latencyMs: 50 });
  let opened = 0;
  const { baseline, product } = await interleave(rounds, {
    async baseline() {
      opened += 1;
      const queued = Math.min(few, perSecond * seconds.few);
      const small = await openLarge(server, { name: `bench_r6_${opened}`, recipients: few, queued });
      const looked = await lookWhileSending(small, far, perSecond, seconds.few);
      await small.close();
      return looked;
    },
    product: () => lookWhileSending(many, far, perSecond, seconds.many),
  });
  await far.stop();
  const broken = [...new Set([...baseline, ...product].flatMap((round) => round.broken))];
  const name = (recipients: number) => `${recipients.toLocaleString('en')} recipients`;
  const result = (says: string, of: (looked: Looked) => LatencyReport): RatioResult => {
    const small = baseline.map(of);
    const large = product.map(of);
    const p99 = (reports: readonly LatencyReport[]) => reports.map((report) => report.p99);
    return {
      id: 'R6',
      says,
      unit: 'ms',
      baseline: { name: name(few), values: p99(small) },
      product: { name: name(many.recipients), values: p99(large) },
      nearLimit: '≤ 1.2',
      ...judge(p99(small), p99(large), broken, anyDrift),
      notes: [
        `while ${perSecond} messages a second are sent`,
        p50Note('at few', small),
        p50Note('at many', large),
      ],
    };
  };
  return [
    result('summary p99, many ÷ few', ({ summary }) => summary),
    result('page of users p99, many ÷ few', ({ page }) => page),
  ];
}
