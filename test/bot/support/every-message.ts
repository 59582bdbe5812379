import { type AgentAct, agentActs } from '../../../src/entities/agent-act.ts';
import { weekdays } from '../../../src/entities/subscription-choice.ts';
import { composeAct } from '../../../src/reports/agents/act-document.ts';
import type { FollowedThread } from '../../../src/reports/agents/agent-threads-store.ts';
import { composeChat } from '../../../src/reports/agents/chat-document.ts';
import { composeHistory, composeMessages } from '../../../src/reports/agents/customer-document.ts';
import { composeDeploymentMessage } from '../../../src/reports/deployment-message.ts';
import { assignedNote, dueNotes, heldNote } from '../../../src/reports/incidents/incident-notes.ts';
import { composeRefusalNotice } from '../../../src/reports/refusal-notice.ts';
import type { ReportDocument } from '../../../src/reports/report-document.ts';
import { composeResults } from '../../../src/reports/results-document.ts';
import { missedQuestion } from '../../../src/reports/scheduled-message.ts';
import { slotDocument } from '../../../src/reports/slot-document.ts';
import type { ClaimedSlot } from '../../../src/reports/slot-store.ts';
import { toldPause } from '../../reports/incidents/given-incident.ts';
import { digest, springCells, springDeployment, springLine } from './far-sides.ts';

const at = new Date('2026-03-03T15:30:00Z');
const now = new Date('2026-03-03T16:00:00Z');
const schedule = { at: new Date('2026-03-05T15:00:00Z'), zone: 'America/Bogota', by: 'U0ANA' };
const scheduled = { ...springLine, phase: 'scheduled', launchedAt: null, schedule } as const;
const missed = { ...schedule, missed: 'The template is paused.' };
const slot = {
  subscriptionId: 3,
  key: '2026-03-04',
  dueAt: at,
  knownAt: at,
  report: 'digest',
  channelId: 'C0GROWTH',
  choices: {
    at: '09:00',
    zone: 'UTC',
    days: weekdays,
    conversations: undefined,
    onlyIf: 'news',
    failedAbove: undefined,
    otherwise: 'line',
    missed: 'catch_up',
    language: undefined,
  },
  owner: 'U0ANA',
  deploymentId: undefined,
  isEnded: false,
  isTried: false,
  last: undefined,
} as const satisfies ClaimedSlot;

const thread: FollowedThread = {
  id: 9,
  channelId: 'C0SUPPORT',
  phone: '+12025550123',
  line: '+12025550100',
  openedAt: at,
  handedAt: at,
  team: 'sales',
  note: 'They ask for a discount.',
  variables: { people: '12', plan: 'Yearly' },
  conversation: 'Spring sale',
  anchor: 'r1',
  holder: null,
  heardAt: at,
  ended: null,
  post: undefined,
  isHistoryTold: false,
  toldUpto: 0,
  unheardSince: null,
};
const act = (kind: AgentAct): ReportDocument =>
  composeAct({
    id: 1,
    threadId: 9,
    kind,
    by: 'U0ANA',
    holder: 'U0BETO',
    at,
    detail: {
      to: 'C0OTHER',
      outcome: 'resolved',
      note: 'All is well.',
      name: 'order_update',
      why: 'window_over',
    },
    excerpt: 'Hello',
  });
const received = { type: 'text', text: 'Is this the right one?', at };
const snoozed = { by: 'U0ANA', at, until: now, upTo: null } as const;
const affected = {
  id: 104,
  conversation: 'Spring sale',
  channelId: 'C0SALES',
  isHeld: true,
  waiting: 10,
  refused: 0,
};
const told = toldPause({ incident: { assigned: { to: 'U0BETO', by: 'U0ANA', at } } });

const present = <Value>(...values: readonly (Value | undefined)[]): Value[] =>
  values.filter((value) => value !== undefined);

/** Beside reports, live messages and alerts: what the product posts, by the file below `src/reports` that composes it. */
export const everyMessage: Readonly<Record<string, readonly ReportDocument[]>> = {
  'agents/act-document.ts': agentActs.map(act),
  'agents/chat-document.ts': [
    composeChat(thread, now),
    composeChat({ ...thread, holder: 'U0ANA' }, new Date('2026-03-05T16:00:00Z')),
    composeChat(
      { ...thread, ended: { because: 'moved', outcome: null, movedTo: 'C0OTHER', by: 'U0ANA' } },
      now,
    ),
  ],
  'agents/customer-document.ts': [
    composeMessages([
      { ...received, id: 1, inboundId: 'wamid.1', hasFile: false },
      { ...received, id: 2, inboundId: 'wamid.2', type: 'image', hasFile: true },
    ]),
    ...present(
      composeHistory({
        phone: thread.phone,
        anchor: 'r1',
        entries: [{ ...received, kind: 'received', line: thread.line }],
        earlier: undefined,
        later: undefined,
      }),
    ),
  ],
  'incidents/incident-notes.ts': [
    heldNote(told, affected),
    ...present(assignedNote(told)?.document),
    ...[{ reopenedAt: now, openings: 2 }, { changedAt: now }, { snoozed }, { closedAt: now }].flatMap(
      (incident) => dueNotes(toldPause({ incident }), at).map(({ document }) => document),
    ),
  ],
  'refusal-notice.ts': [true, false].map((isCertain) =>
    composeRefusalNotice(slot, 'channel_not_found', isCertain),
  ),
  'results-document.ts': [
    composeResults(springDeployment, springCells, {
      delivery: { median: 4, ninetieth: 95 },
      response: { median: 260, ninetieth: 20_000 },
    }),
  ],
  'scheduled-message.ts': [
    composeDeploymentMessage(scheduled),
    composeDeploymentMessage({ ...scheduled, schedule: missed }),
    missedQuestion(scheduled, missed),
  ],
  'slot-document.ts': [
    slotDocument(slot, digest, { post: 'all' }, now),
    slotDocument(slot, digest, { post: 'line', line: 'Nothing was sent.' }, now),
  ],
  'test-message.ts': [composeDeploymentMessage({ ...springLine, test: { phoneEnd: '0123' } })],
};
