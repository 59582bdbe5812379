import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cases } from './cases.ts';
import { startBenchServer } from './database.ts';
import { describeMachine, machineLines } from './machine.ts';
import { type BenchOptions, parseOptions, UsageError } from './options.ts';
import { reportText } from './report.ts';
import type { RatioResult } from './result.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Minutes and seconds since the benchmark began. */
function elapsed(): string {
  const seconds = Math.floor(performance.now() / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}

async function run(options: BenchOptions): Promise<void> {
  const server = await startBenchServer();
  try {
    const { orm, close } = await server.createDatabase('bench_machine');
    const machine = await describeMachine(orm, server.directory);
    await close();
    for (const line of machineLines(machine)) say(line);
    if (options.quick) say('QUICK: small sizes, to try the benchmark itself; these figures mean nothing.');
    const results: RatioResult[] = [];
    for (const { ids, run: reach } of cases) {
      if (!ids.some((id) => options.only.includes(id))) continue;
      say(`${elapsed()}  … ${ids.join(' and ')}`);
      const reached = await reach(server, options);
      for (const { id, says, ratio } of reached) say(`${elapsed()}  ${id} ${says}: ${ratio.toFixed(3)}`);
      results.push(...reached);
    }
    say(`\n${reportText(results)}`);
    const path = join(import.meta.dirname, '..', 'data', 'bench.json');
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, `${JSON.stringify({ at: new Date(), options, machine, results }, null, 2)}\n`);
    say(`\nWritten to ${path}`);
    // A speed that breaks an invariant is no speed.
    if (results.some(({ ratio }) => ratio === 0)) process.exitCode = 1;
  } finally {
    await server.stop();
  }
}

try {
  await run(parseOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 64;
}
