import type { BenchServer } from './database.ts';
import { askOnce, numberIn, startFarSide } from './far-side.ts';
import { brokenCounters } from './invariants.ts';
import type { RatioResult } from './result.ts';
import { createEngine } from './sending-engine.ts';
import { judge } from './statistics.ts';

export interface MemoryCase {
  readonly task: 'import' | 'send';
  readonly few: number;
  readonly many: number;
  readonly rounds: number;
}

/** Peak memory of a fresh process that does the task once, in MB. */
async function peakMb(server: BenchServer, task: MemoryCase['task'], rows: number, round: number) {
  const { orm, url, close } = await server.createDatabase(`bench_r7_${task}_${rows}_${round}`);
  const far = await startFarSide('graph-gateway.ts');
  const port = numberIn(far.ready, 'port');
  // Reads the templates into the new database; what is measured starts afterwards, in its own process.
  const { stop } = await createEngine(orm, { port, connections: 1, window: 1 });
  await stop();
  const told = await askOnce('memory-child.ts', [task, url, String(rows), String(port)]);
  await far.stop();
  const broken = await brokenCounters(orm);
  await close();
  return { peak: numberIn(told, 'peakMb'), broken };
}

/** Memory at many recipients ÷ at few, for one task; flat memory gives 1. */
export async function benchMemory(
  server: BenchServer,
  { task, few, many, rounds }: MemoryCase,
): Promise<RatioResult> {
  const small: number[] = [];
  const large: number[] = [];
  const broken: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [rows, peaks] of [
      [few, small],
      [many, large],
    ] as const) {
      const measured = await peakMb(server, task, rows, round);
      peaks.push(measured.peak);
      broken.push(...measured.broken);
    }
  }
  const name = (rows: number) => `${rows.toLocaleString('en')} recipients`;
  return {
    id: 'R7',
    says: `peak memory of ${task === 'send' ? 'sending' : 'importing'}, many ÷ few`,
    unit: 'MB',
    baseline: { name: name(few), values: small },
    product: { name: name(many), values: large },
    nearLimit: '≤ 1.1',
    ...judge(small, large, broken),
    notes: ['resident set at its highest, a fresh process each time'],
  };
}
