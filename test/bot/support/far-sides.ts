import type { AskAgain } from '../../../src/bot/bot-context.ts';
import type { Approvals } from '../../../src/dispatch/approvals/approvals.ts';
import type { Roles } from '../../../src/dispatch/approvals/roles.ts';
import type { Conversations } from '../../../src/dispatch/conversations/conversations.ts';
import type { DeploymentSummary, Dispatch, SendableConversation } from '../../../src/dispatch/dispatch.ts';
import type { Privacy } from '../../../src/dispatch/privacy/privacy.ts';
import type { Drafts } from '../../../src/dispatch/review/drafts.ts';
import { type CountedCell, delivered, failed, inProcess } from '../../../src/entities/cell.ts';
import { everywhere } from '../../../src/entities/role.ts';
import type { AuditTrail } from '../../../src/reports/audit-trail.ts';
import type { DeploymentLine, MetricsReader, ScopeDescription } from '../../../src/reports/reader.ts';
import type { ReportDocument } from '../../../src/reports/report-document.ts';
import type { ReportKinds } from '../../../src/reports/report-kinds.ts';
import type { Subscriptions } from '../../../src/reports/subscriptions.ts';

const unexpected = (what: string) => (): Promise<never> =>
  Promise.reject(new Error(`Nobody expected ${what} to be called.`));

/** Refuses whatever a test did not provide. */
export const fakeDispatch = (known: Partial<Dispatch> = {}): Dispatch => ({
  findConversations: unexpected('findConversations'),
  loadConversation: unexpected('loadConversation'),
  loadVersion: unexpected('loadVersion'),
  previewContacts: unexpected('previewContacts'),
  review: unexpected('review'),
  loadReview: unexpected('loadReview'),
  rejectedRows: () => {
    throw new Error('Nobody expected rejectedRows to be called.');
  },
  launch: unexpected('launch'),
  schedule: unexpected('schedule'),
  sendNow: unexpected('sendNow'),
  testSample: unexpected('testSample'),
  sendTest: unexpected('sendTest'),
  planCorrection: unexpected('planCorrection'),
  correctableRows: () => {
    throw new Error('Nobody expected correctableRows to be called.');
  },
  reviewCorrection: unexpected('reviewCorrection'),
  sendCorrected: unexpected('sendCorrected'),
  pause: unexpected('pause'),
  resume: unexpected('resume'),
  cancel: unexpected('cancel'),
  hold: unexpected('hold'),
  release: unexpected('release'),
  limitSpeed: unexpected('limitSpeed'),
  planRetry: async () => ({ failed: 0, now: 0, groups: [], stopped: undefined }),
  retryFailed: unexpected('retryFailed'),
  unknownOutcomes: async () => ({ resendable: 0, accepted: 0, possibleDuplicates: 0 }),
  resendUnknown: unexpected('resendUnknown'),
  loadDeployment: unexpected('loadDeployment'),
  frozen: async () => undefined,
  held: async () => [],
  freeze: unexpected('freeze'),
  unfreeze: unexpected('unfreeze'),
  ...known,
});

/** Nothing is connected, and nothing ever came. */
export const nothingSetUp = async () => ({ lines: [], heard: [], unmatched: [], unmatchedCount: 0 });

export const fakeConversations = (known: Partial<Conversations> = {}): Conversations => ({
  findTemplates: unexpected('findTemplates'),
  loadTemplate: unexpected('loadTemplate'),
  load: unexpected('load'),
  loadNamed: unexpected('loadNamed'),
  create: unexpected('create'),
  save: unexpected('save'),
  draftFlow: unexpected('draftFlow'),
  loadFlowDraft: unexpected('loadFlowDraft'),
  saveFlow: unexpected('saveFlow'),
  removeFlow: unexpected('removeFlow'),
  nameVariables: unexpected('nameVariables'),
  labelVersion: unexpected('labelVersion'),
  archive: unexpected('archive'),
  restore: unexpected('restore'),
  findArchived: unexpected('findArchived'),
  versions: unexpected('versions'),
  ...known,
});

export const fakePrivacy: Privacy = { mark: unexpected('mark'), forget: unexpected('forget') };

export const fakeDrafts = (known: Partial<Drafts> = {}): Drafts => ({
  list: async () => [],
  discard: unexpected('discard'),
  keepForm: async () => undefined,
  keptForm: async () => undefined,
  forgetForm: async () => undefined,
  ...known,
});

/** No provider that can be asked. */
export const nothingToAsk: AskAgain = { gateways: [], ask: unexpected('askAgain') };

export const fakeReader = (known: Partial<MetricsReader> = {}): MetricsReader => ({
  findScope: unexpected('findScope'),
  describe: unexpected('describe'),
  cells: unexpected('cells'),
  testUsers: async () => 0,
  users: unexpected('users'),
  exportUsers: unexpected('exportUsers'),
  groups: async (scope) => (known.cells ? known.cells(scope) : []),
  funnel: async () => undefined,
  times: async () => ({}),
  templates: unexpected('templates'),
  deploymentOfMessage: unexpected('deploymentOfMessage'),
  conversationsNamed: unexpected('conversationsNamed'),
  conversationNames: async () => [],
  history: unexpected('history'),
  deployment: unexpected('deployment'),
  deployments: unexpected('deployments'),
  cohort: unexpected('cohort'),
  ...known,
});

export const fakeApprovals = (known: Partial<Approvals> = {}): Approvals => ({
  waiting: async () => [],
  load: unexpected('load'),
  approve: unexpected('approve'),
  refuse: unexpected('refuse'),
  always: unexpected('always'),
  ...known,
});

export const noAudit: AuditTrail = {
  find: async () => [],
  async *export() {},
};

/** Nobody was given a role, and everything belongs to no place in particular. */
export const fakeRoles = (known: Partial<Roles> = {}): Roles => ({
  list: async () => [],
  grantsFor: async () => [],
  give: unexpected('give'),
  take: unexpected('take'),
  placeOf: async () => everywhere,
  ...known,
});

export const fakeSubscriptions = (known: Partial<Subscriptions> = {}): Subscriptions => ({
  subscribe: unexpected('subscribe'),
  unsubscribe: unexpected('unsubscribe'),
  find: unexpected('find'),
  rest: unexpected('rest'),
  transfer: unexpected('transfer'),
  list: unexpected('list'),
  ...known,
});

/** Knows the digest alone, which always says the same. */
export const fakeReports = (known: Partial<ReportKinds> = {}): ReportKinds => ({
  names: ['digest'],
  titleOf: () => 'Daily digest',
  summaryOf: () => 'Yesterday.',
  everyOf: () => 'day',
  isPeriod: (word) => word === 'week',
  compose: async () => ({
    document: digest,
    isNews: true,
    users: 1_000,
    failedPercent: 4,
    said: { fingerprint: 'digest' },
    quiet: 'Nothing was sent.',
  }),
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
  gateways: ['whatsapp'],
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
  testUsers: 0,
  cells: springCells,
};

/** What dispatch says of it after somebody did something to it. */
export const springSummary: DeploymentSummary = {
  id: 104,
  conversation: 'Spring sale',
  versionNumber: 2,
  phase: 'sending',
  channelId: 'C0GROWTH',
  holds: [],
  waiting: 286,
};

export const conversation = (name: string, id = 7): SendableConversation => ({
  conversationId: id,
  versionId: id * 10,
  versionNumber: 2,
  name,
  gateway: 'whatsapp',
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
