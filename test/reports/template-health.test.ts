import { afterAll, beforeAll, expect, test } from 'vitest';
import { Conversation } from '../../src/entities/rows/conversation.ts';
import { Template } from '../../src/entities/rows/template.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { createReportKinds } from '../../src/reports/report-kinds.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { givenDeployment } from '../support/given.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const summary = async () => {
  const kinds = createReportKinds(createMetricsReader(database.orm));
  const { document } = await kinds.compose({ report: 'templates', at: new Date(), zone: 'UTC' });
  return document.summary;
};
const becomes = (template: string, status: string) =>
  database.orm.em.fork().nativeUpdate(Template, template, { status });
const inUse = async () =>
  (await createMetricsReader(database.orm).templateHealth()).map(({ id }) => id).sort();

test('a template that nobody sends any more asks nothing of anybody, one that is still sent does', async () => {
  await givenDeployment(database.orm, { template: 'first', phase: 'finished' });
  const second = await givenDeployment(database.orm, { template: 'second', version: 2, phase: 'finished' });
  expect(await inUse()).toEqual(['second']);
  await becomes('first', 'DISABLED');
  expect(await summary()).toBe('Templates and lines are healthy.');
  await givenDeployment(database.orm, { version: 1, phase: 'sending' });
  expect(await inUse()).toEqual(['first', 'second']);
  await givenDeployment(database.orm, { conversation: 'Old', template: 'third', phase: 'finished' });
  expect(await inUse()).toEqual(['first', 'second', 'third']);
  await database.orm.em.fork().nativeUpdate(Conversation, { name: 'Old' }, { archivedAt: new Date() });
  expect(await inUse()).toEqual(['first', 'second']);
  await becomes(second.templateId, 'REJECTED');
  expect(await summary()).toBe(
    'Stopped templates: 1. Templates without approval: 1. Templates of low or medium quality: 0. Stopped lines: 0.',
  );
});
