import { afterAll, beforeAll, expect, test } from 'vitest';
import { stampInstallation } from '../../src/entities/database/installation-stamp.ts';
import { Installation } from '../../src/entities/rows/installation.ts';
import { StandingHold } from '../../src/entities/rows/standing-hold.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { givenDeployment } from '../support/given.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('a deployment waits for somebody while it, its template, its line or everything is held', async () => {
  const { orm } = database;
  const paused = await givenDeployment(orm, { holds: { paused_by_person: 'Paused by Ana.' } });
  const winter = await givenDeployment(orm, { conversation: 'Winter', template: 'winter', line: 'line-2' });
  await givenDeployment(orm, { phase: 'finished' });
  const waiting = async () =>
    (await createMetricsReader(orm).waitingDeployments()).map(({ id, holds }) => [
      id,
      ...holds.map(({ kind }) => kind),
    ]);
  const em = orm.em.fork();
  const hold = (kind: 'template' | 'line', subject: string) =>
    em.insert(StandingHold, { kind, subject, because: 'Moving.', createdBy: 'U0ANA' });
  expect(await waiting()).toEqual([[paused.id, 'paused_by_person']]);
  for (const [kind, subject] of [
    ['template', 'winter'],
    ['line', 'line-2'],
  ] as const) {
    await hold(kind, subject);
    expect(await waiting(), kind).toEqual([
      [winter.id, `${kind}_held`],
      [paused.id, 'paused_by_person'],
    ]);
    await em.nativeDelete(StandingHold, {});
  }
  await stampInstallation(orm, { kind: 'live', failoverAllowed: false });
  await em.nativeUpdate(Installation, 1, { frozenAt: new Date(), frozenBecause: 'Storm.' });
  expect(await waiting()).toEqual([
    [winter.id, 'frozen'],
    [paused.id, 'paused_by_person', 'frozen'],
  ]);
});
