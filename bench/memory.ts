import { sql } from 'kysely';
import type { BenchServer } from './database.ts';
import { askOnce, numberIn, startFarSide } from './far-side.ts';
import { brokenCounters } from './invariants.ts';
import { type LargeDatabase, openLarge } from './large-database.ts';
import type { RatioResult } from './result.ts';
import { judge } from './statistics.ts';

export type MemoryTask = 'import' | 'send' | 'export';

interface Peak {
  readonly mb: number;
  readonly broken: readonly string[];
}

/** Peak memory of a fresh process that does the task once. */
async function peakOf(
  task: MemoryTask,
  { url, orm }: Pick<LargeDatabase, 'url' | 'orm'>,
  numbers: readonly number[],
): Promise<Peak> {
  const told = await askOnce('memory-child.ts', [task, url, ...numbers.map(String)]);
  return { mb: numberIn(told, 'peakMb'), broken: await brokenCounters(orm) };
}

function memoryResult(
  says: string,
  unit: string,
  few: Peak & { readonly count: number },
  many: Peak & { readonly count: number },
): RatioResult {
  const name = (count: number) => `${count.toLocaleString('en')} ${unit}`;
  return {
    id: 'R7',
    says: `peak memory of ${says}, many ÷ few`,
    unit: 'MB',
    baseline: { name: name(few.count), values: [few.mb] },
    product: { name: name(many.count), values: [many.mb] },
    nearLimit: '≤ 1.1',
    ...judge([few.mb], [many.mb], [...few.broken, ...many.broken]),
    notes: ['resident set at its highest, a fresh process each time'],
  };
}

async function peakOfImport(server: BenchServer, rows: number) {
  const database = await openLarge(server, { name: `bench_r7_import_${rows}`, recipients: 100, queued: 0 });
  const peak = await peakOf('import', database, [rows]);
  await database.close();
  return { ...peak, count: rows };
}

export async function benchImportMemory(
  server: BenchServer,
  few: number,
  many: number,
): Promise<RatioResult> {
  const small = await peakOfImport(server, few);
  return memoryResult('importing', 'rows', small, await peakOfImport(server, many));
}

async function countWaiting({ orm, deploymentId }: LargeDatabase): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select coalesce(sum(count), 0)::int as waiting from tally
     where deployment_id = ${deploymentId} and cause = 'queued'`.execute(orm.em.fork().getKysely());
  return rows[0]?.waiting ?? 0;
}

/** Sends to so many of those who wait in the deployment. */
async function peakOfSending(database: LargeDatabase, messages: number) {
  const far = await startFarSide('graph-gateway.ts');
  const left = (await countWaiting(database)) - messages;
  const peak = await peakOf('send', database, [database.deploymentId, left, numberIn(far.ready, 'port')]);
  const sent = numberIn(await far.ask({}), 'accepted');
  await far.stop();
  const broken = sent < messages ? [`expected ${messages} messages, found ${sent}`] : [];
  return { ...peak, broken: [...peak.broken, ...broken], count: database.recipients };
}

async function peakOfExport(database: LargeDatabase) {
  const peak = await peakOf('export', database, [database.deploymentId]);
  return { ...peak, count: database.recipients };
}

/** Of sending from, and exporting, a deployment of many recipients and one of few. */
export async function benchLargeMemory(
  server: BenchServer,
  openMany: () => Promise<LargeDatabase>,
  few: number,
  messages: { readonly few: number; readonly many: number },
): Promise<RatioResult[]> {
  const small = await openLarge(server, { name: 'bench_r7', recipients: few, queued: messages.few });
  const large = await openMany();
  const send = [await peakOfSending(small, messages.few), await peakOfSending(large, messages.many)] as const;
  const exported = [await peakOfExport(small), await peakOfExport(large)] as const;
  await small.close();
  const sent = `sending ${messages.few.toLocaleString('en')} and ${messages.many.toLocaleString('en')} messages`;
  return [memoryResult(sent, 'recipients', ...send), memoryResult('exporting', 'recipients', ...exported)];
}
