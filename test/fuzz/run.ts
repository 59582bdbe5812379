import { parseArgs } from 'node:util';
import { targets } from './targets.ts';

/** `npm run fuzz -- --runs 20000 --seed 7 --only csv`: prints its seed, ends with 1 when something did not hold. */
const { values } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
});
const runs = Number(values.runs ?? 20_000);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const chosen = targets.filter(({ name }) => values.only === undefined || name === values.only);
if (!(runs >= 1) || !Number.isInteger(seed) || chosen.length === 0) {
  process.stderr.write(
    `Expected --runs, --seed and --only of ${targets.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exit(2);
}
process.stdout.write(`seed ${seed}, ${runs} runs\n`);
let failed = 0;
for (const target of chosen) {
  try {
    await target.run({ runs, seed });
    process.stdout.write(`${target.name}: held\n`);
  } catch (error) {
    failed += 1;
    process.stdout.write(
      `${target.name}: BROKEN\n${error instanceof Error ? error.message : String(error)}\n`,
    );
  }
}
process.exit(failed === 0 ? 0 : 1);
