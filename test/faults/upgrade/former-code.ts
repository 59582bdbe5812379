import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../soak-options.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const migrationsFolder = join('src', 'entities', 'migrations');

/** The product as it was at a commit, with the packages of today. */
export interface FormerCode {
  readonly folder: string;
  readonly commit: string;
  /** What today's code does to its schema. */
  readonly newMigrations: readonly string[];
  remove(): void;
}

function git(...words: readonly string[]): string {
  return execFileSync('git', words, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** The last code that did not know the latest migration. */
function beforeLatestMigration(): string {
  const added = join(migrationsFolder, 'Migration*.ts');
  return `${git('log', '-1', '--diff-filter=A', '--format=%H', '--', added)}^`;
}

function commitOf(ref: string | undefined): string {
  try {
    return git('rev-parse', '--verify', '--quiet', `${ref ?? beforeLatestMigration()}^{commit}`);
  } catch {
    const asked = ref ?? 'before the latest migration';
    throw new UsageError(
      `Git knows no commit ${asked} here: fetch the history (git fetch --unshallow) or name another with --from.`,
    );
  }
}

const migrationsIn = (folder: string): string[] =>
  readdirSync(join(folder, migrationsFolder)).filter((name) => /^Migration\d+\.ts$/.test(name));

export function takeFormerCode(ref: string | undefined): FormerCode {
  const commit = commitOf(ref);
  const folder = mkdtempSync(join(tmpdir(), 'treble-former-'));
  const archive = join(folder, 'code.tar');
  git('archive', `--output=${archive}`, commit, 'src', 'package.json');
  const code = join(folder, 'code');
  mkdirSync(code);
  execFileSync('tar', ['-xf', archive, '-C', code]);
  symlinkSync(join(root, 'node_modules'), join(code, 'node_modules'));
  const known = new Set(migrationsIn(code));
  return {
    folder: code,
    commit: git('log', '-1', '--format=%h %s', commit),
    newMigrations: migrationsIn(root).filter((name) => !known.has(name)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
