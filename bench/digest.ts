import type { MikroORM } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import { createMetricsReader } from '../src/reports/create-metrics-reader.ts';
import { composeDigest } from '../src/reports/digest/compose-digest.ts';
import { loadDigest } from '../src/reports/digest/digest-facts.ts';
import { daysUntil } from '../src/reports/period.ts';
import type { BenchServer } from './database.ts';
import { numberIn, startFarSide } from './far-side.ts';
import { interleave } from './interleave.ts';
import { brokenCounters, differences } from './invariants.ts';
import type { RatioResult } from './result.ts';
import { deploymentsIn, recipientsIn, seedYear, type YearPlan } from './seed-year.ts';
import { createEngine } from './sending-engine.ts';
import { anyDrift, judge, median } from './statistics.ts';

/** Digests of one round. */
const together = 15;

async function openYear(server: BenchServer, name: string, plan: YearPlan) {
  const { orm, close } = await server.createDatabase(name);
  const far = await startFarSide('graph-gateway.ts');
  // Reads the templates, of which the conversation is made.
  const { stop } = await createEngine(orm, { port: numberIn(far.ready, 'port'), connections: 1, window: 1 });
  await stop();
  await far.stop();
  await seedYear(orm, plan);
  return { orm, close };
}

/** How long the digest of all those days takes, in ms, and how many users it tells of. */
async function digestOf(orm: MikroORM, days: number): Promise<{ ms: number; users: number }> {
  const reader = createMetricsReader(orm);
  const now = DateTime.utc();
  const wish = { period: daysUntil(now.startOf('day'), days), now, conversations: undefined };
  const times: number[] = [];
  let users = 0;
  for (let digest = 0; digest < together; digest += 1) {
    const startedAt = performance.now();
    users = composeDigest('Digest', await loadDigest(reader, wish)).users;
    times.push(performance.now() - startedAt);
  }
  return { ms: median(times), users };
}

/** The digest of a long time with many recipients against one with few, in equally many deployments. */
export async function benchDigest(
  server: BenchServer,
  { few, many, ...time }: Omit<YearPlan, 'recipients'> & { readonly few: number; readonly many: number },
  rounds: number,
): Promise<RatioResult[]> {
  const small = await openYear(server, 'bench_d1_few', { recipients: few, ...time });
  const large = await openYear(server, 'bench_d1_many', { recipients: many, ...time });
  const { days } = time;
  const { baseline, product } = await interleave(rounds, {
    baseline: () => digestOf(small.orm, days),
    product: () => digestOf(large.orm, days),
  });
  const told = (recipients: number) => recipientsIn({ recipients, ...time });
  const broken = [
    ...differences({ 'users of few': baseline[0]?.users ?? 0 }, { 'users of few': told(few) }),
    ...differences({ 'users of many': product[0]?.users ?? 0 }, { 'users of many': told(many) }),
    ...(await brokenCounters(small.orm)),
    ...(await brokenCounters(large.orm)),
  ];
  await small.close();
  await large.close();
  const values = (looks: readonly { readonly ms: number }[]) => looks.map(({ ms }) => ms);
  const name = (recipients: number) =>
    `${recipients.toLocaleString('en')} recipients in ${deploymentsIn({ recipients, ...time })} deployments`;
  return [
    {
      id: 'D1',
      says: `digest of ${days} days, many recipients ÷ few`,
      unit: 'ms',
      baseline: { name: name(few), values: values(baseline) },
      product: { name: name(many), values: values(product) },
      nearLimit: '≤ 1.2',
      ...judge(values(baseline), values(product), broken, anyDrift),
      notes: ['median of a round', 'counters equal a recount of the rows'],
    },
  ];
}
