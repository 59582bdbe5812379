import type { BotContext } from '../../../src/bot/bot-context.ts';
import type { Call, Reply } from '../../../src/bot/listener.ts';
import type { Dispatch, Review, SendableConversation } from '../../../src/dispatch/dispatch.ts';
import type { Drafts } from '../../../src/dispatch/review/drafts.ts';
import type { ReviewCounts } from '../../../src/entities/review-counts.ts';
import { fakeAgents } from '../../support/fake-agents.ts';
import { fakeAudiences } from '../../support/fake-audiences.ts';
import { fakeIncidents, fakeOpenIncidents } from '../../support/fake-incidents.ts';
import { fakeTries } from '../../support/fake-tries.ts';
import {
  fakeApprovals,
  fakeConversations,
  fakeDrafts,
  fakePrivacy,
  fakeRoles,
  noAudit,
  nothingSetUp,
  nothingToAsk,
} from '../support/far-sides.ts';
import type { LoopbackSlack } from './loopback-slack.ts';

const refuse = (what: string) => (): never => {
  throw new Error(`Nobody expected ${what}.`);
};

export const springSale: SendableConversation = {
  conversationId: 3,
  versionId: 31,
  versionNumber: 2,
  name: 'Spring sale',
  gateway: 'whatsapp',
  template: {
    id: 'T1',
    name: 'spring_sale',
    language: 'es',
    category: 'MARKETING',
    status: 'APPROVED',
    definition: { format: 'named', body: 'Hi {{first_name}}', buttons: [] },
  },
  columns: ['first_name'],
  notSendable: undefined,
};

export const counts: ReviewCounts = {
  rows: 1000,
  valid: 900,
  invalid: 40,
  duplicate: 25,
  excluded: 15,
  variableUnfilled: 20,
  agentSession: 0,
  tooManyTemplates: 0,
};

export const review: Review = {
  draftId: 17,
  conversation: springSale,
  audienceName: 'list.csv',
  channelId: 'C0GROWTH',
  counts,
  missingColumns: [],
  samples: [
    {
      phone: '+12025550101',
      header: 'Spring sale',
      body: 'Hi Ana, 20 % off until Sunday.',
      footer: 'Reply STOP to opt out',
      buttons: ['Shop now', 'Stop'],
    },
    {
      phone: '+12025550102',
      header: undefined,
      body: 'Hi Maximiliana, 20 % off.',
      footer: undefined,
      buttons: [],
    },
  ],
  line: { id: '106540352242922', displayPhone: '+1 202 555 0199' },
  estimatedSeconds: 13,
  notSendable: undefined,
};

export function fakeDispatch(does: Partial<Dispatch>): Dispatch {
  return {
    findConversations: refuse('a search'),
    loadConversation: refuse('a conversation'),
    loadVersion: refuse('a version'),
    previewContacts: refuse('a preview'),
    review: refuse('a review'),
    loadReview: refuse('an old review'),
    rejectedRows: refuse('rejected rows'),
    launch: refuse('a launch'),
    schedule: refuse('a schedule'),
    sendNow: refuse('a start'),
    testSample: refuse('a sample'),
    sendTest: refuse('a test'),
    planCorrection: refuse('a correction'),
    correctableRows: refuse('rows to correct'),
    reviewCorrection: refuse('corrected rows'),
    sendCorrected: refuse('corrected rows to send'),
    pause: refuse('a pause'),
    resume: refuse('a resume'),
    cancel: refuse('a cancellation'),
    hold: refuse('a hold'),
    release: refuse('a release'),
    limitSpeed: refuse('a speed limit'),
    planRetry: refuse('planRetry'),
    retryFailed: refuse('retryFailed'),
    unknownOutcomes: refuse('unknownOutcomes'),
    resendUnknown: refuse('resendUnknown'),
    loadDeployment: refuse('a deployment'),
    frozen: refuse('a question about the freeze'),
    held: refuse('a question about what is held'),
    freeze: refuse('a freeze'),
    unfreeze: refuse('an end of the freeze'),
    ...does,
  };
}

type AuditEntry = Parameters<BotContext['audit']>[0];

export interface Stage {
  readonly call: Call;
  readonly context: BotContext;
  readonly replies: readonly Reply[];
  readonly audited: readonly AuditEntry[];
  /** Addresses that were downloaded. */
  readonly fetched: readonly string[];
}

export interface Scene {
  readonly dispatch?: Partial<Dispatch>;
  readonly drafts?: Partial<Drafts>;
  readonly file?: string;
  readonly fetch?: BotContext['files']['fetch'];
  readonly simulated?: boolean;
  readonly now?: () => Date;
}

async function* inPieces(text: string): AsyncGenerator<Uint8Array> {
  for (const piece of text.match(/.{1,7}/gs) ?? []) yield Buffer.from(piece);
}

/** Ana, who may send, in front of a Slack that runs on loopback. */
export function setStage(slack: LoopbackSlack, scene: Scene = {}): Stage {
  const replies: Reply[] = [];
  const audited: AuditEntry[] = [];
  const fetched: string[] = [];
  const context: BotContext = {
    dispatch: fakeDispatch(scene.dispatch ?? {}),
    conversations: fakeConversations(),
    agents: fakeAgents(),
    tries: fakeTries(),
    askAgain: nothingToAsk,
    openMedia: () => Promise.reject(new Error('Nobody expected a file.')),
    audiences: fakeAudiences(),
    incidents: fakeIncidents(),
    openIncidents: fakeOpenIncidents(),
    reader: {
      findScope: refuse('a scope'),
      describe: refuse('a scope'),
      cells: refuse('figures'),
      testUsers: refuse('test numbers'),
      users: refuse('users'),
      exportUsers: refuse('users'),
      groups: refuse('groups'),
      funnel: refuse('funnel'),
      times: refuse('times'),
      templates: refuse('templates'),
      deploymentOfMessage: refuse('a message'),
      conversationsNamed: refuse('conversations'),
      conversationNames: refuse('conversations'),
      history: refuse('a history'),
      deployment: refuse('a deployment'),
      deployments: refuse('deployments'),
      cohort: refuse('a cohort'),
    },
    drafts: fakeDrafts(scene.drafts),
    roles: fakeRoles(),
    setup: nothingSetUp,
    privacy: fakePrivacy,
    exports: { note: async () => undefined },
    publicUrl: 'https://treble.example',
    approvals: fakeApprovals(),
    auditTrail: noAudit,
    templateHealth: async () => [],
    subscriptions: {
      subscribe: refuse('a subscription'),
      unsubscribe: refuse('an end of a subscription'),
      find: refuse('a subscription'),
      rest: refuse('a pause'),
      transfer: refuse('a transfer'),
      list: refuse('subscriptions'),
    },
    reports: {
      names: [],
      titleOf: refuse('a report'),
      everyOf: refuse('a report'),
      isPeriod: refuse('a period'),
      summaryOf: refuse('a report'),
      compose: refuse('a report'),
    },
    postDocument: refuse('a message'),
    access: { refusal: async () => undefined },
    files: {
      fetch:
        scene.fetch ??
        (async (url) => {
          fetched.push(url);
          return inPieces(scene.file ?? '');
        }),
    },
    readPhone: refuse('a phone'),
    background: slack.client,
    sendDocument: refuse('a document'),
    adminUsers: ['U0ANA'],
    supportContact: 'U0ANA',
    defaultZone: 'UTC',
    simulated: scene.simulated ?? false,
    audit: async (entry) => {
      audited.push(entry);
    },
    now: scene.now ?? (() => new Date('2026-03-04T09:00:00Z')),
  };
  const call: Call = {
    context,
    client: slack.client,
    userId: 'U0ANA',
    channelId: 'C0GROWTH',
    triggerId: 'trigger-1',
    reply: async (reply) => {
      replies.push(reply);
    },
  };
  return { call, context, replies, audited, fetched };
}
