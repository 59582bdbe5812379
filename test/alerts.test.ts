import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../src/entities/database/open-database.ts';
import { Incident } from '../src/entities/rows/incident.ts';
import { Installation } from '../src/entities/rows/installation.ts';
import { type SandboxApp, startSandboxApp } from './support/sandbox-app.ts';

const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'operate.md'), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim())
      .slice(1, -1),
  );

let app: SandboxApp;
beforeAll(async () => {
  app = await startSandboxApp();
});
afterAll(() => app.close());

const metrics = async (): Promise<string> => (await fetch(`${app.url}/metrics`)).text();
const shown = (text: string): Set<string> =>
  new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name ?? ''));

test('every metric that an alert names is at /metrics, and every figure of ours has an alert', async () => {
  const there = shown(await metrics());
  const named = rows.flatMap(([, expression = '']) =>
    [...expression.matchAll(/treble_bot_\w+/g)].map(String),
  );
  expect(named.filter((name) => !there.has(name))).toEqual([]);
  const ours = [...there].filter((name) => !/^treble_bot_(process|nodejs)_/.test(name));
  expect(ours.filter((name) => !named.includes(name))).toEqual([]);
  expect(ours.length).toBeGreaterThan(5);
});

test('every alert says for how long, what it means and what to do', () => {
  for (const row of rows) {
    expect(row).toHaveLength(5);
    expect(row[2]).toMatch(/^\d+m$/);
    for (const words of row.slice(3)) expect(words).toMatch(/[a-z]{3}.*\.$/);
  }
});

test('the figures are those of the database', async () => {
  const orm = openDatabase({ url: app.databaseUrl, poolSize: 1 });
  const em = orm.em.fork();
  const before = await metrics();
  expect(before).toContain('treble_bot_sending_frozen 0');
  expect(before).toContain('treble_bot_dispatching_replicas 1');
  await em.nativeUpdate(Installation, 1, { frozenAt: new Date(), frozenBy: 'U1', frozenBecause: 'Test.' });
  await em.insert(Incident, { kind: 'line_quality', subject: 'nobody', because: 'Test.' });
  const after = await metrics();
  expect(after).toContain('treble_bot_sending_frozen 1');
  expect(after).toContain('treble_bot_incidents_open{kind="line_quality"} 1');
  await orm.close(true);
});
