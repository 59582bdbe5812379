import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { type CountedCell, cancelled, delivered, failed, inProcess } from '../../src/entities/cell.ts';
import { chartConfig, quickChartBody } from '../../src/reports/chart-config.ts';
import { composeDailyDigest, type DigestFacts } from '../../src/reports/daily-digest.ts';
import { composeDeploymentMessage } from '../../src/reports/deployment-message.ts';
import { composeFailureReport } from '../../src/reports/failure-report.ts';
import { composeLineStopped } from '../../src/reports/line-stopped.ts';
import type { DeploymentLine, Scope } from '../../src/reports/reader.ts';
import type { Words } from '../../src/reports/report-document.ts';
import { parseScopeValue, parseUsersValue, scopeValue, usersValue } from '../../src/reports/scope-value.ts';
import { composeTemplatePaused, type PausedTemplate } from '../../src/reports/template-paused.ts';

const cells: CountedCell[] = [
  { ...delivered('delivered', false), count: 700 },
  { ...delivered('read', true), count: 200 },
  { ...inProcess('queued'), count: 10 },
  { ...inProcess('sent', true), count: 5 },
  { ...failed('invalid_number'), count: 40 },
  { ...failed('unreachable', '131026'), count: 20 },
];

const deployment = (changes: Partial<DeploymentLine> = {}): DeploymentLine => ({
  id: 104,
  conversation: 'Spring sale',
  versionNumber: 2,
  templateId: 'template-1',
  templateName: 'spring_sale',
  phase: 'sending',
  holds: [],
  channelId: 'C0SALES',
  audienceName: 'customers.csv',
  launchedBy: 'U0ANA',
  launchedAt: new Date('2026-03-03T15:00:00Z'),
  retryable: 0,
  cells,
  ...changes,
});

const plain = (words: Words): string =>
  words
    .map((word) => {
      if (typeof word === 'string') return word;
      if ('bold' in word) return word.bold;
      if ('at' in word) return word.at.toISOString();
      return 'user' in word ? `@${word.user}` : `#${word.channel}`;
    })
    .join('');

const labels = (line: DeploymentLine) => composeDeploymentMessage(line).actions.map(({ label }) => label);

test('the live message says who launched what, how far it is, and the page’s figures in the page’s order', () => {
  const message = composeDeploymentMessage(deployment());
  expect(message.title).toBe('D-104 · Spring sale · version 2');
  expect(message.summary).toBe('D-104 Spring sale: 900 of 975 users delivered, 15 in process, 60 failed.');
  expect(message.context.map(plain)).toEqual([
    'Launched by @U0ANA · 2026-03-03T15:00:00.000Z · customers.csv',
  ]);
  expect(plain(message.lead ?? [])).toBe('Sending  ███████████████████░ 98 % · 10 users left to send to');
  expect(message.figures.map(({ label, value, note }) => [label, value, note])).toEqual([
    ['Total users', '975', undefined],
    ['Messages sent', '905', '92.8 % of users'],
    ['In process', '15', '5 sent, not delivered yet'],
    ['Send failure', '60', '6.2 % of users'],
    ['Delivered', '900', '92.3 % of users'],
    ['Responses', '200', undefined],
    ['Response rate', '22.2 %', undefined],
  ]);
});

const buttons: [story: string, changes: Partial<DeploymentLine>, labels: string[]][] = [
  ['while sending', {}, ['View results', 'Failed users', 'Pause', 'Cancel']],
  [
    'while nobody failed',
    { cells: [{ ...inProcess('queued'), count: 3 }] },
    ['View results', 'Pause', 'Cancel'],
  ],
  [
    'paused by a person',
    { holds: [{ kind: 'paused_by_person', because: 'Ana paused it.' }] },
    ['View results', 'Failed users', 'Resume', 'Cancel'],
  ],
  [
    'frozen, which Resume cannot lift',
    { holds: [{ kind: 'frozen', because: 'Restored.' }] },
    ['View results', 'Failed users', 'Pause', 'Cancel'],
  ],
  ['sent', { phase: 'sent' }, ['View results', 'Failed users']],
  ['finished', { phase: 'finished' }, ['View results', 'Failed users']],
  ['cancelled', { phase: 'cancelled' }, ['View results', 'Failed users']],
];
test.each(buttons)('the buttons of a deployment %s', (_story, changes, expected) => {
  expect(labels(deployment(changes))).toEqual(expected);
});

test('the buttons name their deployment, and cancelling asks first', () => {
  const { actions } = composeDeploymentMessage(deployment());
  expect(actions.map(({ id, value }) => `${id} ${value}`)).toEqual([
    'view_results deployment:104',
    'failed_users deployment:104',
    'pause_deployment deployment:104',
    'cancel_deployment deployment:104',
  ]);
  expect(actions.map(({ confirm }) => confirm?.title)).toEqual([
    undefined,
    undefined,
    undefined,
    'Cancel D-104?',
  ]);
});

const whyHeld = [
  { kind: 'paused_by_person', because: 'Ana paused it.' },
  { kind: 'template_paused', because: 'WhatsApp paused the template.' },
] as const;

test('a held deployment says first that it is held, then why in words', () => {
  const held = composeDeploymentMessage(deployment({ holds: whyHeld }));
  expect(plain(held.lead ?? [])).toMatch(/^Paused, Held: template paused {2}█/);
  expect(held.context.map(plain).slice(0, 2)).toEqual(['Ana paused it.', 'WhatsApp paused the template.']);
});

const ends: [story: string, changes: Partial<DeploymentLine>, lead: string][] = [
  ['sent', { phase: 'sent' }, 'Sent · nobody left to send to, 15 users in process'],
  ['finished', { phase: 'finished', cells: cells.slice(0, 2) }, 'Finished · nobody left in process'],
  ['cancelled', { phase: 'cancelled', holds: whyHeld }, 'Cancelled · 10 users will not be sent to'],
  [
    'cancelled late',
    { phase: 'cancelled', cells: cells.slice(0, 2) },
    'Cancelled · nobody was left to send to',
  ],
];
test.each(ends)('a deployment that is %s says only what that means', (_story, changes, lead) => {
  const message = composeDeploymentMessage(deployment(changes));
  expect(plain(message.lead ?? [])).toBe(lead);
  expect(message.context).toHaveLength(1);
});

test('progress reaches 100 % only when nobody waits; cancelled users are a figure of their own', () => {
  const progress = (of: CountedCell[]) =>
    plain(composeDeploymentMessage(deployment({ cells: of })).lead ?? []);
  const almost = [
    { ...delivered('read', false), count: 9_999 },
    { ...inProcess('retry'), count: 1 },
  ];
  expect(progress(almost)).toMatch(/░ 99 % · 1 user left to send to$/);
  expect(progress(almost.slice(0, 1))).toMatch(/█ 100 % · nobody left to send to$/);
  const withCancelled = composeDeploymentMessage(deployment({ cells: [{ ...cancelled, count: 4 }] }));
  expect(withCancelled.figures.at(-1)).toEqual({ label: 'Cancelled', value: '4' });
});

const digest = (changes: Partial<DigestFacts> = {}) =>
  composeDailyDigest({
    day: DateTime.fromISO('2026-03-03', { zone: 'America/Bogota' }),
    cells,
    cellsBefore: [
      { ...delivered('read', true), count: 300 },
      { ...delivered('read', false), count: 555 },
      { ...inProcess('sent', true), count: 15 },
    ],
    launchedSince: [],
    deployments: [deployment(), deployment({ id: 105, cells: [{ ...inProcess('queued'), count: 1 }] })],
    held: [],
    unknown: [],
    ...changes,
  });

test('the digest tells its day and zone, and each figure with its change against the day before', () => {
  const { title, summary, context, figures } = digest();
  expect(title).toBe('Daily metrics · Tuesday 3 March 2026');
  expect(summary).toBe(
    'Tuesday 3 March 2026: 975 users, 900 delivered (92.3 %), 60 failed, response rate 22.2 %.',
  );
  expect(plain(context[0] ?? [])).toContain('America/Bogota time');
  expect(figures.map(({ label, note }) => [label, note])).toEqual([
    ['Total users', '+105 vs 2 Mar'],
    ['Messages sent', '92.8 % of users · +35 vs 2 Mar'],
    ['In process', '5 sent, not delivered yet · same as 2 Mar'],
    ['Send failure', '6.2 % of users · +60 vs 2 Mar'],
    ['Delivered', '92.3 % of users · +45 vs 2 Mar'],
    ['Responses', '−100 vs 2 Mar'],
    ['Response rate', '−12.9 points vs 2 Mar'],
  ]);
});

test('the digest breaks failures down, lists the deployments and draws both days', () => {
  const { tables, charts, actions, notes } = digest();
  expect(tables[0]?.rows).toEqual([
    ['Invalid number', 40, '66.7 %', expect.stringContaining('Correct the number')],
    ['Blocked or old version', 20, '33.3 %', expect.stringContaining('another way')],
  ]);
  expect(tables[1]?.rows).toEqual([
    ['D-104', 'Spring sale · v2', 975, 900, 60, '22.2 %'],
    ['D-105', 'Spring sale · v2', 1, 0, 0, '–'],
  ]);
  expect(charts).toMatchObject([
    {
      kind: 'bar',
      series: [
        { name: '2 Mar', points: [{ value: 855 }, { value: 15 }, { value: 0 }] },
        { name: '3 Mar', points: [{ label: 'Delivered', value: 900 }, { value: 15 }, { value: 60 }] },
      ],
    },
  ]);
  expect(actions.map(({ label, value }) => [label, value])).toEqual([
    ['View results of D-104', 'deployment:104'],
    ['Failed users of D-104', 'deployment:104'],
    ['View results of D-105', 'deployment:105'],
  ]);
  expect(notes.map(plain)[0]).toContain(
    '5 sent and not delivered yet (phone off or without internet), 10 not confirmed',
  );
});

test('the digest names what waits for someone', () => {
  const notes = digest({
    held: [deployment({ id: 98, holds: [{ kind: 'line_stopped', because: 'No payment method.' }] })],
    unknown: [
      { deploymentId: 97, users: 2 },
      { deploymentId: 96, users: 1 },
    ],
  }).notes.map(plain);
  expect(notes).toContain('D-98 waits for someone: Spring sale. Held: line stopped (No payment method.)');
  expect(notes.at(-1)).toContain('3 users with an unknown outcome in D-97, D-96');
});

test('a day without deployments is said in a line, without empty parts', () => {
  const quiet = digest({ cells: [], cellsBefore: [], deployments: [] });
  expect(quiet).toMatchObject({ figures: [], tables: [], charts: [], notes: [], actions: [] });
  expect(quiet.summary).toBe('Nothing was launched on Tuesday 3 March 2026.');
});

test('what was launched since then is one line, with its buttons where the day itself has none', () => {
  const launchedSince = [deployment({ id: 106 })];
  const quiet = digest({ cells: [], cellsBefore: [], deployments: [], launchedSince });
  expect(quiet.notes.map(plain)).toEqual([
    'Today so far: 975 users in D-106, 900 delivered, 60 failed. Tomorrow’s digest tells the whole day.',
  ]);
  expect(quiet.actions[0]?.label).toBe('View results of D-106');
  expect(digest({ launchedSince }).actions[0]?.label).toBe('View results of D-104');
});

test('after a day without deployments no change is told, and why not', () => {
  const { figures, context } = digest({ cellsBefore: [] });
  expect(figures.map(({ note }) => note ?? '').join(' ')).not.toContain('2 Mar');
  expect(context.map(plain)).toContain('Nothing was launched on 2 Mar, so there is nothing to compare with.');
});

test('the failure report tells shares of the day', () => {
  const report = composeFailureReport(DateTime.fromISO('2026-03-03', { zone: 'UTC' }), cells);
  expect(report.summary).toBe('Tuesday 3 March 2026: 60 of 975 users failed (6.2 %).');
  expect(report.tables[0]?.rows).toHaveLength(2);
});

const paused: PausedTemplate = {
  name: 'spring_sale',
  language: 'es_CO',
  category: 'MARKETING',
  status: 'PAUSED',
  statusReason: 'NONE',
  statusAt: new Date('2026-03-03T15:00:00Z'),
  pauseTitle: 'FIRST_PAUSE',
  quality: 'RED',
};

const pauses: [story: string, changes: Partial<PausedTemplate>, says: string][] = [
  ['the first pause ends after three hours', {}, 'first pause · expected to end: 2026-03-03T18:00:00.000Z'],
  [
    'the second after six',
    { pauseTitle: 'second_pause' },
    'second pause · expected to end: 2026-03-03T21:00:00.000Z',
  ],
  ['a pacing pause waits for a person', { pauseTitle: 'RATE_LIMITING_PAUSE' }, 'it does not end by itself'],
  ['a pause without a name may not end', { pauseTitle: null }, 'it may not end by itself'],
  ['a disabled template stays disabled', { status: 'DISABLED', pauseTitle: null }, 'it does not end'],
];
test.each(pauses)('%s', (_story, changes, says) => {
  const alert = composeTemplatePaused({ ...paused, ...changes }, 'Told by WhatsApp.', []);
  expect(plain(alert.context[0] ?? [])).toContain(says);
});

test('a pause names the template, what it holds and the page’s advice', () => {
  const alert = composeTemplatePaused(paused, 'Told by WhatsApp.', [deployment()]);
  expect(alert.summary).toBe(
    'WhatsApp paused the template spring_sale (es_CO). Held: D-104, 10 users waiting.',
  );
  expect(alert.figures.map(({ value }) => value)).toEqual(['spring_sale', 'es_CO', 'marketing', 'red']);
  expect(alert.tables[0]?.rows).toEqual([['D-104', 'Spring sale', 10]]);
  expect(alert.notes.map((note) => plain(note.slice(0, 1)))).toEqual([
    'Review notifications',
    'Analyze your template',
    'Edit and resubmit',
    'Consult WhatsApp guidelines',
  ]);
  expect(alert.context.map(plain).join()).not.toContain('NONE');
  const abusive = composeTemplatePaused({ ...paused, statusReason: 'SCAM' }, 'Told by WhatsApp.', []);
  expect(abusive.context.map(plain)).toContain('WhatsApp’s reason: SCAM');
});

test('a stopped line names the reason and what it holds', () => {
  const alert = composeLineStopped('+12025550100', 'No payment method.', new Date('2026-03-03T15:00:00Z'), [
    deployment(),
  ]);
  expect(alert.summary).toBe(
    'Line +12025550100 stopped sending: No payment method. Held: D-104, 10 users waiting.',
  );
});

test('buttons carry scopes that can be read back, and nothing else is read', () => {
  const scopes: Scope[] = [
    { kind: 'deployment', deploymentId: 104 },
    { kind: 'version', conversationId: 12, versionNumber: 2 },
    { kind: 'conversation', conversationId: 12 },
  ];
  expect(scopes.map(scopeValue)).toEqual(['deployment:104', 'version:12:2', 'conversation:12']);
  expect(scopes.map((scope) => parseScopeValue(scopeValue(scope)))).toEqual(scopes);
  for (const text of [
    '',
    'deployment:',
    'deployment:1:2',
    'version:12',
    'conversation:12:1',
    'deployment:-1',
    'user:1',
  ]) {
    expect([text, parseScopeValue(text)]).toEqual([text, undefined]);
  }
  const [scope] = scopes;
  if (!scope) throw new Error('There is a scope.');
  expect(parseUsersValue(usersValue(scope, 'excluded'))).toEqual({ scope, state: 'excluded' });
  for (const text of [
    'deployment:104',
    'deployment:104|nonsense',
    'deployment:104|excluded|more',
    '|excluded',
  ]) {
    expect([text, parseUsersValue(text)]).toEqual([text, undefined]);
  }
});

const contrast = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
};

test('a chart becomes a Chart.js configuration whose colours can be seen on white', () => {
  const [chart] = digest().charts;
  if (!chart) throw new Error('The digest has a chart.');
  const { type, data, options } = chartConfig(chart);
  expect(type).toBe('bar');
  expect(data.labels).toEqual(['Delivered', 'In process', 'Send failure']);
  expect(data.datasets.map(({ label, data: values }) => [label, values])).toEqual([
    ['2 Mar', [855, 15, 0]],
    ['3 Mar', [900, 15, 60]],
  ]);
  expect(options.scales?.y.beginAtZero).toBe(true);
  const points = Array.from({ length: 8 }, (_point, index) => ({ label: `${index}`, value: index }));
  const pie = chartConfig({ title: 'States', kind: 'pie', series: [{ name: 'Users', points }] });
  const slices = pie.data.datasets[0]?.backgroundColor;
  if (typeof slices !== 'object') throw new Error('Each slice has a colour.');
  expect(slices).toHaveLength(8);
  for (const colour of slices) expect(contrast(colour)).toBeGreaterThan(3);
  expect(pie.options.scales).toBeUndefined();
});

test('a line that lacks a label shows zero there, and the body asks for a picture', () => {
  const series = [
    { name: 'a', points: [{ label: 'Mon', value: 1 }] },
    { name: 'b', points: [{ label: 'Tue', value: 2 }] },
  ];
  const body = quickChartBody({ title: 'Days', kind: 'line', series });
  expect(body).toMatchObject({
    format: 'png',
    version: '4',
    backgroundColor: 'white',
    chart: { type: 'line' },
  });
  expect(body.chart.data.datasets.map(({ data }) => data)).toEqual([
    [1, 0],
    [0, 2],
  ]);
});
