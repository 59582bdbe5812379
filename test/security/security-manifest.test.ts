import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guards } from './guards/guards.ts';
import { securityTable } from './security-table.ts';

const root = join(import.meta.dirname, '..', '..');

test('every area of the security table has its tests, each area once', () => {
  const areas = securityTable.map(({ area }) => area);
  expect(new Set(areas).size).toBe(areas.length);
  expect(areas).toEqual(
    `Slack signature|Meta signature|Treble webhooks|GET verify|OAuth state|Who may send|Limits|SSRF|DoS|Tenancy|Fail safe
     |Token storage|Token rotation|Export CSV|Slack output|Template variables|CSV import|SQL|PII|Retention, erasure|GDPR / LGPD|Logs
     |Transport|Config|Supply chain|Container|Postgres roles`
      .split('|')
      .map((area) => area.trim()),
  );
  expect(securityTable.filter(({ tests }) => tests.length === 0)).toEqual([]);
});

const named = securityTable.flatMap(({ area, tests }) =>
  tests.map(([file, title]) => ({ area, file, title })),
);

test.each(named)('$area: $title', ({ file, title }) => {
  expect(existsSync(join(root, file)), `${file} is gone`).toBe(true);
  expect(readFileSync(join(root, file), 'utf8'), `${file} has no such test`).toContain(title);
});

test('every area has a guard that `npm run guards` can take out', () => {
  const guarded = new Set(guards.map(({ area }) => area));
  expect(securityTable.map(({ area }) => area).filter((area) => !guarded.has(area))).toEqual([]);
  expect(
    guards.map(({ area }) => area).filter((area) => !securityTable.some((row) => row.area === area)),
  ).toEqual([]);
});

test.each(guards)('$area, $guard: it stands where the list says', ({ without, test: file, title }) => {
  for (const [guarded, text] of without) expect(readFileSync(join(root, guarded), 'utf8')).toContain(text);
  expect(readFileSync(join(root, file), 'utf8')).toContain(title);
});
