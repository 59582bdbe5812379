import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentText } from '../../src/bot/blocks/document-text.ts';
import { type Cell, delivered, failed, inProcess } from '../../src/entities/cell.ts';
import { csvLine } from '../../src/entities/csv-line.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { documentCsv } from '../../src/reports/document-csv.ts';
import type { ReportDocument, Words } from '../../src/reports/report-document.ts';
import { createReportKinds, reportNames } from '../../src/reports/report-kinds.ts';
import { type BotUnderTest, member, startBot } from '../bot/support/bot-under-test.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type DeploymentStory, givenDeployment } from '../support/given.ts';

const at = new Date('2026-03-04T09:00:00Z');
const tuesday = Date.parse('2026-03-03T15:00:00Z');
const week = 7 * 86_400_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const launched = (weeksAgo: number, story: DeploymentStory) =>
    givenDeployment(database.orm, {
      phase: 'finished',
      launchedAt: new Date(tuesday - weeksAgo * week),
      ...story,
    });
  const outcome = (silent: number, answered: number, lost: number, cause: Cell): DeploymentStory['cells'] => [
    [delivered('delivered', false), silent],
    [delivered('read', true), answered],
    [cause, lost],
  ];
  for (let weeksAgo = 8; weeksAgo > 0; weeksAgo -= 1)
    await launched(weeksAgo, { cells: outcome(80, 15, 5, failed('invalid_number')) });
  await launched(0, { cells: outcome(85, 10, 5, failed('invalid_number')) });
  await launched(0, { version: 2, cells: outcome(100, 60, 40, failed('unreachable', '131026')) });
  await launched(0, {
    conversation: 'Winter',
    template: 'winter-template',
    phase: 'sending',
    holds: { template_paused: 'WhatsApp paused the template.' },
    cells: [
      [delivered('delivered', false), 88],
      [delivered('read', true), 2],
      [inProcess('queued'), 10],
    ],
  });
  await database.orm.em
    .fork()
    .execute(`update template set status = 'PAUSED', quality = 'RED' where id = 'winter-template'`);
});
afterAll(() => database.close());

const plain = (words: Words): string =>
  words.map((word) => (typeof word === 'string' ? word : 'bold' in word ? word.bold : '@')).join('');

const compose = async (report: string): Promise<ReportDocument> =>
  (await createReportKinds(createMetricsReader(database.orm)).compose({ report, at, zone: 'UTC' })).document;

const figures = ({ figures: shown }: ReportDocument) =>
  shown.map(({ label, value, note }) => [label, value, note ?? ''].join(' | '));
const rowsOf = (document: ReportDocument, caption: string) =>
  document.tables.find((table) => table.caption === caption)?.rows;
const pointsOf = ({ charts }: ReportDocument) =>
  charts.flatMap(({ series }) =>
    series.map(({ name, points }) => [name, ...points.map(({ value }) => value)]),
  );
const buttons = ({ actions }: ReportDocument) => actions.map(({ label }) => label);

const lastDays = (before: number, last: number) => [...Array(6).fill(0), before, ...Array(6).fill(0), last];

test('daily: the same weekday’s usual, best and worst, trend of failures, what waits, and where to go on', async () => {
  const digest = await compose('digest');
  expect(digest.title).toBe('Daily digest · Tuesday 3 March 2026');
  expect(digest.summary).toBe(
    'Worse than usual. 400 users in 3 deployments: 86.3 % delivered, 11.3 % failed; 20.9 % of those delivered have answered so far. More failed than usual: 11.3 %, usually 5.0 %. More users than usual: 400, usually 100. 2 things wait for someone:',
  );
  expect(digest.toDo?.map(plain)).toEqual([
    expect.stringMatching(/^WhatsApp paused the template winter-template\. Nothing is sent with it\./),
    expect.stringMatching(/^D-11 waits for someone\. Winter\. Held: template paused/),
  ]);
  expect(digest.context.map(plain)).toContain(
    'Usually: the median of the same weekday in the 8 weeks before.',
  );
  expect(figures(digest)).toContain('Delivered | 345 | 86.3 % of users · usually 95.0 %');
  expect(figures(digest).slice(-2)).toEqual([
    'Answered most | Spring sale · v2 | 37.5 % answered of 160 delivered',
    'Answered least | Winter · v1 | 2.2 % answered of 90 delivered',
  ]);
  expect(rowsOf(digest, 'Why users were not reached')?.map((row) => row.slice(0, 5))).toEqual([
    ['Blocked or old version', 40, '10.0 %', '0.0 %', 'more than usual'],
    ['Invalid number', 5, '1.3 %', '5.0 %', 'less than usual'],
  ]);
  expect(pointsOf(digest)).toEqual([
    ['Delivered', ...lastDays(95, 345)],
    ['Send failure', ...lastDays(5, 45)],
  ]);
  expect(buttons(digest).slice(0, 3)).toEqual([
    'Failed users of D-10',
    'Failed users of D-9',
    'Results of D-11',
  ]);
});

test('weekly: against the week before and the usual, week by week', async () => {
  const weekly = await compose('weekly');
  expect(weekly.title).toBe('Weekly digest · 25 Feb – 3 Mar 2026');
  expect(figures(weekly).slice(0, 5)).toEqual([
    'Total users | 400 | usually 100 · +300 vs 18 Feb – 24 Feb',
    'Messages sent | 345 | 86.3 % of users · +250 vs 18 Feb – 24 Feb',
    'Delivered | 345 | 86.3 % of users · usually 95.0 % · +250 vs 18 Feb – 24 Feb',
    'Send failure | 45 | 11.3 % of users · usually 5.0 % · +40 vs 18 Feb – 24 Feb',
    'Responses | 72 | usually 15 · +57 vs 18 Feb – 24 Feb',
  ]);
  expect(pointsOf(weekly)).toEqual([
    ['Delivered', ...Array(7).fill(95), 345],
    ['Send failure', ...Array(7).fill(5), 45],
  ]);
  expect(weekly.toDo).toHaveLength(2);
});

test('monthly: the calendar month against the one before, month by month', async () => {
  const monthly = await compose('monthly');
  expect(monthly.title).toBe('Monthly digest · February 2026');
  expect(monthly.summary).toContain('400 users in 4 deployments: 95.0 % delivered, 5.0 % failed; 15.8 %');
  expect(figures(monthly)).toContain('Delivered | 380 | 95.0 % of users · same as January 2026');
  expect(rowsOf(monthly, 'Conversations')).toEqual([
    ['Spring sale · v1', 4, 400, '95.0 %', '5.0 %', '15.8 %'],
  ]);
  expect(pointsOf(monthly)).toEqual([
    ['Delivered', 0, 0, 0, 0, 0, 380, 380],
    ['Send failure', 0, 0, 0, 0, 0, 20, 20],
  ]);
});

test('failure breakdown: every cause with WhatsApp’s code, its trend, and what to do', async () => {
  const failures = await compose('failures');
  expect(failures.summary).toBe('45 of 400 users failed (11.3 %). Usually 5.0 % fail.');
  expect(rowsOf(failures, 'Why users were not reached')?.[0]).toEqual([
    ...['Blocked or old version', 40, '10.0 %', '0.0 %', 'more than usual'],
    'Reach this person another way; sending again does not help.',
  ]);
  expect(rowsOf(failures, 'Causes')?.map((row) => row.slice(1))).toEqual([
    [40, 'Blocked or old version', '131026'],
    [5, 'Invalid number', '–'],
  ]);
  // Of the days on which anything was sent: there is no share of nobody.
  expect(pointsOf(failures)).toEqual([['Send failure', 5, 11.3]]);
  expect(buttons(failures)).toEqual(['Failed users of D-10', 'Failed users of D-9']);
});

test('template health: the worst first, with what was sent with each and what to do', async () => {
  const templates = await compose('templates');
  expect(templates.summary).toBe(
    'Stopped templates: 1. Templates without approval: 0. Templates of low or medium quality: 0. Stopped lines: 0.',
  );
  expect(rowsOf(templates, 'Templates in use, the worst first')).toEqual([
    [
      ...['winter-template (en)', 'paused', 'low', 100, '90.0 %', '2.2 %'],
      'WhatsApp stopped it: edit and resubmit it, or use another one.',
    ],
    ['spring-template (en)', 'approved', '–', 300, '85.0 %', '27.5 %', 'Nothing to do.'],
  ]);
});

test('deployment finished: the page’s figures of the deployment, why users failed, and what to do', async () => {
  const finished = await compose('finished');
  expect(finished.title).toBe('D-10 has finished · Spring sale · v2');
  expect(finished.summary).toBe(
    '160 of 200 users delivered (80.0 %), 40 failed; 37.5 % of those delivered have answered so far.',
  );
  expect(figures(finished).slice(0, 3)).toEqual([
    'Total users | 200 | ',
    'Messages sent | 160 | 80.0 % of users',
    'In process | 0 | ',
  ]);
  expect(rowsOf(finished, 'Why users were not reached')?.[0]?.slice(0, 2)).toEqual([
    'Blocked or old version',
    40,
  ]);
  expect(buttons(finished).slice(0, 2)).toEqual(['View results', 'Failed users']);
});

test('comparison: conversations in both periods, and versions beside each other', async () => {
  const comparison = await compose('comparison');
  expect(comparison.summary).toBe('Answered most: Spring sale (27.5 %). Answered least: Winter (2.2 %).');
  expect(rowsOf(comparison, 'Conversations against 18 Feb – 24 Feb')).toEqual([
    ['Spring sale', 300, 100, '85.0 %', '27.5 %', '15.8 %', '+11.7 points'],
    ['Winter', 100, 0, '90.0 %', '2.2 %', '–', '–'],
  ]);
  expect(rowsOf(comparison, 'Versions beside each other')).toEqual([
    ['Spring sale · v1', 100, '95.0 %', '5.0 %', 10, '10.5 %'],
    ['Spring sale · v2', 200, '80.0 %', '20.0 %', 60, '37.5 %'],
  ]);
  // Winter had no rate before, which is not a rate of nothing.
  expect(pointsOf(comparison)).toEqual([
    ['18 Feb – 24 Feb', 15.8],
    ['25 Feb – 3 Mar', 27.5, 2.2],
  ]);
});

test.each(reportNames)(
  '%s in words alone and as CSV tells every figure, row and thing to do',
  async (name) => {
    const document = await compose(name);
    const words = documentText(document, false, 40_000);
    const csv = documentCsv(document);
    for (const { label, value, number } of document.figures) {
      expect(words).toContain(label);
      expect(words).toContain(value);
      expect(csv).toContain(`${label},${number ?? value}`);
    }
    for (const row of document.tables.flatMap(({ rows }) => rows)) {
      expect(words).toContain(String(row[0]).replace(/\.$/, ''));
      expect(csv).toContain(csvLine(row.map(String)));
    }
    for (const toDo of document.toDo ?? []) {
      expect(words.replaceAll('*', '')).toContain(plain(toDo));
      expect(csv).toContain(csvLine([plain(toDo)]));
    }
    for (const { title } of document.charts) expect(csv).toContain(title);
  },
);

test.each(reportNames)('%s in words alone says its news once, however it is set on screen', async (name) => {
  const document = await compose(name);
  const words = documentText(document, false, 40_000).replaceAll('*', '');
  expect(words.split(document.summary)).toHaveLength(2);
});

test.each(reportNames)('/treble report %s: to me, to the channel, and as a file', async (name) => {
  const reader = createMetricsReader(database.orm);
  const bot: BotUnderTest = await startBot({
    context: { reader, reports: createReportKinds(reader), now: () => at, audit: async () => undefined },
  });
  /** What has charts comes as a message of its own, the others as an answer. */
  const toMe = () =>
    bot.slack.calls
      .filter(({ method }) => method === 'chat.postEphemeral' || method === 'response')
      .map(({ args }) => String(args.text))
      .filter((text) => !text.includes('as a CSV file'));
  try {
    const { title } = await compose(name);
    await bot.command(`report ${name} now`, member);
    await bot.command(`report ${name} here`, member);
    await bot.command(`report ${name} csv`, member);
    expect(toMe()[0]).toContain(title);
    expect(String(bot.slack.of('chat.postMessage')[0]?.text)).toContain(title);
    expect(String(bot.slack.of('upload')[0]?.text)).toContain(title);
    if (name === 'finished' || name === 'templates') return;
    await bot.command(`report ${name} Winter 2026-03-03 now`, member);
    const about = toMe()[1];
    expect(about).toContain('3 March 2026');
    expect(about).not.toContain('Spring sale');
  } finally {
    await bot.stop();
  }
});

test('a table that shows the first rows only says of how many', async () => {
  const launchedAt = new Date('2024-03-04T15:00:00Z');
  const codes = Array.from({ length: 17 }, (_value, index) => String(131_900 + index));
  for (const code of codes) {
    await givenDeployment(database.orm, {
      conversation: `Autumn ${code}`,
      phase: 'finished',
      launchedAt,
      cells: [[failed('unrecognised', code), 1]],
    });
  }
  const captions = async (report: string) => {
    const kinds = createReportKinds(createMetricsReader(database.orm));
    const order = { report, at: new Date('2024-03-05T09:00:00Z'), zone: 'UTC' };
    const { document } = await kinds.compose(order);
    return document.tables.map(({ caption, rows }) => `${caption}: ${rows.length}`);
  };
  expect(await captions('failures')).toContain('Causes (the first 15 of 17): 15');
  expect(await captions('comparison')).toEqual([
    'Conversations against 20 Feb – 26 Feb (the first 15 of 17): 15',
  ]);
});
