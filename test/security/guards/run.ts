import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Guard } from './guard.ts';
import { guards } from './guards.ts';

/**
 * `npm run guards`: takes out one guard after the other, in a copy, and sees the test fail that stands for it. Ends with 1
 * when a test did not notice. `--only "Slack signature"` is about one area.
 */
const root = join(import.meta.dirname, '..', '..', '..');
const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
const left = new Set(['node_modules', 'data', '.git']);

const copy = mkdtempSync(join(tmpdir(), 'treble-guards-'));
cpSync(root, copy, { recursive: true, filter: (path) => path === root || !left.has(basename(path)) });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

/** Whether the test failed; a test that never ran did not. */
function failsWithout({ without, test, title }: Guard): boolean {
  const before = new Map(without.map(([file]) => [file, readFileSync(join(copy, file), 'utf8')]));
  for (const [file, guarded, unguarded] of without) {
    const text = readFileSync(join(copy, file), 'utf8');
    writeFileSync(
      join(copy, file),
      text.replace(guarded, () => unguarded),
    );
  }
  const named = title === '' ? [] : ['-t', title];
  const run = spawnSync('npx', ['vitest', 'run', '--project', 'product', test, ...named], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  for (const [file, text] of before) writeFileSync(join(copy, file), text);
  return run.status !== 0 && / failed/.test(run.stdout);
}

let unnoticed = 0;
try {
  for (const guard of guards.filter(({ area }) => only === undefined || area === only)) {
    const isRed = failsWithout(guard);
    if (!isRed) unnoticed += 1;
    process.stdout.write(`${isRed ? 'red  ' : 'GREEN'}  ${guard.area}: ${guard.guard}\n`);
  }
} finally {
  rmSync(copy, { recursive: true });
}
process.stdout.write(
  unnoticed === 0 ? 'Every guard is missed by its test.\n' : `${unnoticed} are missed by nobody.\n`,
);
process.exitCode = unnoticed === 0 ? 0 : 1;
