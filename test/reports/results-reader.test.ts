import { afterAll, beforeAll, expect, test } from 'vitest';
import { delivered } from '../../src/entities/cell.ts';
import { Timing } from '../../src/entities/rows/timing.ts';
import { stepOf } from '../../src/entities/time-steps.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import type { MetricsReader, Scope } from '../../src/reports/reader.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type GivenDeployment, givenDeployment } from '../support/given.ts';

let database: TestDatabase;
let reader: MetricsReader;
let first: GivenDeployment;
let second: GivenDeployment;
beforeAll(async () => {
  database = await createTestDatabase();
  const { orm } = database;
  reader = createMetricsReader(orm);
  const sale = { conversation: 'Sale', cells: [[delivered('read', false), 1]] } as const;
  first = await givenDeployment(orm, { ...sale, version: 1, template: 'winter' });
  second = await givenDeployment(orm, { ...sale, version: 2, template: 'spring' });
  const draft = await givenDeployment(orm, { ...sale, version: 2, template: 'spring', phase: 'draft' });
  const bystander = await givenDeployment(orm, { conversation: 'Bystander', template: 'other' });
  const took = (deployment: number, seconds: number) => ({
    deployment,
    timed: 'delivery' as const,
    step: stepOf(seconds * 1000),
    shard: 0,
    count: 1,
  });
  await orm.em
    .fork()
    .insertMany(Timing, [
      took(first.id, 2),
      took(second.id, 8),
      took(draft.id, 900),
      took(bystander.id, 900),
    ]);
});
afterAll(() => database.close());

const version = (versionNumber: number): Scope => ({
  kind: 'version',
  conversationId: first.conversationId,
  versionNumber,
});
const whole = (): Scope => ({ kind: 'conversation', conversationId: first.conversationId });

test('times are those of the launched deployments in view, and of nobody else', async () => {
  expect(await reader.times({ kind: 'deployment', deploymentId: first.id })).toEqual({
    delivery: { median: 2, ninetieth: 2 },
  });
  expect(await reader.times(version(2))).toEqual({ delivery: { median: 8, ninetieth: 8 } });
  expect(await reader.times(whole())).toEqual({ delivery: { median: 2, ninetieth: 8 } });
});

test('the templates are those of the versions in view, the newest version’s first', async () => {
  const names = async (scope: Scope) => (await reader.templates(scope)).map(({ name }) => name);
  expect(await names({ kind: 'deployment', deploymentId: first.id })).toEqual(['winter']);
  expect(await names(version(2))).toEqual(['spring']);
  expect(await names(whole())).toEqual(['spring', 'winter']);
});
