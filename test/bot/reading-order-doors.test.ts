import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentMessage } from '../../src/bot/blocks/document-blocks.ts';
import { listAt, textAt } from '../../src/bot/payload.ts';
import { delivered, failed, inProcess } from '../../src/entities/cell.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { createReportKinds, reportNames } from '../../src/reports/report-kinds.ts';
import { givenDeployment } from '../support/given.ts';
import { type BotOnDatabase, startBotOnDatabase } from './support/bot-on-database.ts';
import { silentCharts, unclearButtons, unnamed, untold, wordless } from './support/reading-order.ts';

let world: BotOnDatabase;
beforeAll(async () => {
  world = await startBotOnDatabase();
  const { orm } = world.database;
  const cells = [
    [delivered('read', true), 40],
    [inProcess('sent', true), 5],
    [failed('invalid_number', '131021'), 5],
    [failed('unreachable', '131026'), 9],
  ] as const;
  await givenDeployment(orm, { cells, holds: { paused_by_person: 'Paused by a person.' } });
  await givenDeployment(orm, { version: 2, phase: 'finished', cells });
  await givenDeployment(orm, { conversation: 'Winter', cells });
});
afterAll(() => world.stop());

const problemsOf = (message: { readonly text: string; readonly blocks: readonly unknown[] }): string[] => [
  ...untold(message),
  ...unclearButtons(message.blocks),
  ...unnamed(message.blocks),
  ...wordless(message.blocks),
  ...silentCharts(message.blocks),
];

test.each(reportNames)(
  'the report %s is read aloud whole, in the order in which it is seen',
  async (report) => {
    const reports = createReportKinds(createMetricsReader(world.database.orm));
    const at = new Date('2026-03-04T12:00:00Z');
    const { document } = await reports.compose({ report, at, zone: 'UTC', deploymentId: 2 });
    for (const charts of ['native', 'words'] as const) {
      expect(problemsOf(documentMessage(document, { simulated: false, charts }))).toEqual([]);
    }
  },
);

test.each([
  'help',
  'status D-1',
  'deployments',
  'templates',
  'incidents',
  'subscriptions',
  'pause D-3',
  'resume D-3',
])('the answer to /treble %s is read aloud whole, in the order in which it is seen', async (typed) => {
  const before = world.bot.slack.calls.length;
  await world.bot.command(typed);
  const answers = world.bot.slack.calls.slice(before).flatMap(({ args }) => {
    const text = textAt(args, 'text');
    return text === undefined ? [] : [{ text, blocks: listAt(args, 'blocks') }];
  });
  expect(answers.length).toBeGreaterThan(0);
  expect(answers.flatMap(problemsOf)).toEqual([]);
});
