import { expect, test } from 'vitest';
import { documentMessage } from '../../src/bot/blocks/document-blocks.ts';
import { charactersOf } from '../../src/bot/blocks/limits.ts';
import { affectedScreen } from '../../src/bot/incidents/affected-screen.ts';
import { textAt } from '../../src/bot/payload.ts';
import { conversationsScreen } from '../../src/bot/views/conversations-screen.ts';
import { failedUsersScreen } from '../../src/bot/views/failed-users-screen.ts';
import { historyScreen } from '../../src/bot/views/history-screen.ts';
import { closedHomeView, type HomeContent, homeView } from '../../src/bot/views/home-view.ts';
import { noticeView } from '../../src/bot/views/notice.ts';
import { resultsScreen } from '../../src/bot/views/results-screen.ts';
import { asMessage, asModal, type Screen } from '../../src/bot/views/screen.ts';
import { usersScreen } from '../../src/bot/views/users-screen.ts';
import { type CountedCell, failed } from '../../src/entities/cell.ts';
import { failureClassNames } from '../../src/entities/failure-class.ts';
import type { HistoryEntry, HistoryPage } from '../../src/reports/history.ts';
import type { UserLine } from '../../src/reports/reader.ts';
import type { ReportDocument } from '../../src/reports/report-document.ts';
import { validateMessage, validateView } from '../../src/sandbox/slack/validate-blocks.ts';
import { toldPause } from '../reports/incidents/given-incident.ts';
import {
  conversation,
  digest,
  springCells,
  springDeployment,
  springLine,
  springVersion,
} from './support/far-sides.ts';
import { printedJson } from './support/printed-json.ts';

const hostile = '<!channel> <@U1> <https://x|Pay here> `code` *bold* & \u202Eevil\u200B &lt; ';
const long = hostile.repeat(130);

const user = (id: number, words: Partial<UserLine> = {}): UserLine => ({
  id,
  deploymentId: 104,
  phone: `+1202555${String(100 + id).padStart(4, '0')}`,
  rowNumber: id + 1,
  deploymentDate: new Date('2026-03-04T09:00:00Z'),
  state: 'invalid_number',
  cause: 'invalid_number',
  code: '131021',
  detail: 'Recipient cannot be sender',
  stage: 'in_flow',
  session: 'agent',
  lastActivityAt: new Date('2026-03-04T09:05:00Z'),
  variables: { name: 'Ana', code: 'X-1' },
  ...words,
});

const users = (words?: Partial<UserLine>): UserLine[] =>
  Array.from({ length: 8 }, (_value, id) => user(id, words));
const overlongUser = {
  phone: long,
  code: long,
  detail: long,
  variables: { [long]: long, b: long },
};
const page = { users: users(), next: 'after:8', previous: 'before:1' };

const everyFailure: CountedCell[] = failureClassNames.flatMap((name) => [
  { ...failed(name, long), count: 2_000_000 },
  { ...failed(name, '131000'), count: 1 },
]);

const moment = (minutes: number) => new Date(Date.UTC(2026, 2, 4, 9, minutes));
const sentTo = {
  deploymentId: 104,
  conversation: 'Spring sale',
  versionNumber: 2,
  line: '+12025550100',
  gateway: 'whatsapp',
};
const history: HistoryPage = {
  phone: '+12025550123',
  anchor: 'r17',
  entries: [
    {
      ...sentTo,
      kind: 'sent',
      attemptId: 1,
      text: 'Hello Ana',
      at: moment(1),
      number: 1,
      outcome: 'accepted',
      sentAt: moment(2),
      deliveredAt: moment(3),
      readAt: undefined,
      failedAt: undefined,
      failure: undefined,
      code: undefined,
      detail: undefined,
    },
    { kind: 'received', at: moment(4), line: '+12025550100', type: 'voice', text: '' },
    {
      ...sentTo,
      kind: 'unsent',
      text: 'Hello Ana',
      at: moment(5),
      state: 'excluded',
      cause: 'excluded',
      detail: undefined,
    },
  ],
  earlier: 'before:1772614860000000:a1',
  later: undefined,
};
const overlongTo = {
  deploymentId: 104,
  conversation: long,
  versionNumber: 2,
  line: long,
  gateway: long,
  text: long,
};
const overlongHistory: HistoryPage = {
  ...history,
  later: 'after:1772614860000000:a1',
  entries: Array.from({ length: 10 }, (_value, index): HistoryEntry => {
    if (index % 2 === 0)
      return {
        kind: 'received',
        at: moment(index),
        line: long,
        type: long,
        text: `${'\n'.repeat(900)}${hostile}\n`.repeat(9),
      };
    const failed = { failedAt: moment(9), failure: long, code: long, detail: long };
    const none = { sentAt: moment(2), deliveredAt: moment(3), readAt: moment(4), outcome: 'failed' };
    return {
      ...overlongTo,
      ...none,
      ...failed,
      kind: 'sent',
      attemptId: index,
      at: moment(index),
      number: 7,
    };
  }),
};

const named = (title: string, versions: readonly number[]) => ({ ...springVersion, title, versions });
const many = Array.from({ length: 300 }, (_value, index) => 300 - index);

const times = { delivery: { median: 4, ninetieth: 95 }, response: { median: 260, ninetieth: 20_000 } };

const looks: Readonly<Record<string, Screen>> = {
  results: resultsScreen({ description: springDeployment, cells: springCells, times }),
  'results-of-a-version': resultsScreen({ description: springVersion, cells: springCells, times }),
  'results-empty': resultsScreen({ description: springDeployment, cells: [], times: {} }),
  'results-overlong': resultsScreen({ description: named(long, many), cells: everyFailure, times }),
  'failed-users': failedUsersScreen({ description: springDeployment, cells: springCells }, 'U0ANA'),
  'failed-users-none': failedUsersScreen({ description: springDeployment, cells: [] }, 'U0ANA'),
  'failed-users-overlong': failedUsersScreen({ description: named(long, many), cells: everyFailure }, long),
  users: usersScreen(springDeployment, { filter: { states: ['invalid_number'] } }, page, 12),
  'users-none': usersScreen(
    springDeployment,
    { filter: {} },
    { users: [], next: undefined, previous: undefined },
    0,
  ),
  'users-overlong': usersScreen(
    named(long, many),
    { filter: {}, sort: 'activity' },
    { ...page, users: users(overlongUser) },
    2_000_000,
  ),
  history: historyScreen(history, true),
  'history-masked': historyScreen(history, false),
  'history-none': historyScreen({ ...history, anchor: undefined, entries: [], earlier: undefined }, true),
  'history-overlong': historyScreen(overlongHistory, true),
  conversations: conversationsScreen(
    many.slice(0, 12).map((id) => conversation(`Offer ${id}`, id)),
    0,
  ),
  'conversations-none': conversationsScreen([], 0),
  'conversations-overlong': conversationsScreen(
    many.map((id) => ({ ...conversation(long, id), notSendable: long })),
    10,
  ),
};

const overlongDocument: ReportDocument = {
  title: long,
  summary: long,
  context: Array.from({ length: 30 }, () => [long, { user: 'U0ANA' }, { at: new Date(0) }, { bold: long }]),
  figures: Array.from({ length: 90 }, () => ({ label: long, value: long, note: long })),
  tables: Array.from({ length: 9 }, () => ({
    caption: long,
    columns: Array.from({ length: 30 }, () => long),
    rows: Array.from({ length: 500 }, () => Array.from({ length: 30 }, () => long)),
  })),
  charts: (['bar', 'line', 'pie'] as const).map((kind) => ({
    title: long,
    kind,
    series: Array.from({ length: 20 }, (_series, at) => ({
      name: long,
      points: Array.from({ length: 60 }, (_point, index) => ({
        label: `${long}${index}`,
        value: index * at,
      })),
    })),
  })),
  notes: Array.from({ length: 90 }, () => [long]),
  actions: Array.from({ length: 60 }, () => ({ id: 'view_results', label: long, value: 'deployment:1' })),
};

const empty: ReportDocument = {
  title: 'Digest of 3 March 2026',
  summary: 'Nothing was sent yesterday.',
  context: [],
  figures: [],
  tables: [{ caption: 'Send failures', columns: ['State', 'Users'], rows: [] }],
  charts: [{ title: 'Delivered', kind: 'pie', series: [] }],
  notes: [],
  actions: [],
};
const twelveTooMany: ReportDocument = {
  ...digest,
  tables: [
    {
      caption: 'Failures by city',
      columns: ['City', 'Users'],
      rows: Array.from({ length: 112 }, (_value, index) => [`City ${index}`, index]),
    },
    ...digest.tables,
  ],
};

const documents: Readonly<Record<string, ReportDocument>> = {
  document: digest,
  'document-empty': empty,
  'document-long-table': twelveTooMany,
  'document-overlong': overlongDocument,
};

const messages = {
  ...Object.fromEntries(
    Object.entries(looks).map(([name, screen]) => [
      `message-${name}`,
      asMessage(screen, name.endsWith('overlong')),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(documents).map(([name, document]) => [
      `message-${name}`,
      documentMessage(document, { simulated: name.endsWith('overlong'), charts: 'native' }),
    ]),
  ),
};

const draft = {
  id: 17,
  conversation: 'Spring sale',
  versionNumber: 2,
  audienceName: 'march.csv',
  createdAt: new Date('2026-03-04T14:05:00Z'),
  users: 900,
};
const home: HomeContent = {
  incidents: [toldPause()],
  mayAct: true,
  running: [springLine],
  templates: [
    { id: 't1', name: 'spring_sale', language: 'es', status: 'PAUSED', quality: 'RED' },
    { id: 't2', name: 'welcome', language: 'es', status: 'APPROVED', quality: 'YELLOW' },
    { id: 't3', name: 'reminder', language: 'es', status: 'APPROVED', quality: null },
  ],
  offers: [
    { kind: 'review', draft },
    {
      kind: 'form',
      form: {
        channelId: '',
        versionId: undefined,
        conversation: undefined,
        pasted: '+12025550101',
        file: { id: 'F1', name: 'march.csv' },
        keptAt: new Date('2026-03-04T13:00:00Z'),
      },
    },
  ],
  support: 'U0ANA',
  simulated: false,
};

const views = {
  ...Object.fromEntries(Object.entries(looks).map(([name, screen]) => [name, asModal(screen, true)])),
  'home-empty': homeView({ ...home, incidents: [], running: [], templates: [], offers: [] }),
  home: homeView(home),
  'affected-users': asModal(affectedScreen(toldPause()), true),
  'affected-users-none': asModal(affectedScreen(toldPause({ affected: [] })), true),
  'home-of-a-member': homeView({ ...home, mayAct: false, offers: [] }),
  'home-overlong': homeView({
    ...home,
    incidents: Array.from({ length: 15 }, () => toldPause({ template: { name: long, language: long } })),
    running: Array.from({ length: 15 }, (_value, id) => ({ ...springLine, id, conversation: long })),
    templates: Array.from({ length: 15 }, () => ({
      id: 't1',
      name: long,
      language: long,
      status: 'PAUSED',
      quality: 'RED',
    })),
    offers: Array.from({ length: 15 }, (_value, id) => ({
      kind: 'review' as const,
      draft: { ...draft, id, conversation: long, audienceName: long },
    })),
    support: long,
    simulated: true,
  }),
  'home-closed': closedHomeView('This app is not open to guests. Ask <@U0ANA>.'),
  notice: noticeView('D-104 cannot be paused: it is already finished.', false),
};

/** What a reader could be tricked by, had it not been escaped or taken out. */
const trick = /<!channel>|<@U1>|<https:|\u202E|\u200B/;

/** All texts in which Slack looks for mentions and links. */
function markup(value: unknown): string {
  if (Array.isArray(value)) return value.map(markup).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  const text = textAt(value, 'type') === 'mrkdwn' ? textAt(value, 'text') : undefined;
  return text ?? Object.values(value).map(markup).join('\n');
}

test.each(Object.entries(messages))('Slack takes %s as a message', async (name, message) => {
  expect(validateMessage(message)).toEqual([]);
  expect(message.blocks.length).toBeLessThanOrEqual(50);
  expect(charactersOf(message.blocks)).toBeLessThanOrEqual(9_000);
  expect(Buffer.byteLength(JSON.stringify(message.blocks))).toBeLessThanOrEqual(15_000);
  expect(message.text).not.toMatch(trick);
  expect(markup(message.blocks)).not.toMatch(trick);
  await expect(printedJson(message)).toMatchFileSnapshot(`screens/${name}.json`);
});

test.each(Object.entries(views))('Slack takes %s as a view', async (name, view) => {
  expect(validateView(view)).toEqual([]);
  expect(markup(view.blocks)).not.toMatch(trick);
  await expect(printedJson(view)).toMatchFileSnapshot(`screens/${name}.json`);
});

test('what does not fit is counted, never silently left out', () => {
  const text = JSON.stringify(documentMessage(twelveTooMany, { simulated: false, charts: 'native' }).blocks);
  expect(text).toMatch(/… and \d+ more rows/);
  expect(JSON.stringify(messages['message-document-overlong'])).toMatch(/… and \d+ more/);
});

test('no table and no chart is shown without its words', () => {
  const { text } = documentMessage(digest, { simulated: false, charts: 'native' });
  for (const words of [
    'Invalid number: Users 49, Share 4.9 %',
    'Delivered by day. Delivered: Mon 457, Tue 512.',
  ]) {
    expect(text).toContain(words);
  }
});

test('a chart with more than Slack draws keeps its total', () => {
  const points = Array.from({ length: 9 }, (_value, index) => ({
    label: `Cause ${index}`,
    value: 10 - index,
  }));
  const pie = { title: 'Causes', kind: 'pie' as const, series: [{ name: 'Users', points }] };
  const { blocks } = documentMessage({ ...empty, charts: [pie] }, { simulated: false, charts: 'native' });
  expect(blocks).toContainEqual(
    expect.objectContaining({
      chart: {
        type: 'pie',
        segments: [...points.slice(0, 5), { label: 'Other', value: 5 + 4 + 3 + 2 }],
      },
    }),
  );
});
