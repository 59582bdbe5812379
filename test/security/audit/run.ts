import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { allowances } from './allowance.ts';
import { judge } from './judge.ts';
import { readNpmReport } from './npm-report.ts';

/**
 * `npm run audit`: asks the registry what is known about the packages that ship. Ends with 0 when nothing above “low” is found that
 * allowance.ts does not allow today, with 1 when something is, and with 2 when the registry did not answer, which is no “nothing
 * found”.
 */
const asked = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: join(import.meta.dirname, '..', '..', '..'),
  encoding: 'utf8',
});
const report = readNpmReport(asked.stdout);
if ('refusal' in report) {
  process.stdout.write(`Not known: the registry did not say what it knows. ${report.refusal}\n`);
  process.exitCode = 2;
} else {
  const { lines, passes } = judge(report.advisories, allowances, new Date().toISOString().slice(0, 10));
  for (const line of lines) process.stdout.write(`${line}\n`);
  process.stdout.write(passes ? 'Nothing above “low” is known of what ships.\n' : 'Do not ship this.\n');
  process.exitCode = passes ? 0 : 1;
}
