import { expect, test } from 'vitest';
import { holdLine } from '../../src/bot/views/deployment-lines.ts';
import { type CountedCell, cancelled, delivered, failed, inProcess } from '../../src/entities/cell.ts';
import { chartConfig, quickChartBody } from '../../src/reports/chart-config.ts';
import { composeDeploymentMessage } from '../../src/reports/deployment-message.ts';
import type { DeploymentLine, Scope } from '../../src/reports/reader.ts';
import type { ReportChart, Words } from '../../src/reports/report-document.ts';
import { parseScopeValue, parseUsersValue, scopeValue, usersValue } from '../../src/reports/scope-value.ts';

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
  testUsers: 0,
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

const oneReason: [story: string, cells: CountedCell[], note: string | undefined][] = [
  ['sent', [{ ...inProcess('sent', true), count: 8 }], 'sent and not delivered yet'],
  ['unknown', [{ ...inProcess('unknown'), count: 8 }], 'unknown, not retried'],
  ['not sent yet', [{ ...inProcess('queued'), count: 8 }], undefined],
];
test.each(oneReason)('a number that is all %s is said once', (_story, waiting, note) => {
  const { figures } = composeDeploymentMessage(deployment({ cells: [...waiting, ...cells.slice(0, 1)] }));
  expect(figures[2]).toMatchObject({ label: 'In process', value: '8' });
  expect(figures[2]?.note).toBe(note);
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

test('who paused a deployment is named', () => {
  const holds = [{ kind: 'paused_by_person', because: 'Paused by a person.', by: 'U0BEN' }] as const;
  expect(composeDeploymentMessage(deployment({ holds })).context[0]).toEqual([
    'Paused by ',
    { user: 'U0BEN' },
    '.',
  ]);
  expect(holdLine(holds[0])).toBe('Paused by <@U0BEN>.');
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
  expect(withCancelled.figures.at(-1)).toEqual({ label: 'Cancelled', value: '4', number: 4 });
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
  const points = (values: readonly number[]) =>
    ['Delivered', 'In process', 'Send failure'].map((label, at) => ({ label, value: values[at] ?? 0 }));
  const chart: ReportChart = {
    title: 'Users by outcome',
    kind: 'bar',
    series: [
      { name: '2 Mar', points: points([855, 15, 0]) },
      { name: '3 Mar', points: points([900, 15, 60]) },
    ],
  };
  const { type, data, options } = chartConfig(chart);
  expect(type).toBe('bar');
  expect(data.labels).toEqual(['Delivered', 'In process', 'Send failure']);
  expect(data.datasets.map(({ label, data: values }) => [label, values])).toEqual([
    ['2 Mar', [855, 15, 0]],
    ['3 Mar', [900, 15, 60]],
  ]);
  expect(options.scales?.y.beginAtZero).toBe(true);
  const eight = Array.from({ length: 8 }, (_point, index) => ({ label: `${index}`, value: index }));
  const pie = chartConfig({ title: 'States', kind: 'pie', series: [{ name: 'Users', points: eight }] });
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
