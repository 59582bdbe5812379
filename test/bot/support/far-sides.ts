import type { Dispatch, SendableConversation } from '../../../src/dispatch/dispatch.ts';
import { type CountedCell, delivered, failed, inProcess } from '../../../src/entities/cell.ts';
import type { DeploymentLine, MetricsReader, ScopeDescription } from '../../../src/reports/reader.ts';
import type { ReportDocument } from '../../../src/reports/report-document.ts';
import type { Subscriptions } from '../../../src/reports/subscriptions.ts';

const unexpected = (what: string) => (): Promise<never> =>
  Promise.reject(new Error(`Nobody expected ${what} to be called.`));

/** Refuses whatever a test did not provide. */
export const fakeDispatch = (known: Partial<Dispatch> = {}): Dispatch => ({
  findConversations: unexpected('findConversations'),
  loadConversation: unexpected('loadConversation'),
  loadVersion: unexpected('loadVersion'),
  review: unexpected('review'),
  loadReview: unexpected('loadReview'),
  rejectedRows: () => {
    throw new Error('Nobody expected rejectedRows to be called.');
  },
  launch: unexpected('launch'),
  pause: unexpected('pause'),
  resume: unexpected('resume'),
  cancel: unexpected('cancel'),
  planRetry: async () => ({ failed: 0, now: 0, groups: [], stopped: undefined }),
  retryFailed: unexpected('retryFailed'),
  unknownOutcomes: async () => ({ resendable: 0, accepted: 0, possibleDuplicates: 0 }),
  resendUnknown: unexpected('resendUnknown'),
  loadDeployment: unexpected('loadDeployment'),
  frozen: async () => undefined,
  freeze: unexpected('freeze'),
  unfreeze: unexpected('unfreeze'),
  ...known,
});

export const fakeReader = (known: Partial<MetricsReader> = {}): MetricsReader => ({
  findScope: unexpected('findScope'),
  describe: unexpected('describe'),
  cells: unexpected('cells'),
  users: unexpected('users'),
  deployment: unexpected('deployment'),
  deployments: unexpected('deployments'),
  cohort: unexpected('cohort'),
  ...known,
});

export const fakeSubscriptions = (known: Partial<Subscriptions> = {}): Subscriptions => ({
  subscribe: unexpected('subscribe'),
  unsubscribe: unexpected('unsubscribe'),
  list: unexpected('list'),
  ...known,
});

/** 1,000 users in every kind of state. */
export const springCells: readonly CountedCell[] = [
  { ...delivered('delivered', false), count: 400 },
  { ...delivered('read', true), count: 112 },
  { ...inProcess('queued'), count: 286 },
  { ...inProcess('sent', true), count: 20 },
  { ...inProcess('unknown'), count: 3 },
  { ...failed('invalid_number'), count: 40 },
  { ...failed('invalid_number', '131021'), count: 9 },
  { ...failed('unreachable', '131026'), count: 60 },
  { ...failed('excluded'), count: 15 },
  { ...failed('variable_missing'), count: 20 },
  { ...failed('template_paused', '132015'), count: 5 },
  { ...failed('frequency_capped', '131049'), count: 25 },
  { ...failed('unrecognised', '999999'), count: 5 },
];

export const springDeployment: ScopeDescription = {
  scope: { kind: 'deployment', deploymentId: 104 },
  title: 'D-104 · Spring sale · version 2',
  conversationId: 7,
  conversation: 'Spring sale',
  versions: [2, 1],
};

export const springVersion: ScopeDescription = {
  ...springDeployment,
  scope: { kind: 'version', conversationId: 7, versionNumber: 2 },
  title: 'Spring sale · version 2',
};

export const springLine: DeploymentLine = {
  id: 104,
  conversation: 'Spring sale',
  versionNumber: 2,
  templateId: 'tpl-1',
  templateName: 'spring_sale',
  phase: 'sending',
  holds: [],
  channelId: 'C0GROWTH',
  audienceName: 'march.csv',
  launchedBy: 'U0ANA',
  launchedAt: new Date('2026-03-04T09:00:00Z'),
  retryable: 0,
  cells: springCells,
};

export const conversation = (name: string, id = 7): SendableConversation => ({
  conversationId: id,
  versionId: id * 10,
  versionNumber: 2,
  name,
  gateway: 'cloud-api',
  template: {
    id: `tpl-${id}`,
    name: 'spring_sale',
    language: 'es_CO',
    category: 'MARKETING',
    status: 'APPROVED',
    definition: { format: 'positional', body: 'Hola {{1}}', buttons: [] },
  },
  columns: ['1'],
  notSendable: undefined,
});

export const digest: ReportDocument = {
  title: 'Digest of 3 March 2026',
  summary: '512 of 1,000 users were reached yesterday, 12.0 % more than the day before.',
  context: [['For ', { channel: 'C0GROWTH' }, ' until ', { at: new Date('2026-03-04T05:00:00Z') }]],
  figures: [
    { label: 'Total users', value: '1,000' },
    { label: 'Delivered', value: '512', note: '+12.0 %' },
  ],
  tables: [
    {
      caption: 'Send failures',
      columns: ['State', 'Users', 'Share'],
      rows: [
        ['Invalid number', 49, '4.9 %'],
        ['Excluded', 15, '1.5 %'],
      ],
    },
  ],
  charts: [
    {
      title: 'Delivered by day',
      kind: 'bar',
      series: [
        {
          name: 'Delivered',
          points: [
            { label: 'Mon', value: 457 },
            { label: 'Tue', value: 512 },
          ],
        },
      ],
    },
  ],
  notes: [['Launched by ', { user: 'U0ANA' }, '.']],
  actions: [
    { id: 'view_results', label: 'View results', value: 'deployment:104', style: 'primary' },
    { id: 'failed_users', label: 'Failed users', value: 'deployment:104' },
  ],
};
