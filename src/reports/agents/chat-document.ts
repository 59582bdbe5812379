import { freeWindowMs } from '../../entities/agent-act.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { maskPhone } from '../../entities/phone-mask.ts';
import type { SessionEnd } from '../../entities/session-kind.ts';
import { actionIds } from '../action-ids.ts';
import type { ReportAction, ReportDocument, Words } from '../report-document.ts';
import { sayWords } from '../say-words.ts';
import type { FollowedThread } from './agent-threads-store.ts';

/** What agents choose when they end a conversation; kept with the chat as it is written here. */
export const chatOutcomes = [
  text('Resolved'),
  text('Not resolved'),
  text('No answer'),
  text('Other outcome'),
] as const;

const hourMs = 3_600_000;

/** A document without a title, as one line of a chat has none. */
export const chatLine = (summary: string, more: Partial<ReportDocument> = {}): ReportDocument => ({
  title: '',
  summary,
  context: [],
  figures: [],
  tables: [],
  charts: [],
  notes: [],
  actions: [],
  ...more,
});

const endings: Readonly<Record<SessionEnd, string>> = {
  finished: text('The conversation is over.'),
  opted_out: text('The customer opted out, so the conversation is over.'),
  replaced: text('Another conversation has begun, so this one is over.'),
  expired: text('Nobody had written for a long time, so the conversation was closed.'),
  broken: text('The conversation broke off.'),
  ended_by_agent: text('The conversation is over.'),
};

/** `Resolved: paid by card`, with the chosen word in the reader's language. */
export function outcomeText(outcome: string): string {
  const [word = '', ...note] = outcome.split(': ');
  return [said(word), ...note].join(': ');
}

function stateWords({ ended, holder, handedAt }: FollowedThread): Words {
  if (ended?.because === 'moved') {
    return sayWords`The chat goes on in ${{ channel: ended.movedTo ?? '' }}. Nothing written here goes to the customer.`;
  }
  if (ended) {
    const by = ended.by === null ? [] : [' ', ...sayWords`Ended by ${{ user: ended.by }}.`];
    const outcome = ended.outcome
      ? [' ', ...sayWords`Outcome: ${{ bold: outcomeText(ended.outcome) }}.`]
      : [];
    return [said(endings[ended.because]), ...by, ...outcome];
  }
  return holder === null
    ? sayWords`Waits for an agent since ${{ at: handedAt }}.`
    : sayWords`${{ user: holder }} has this chat.`;
}

/** To the full hour before, so that not every message of the customer needs an edit. */
function windowWords({ heardAt, ended }: FollowedThread, now: Date): Words[] {
  if (ended || heardAt === null) return [];
  const end = heardAt.getTime() + freeWindowMs;
  if (end <= now.getTime())
    return [[say`The 24 hours for free answers are over: only a template can be sent.`]];
  const shown = new Date(Math.floor(end / hourMs) * hourMs);
  return [sayWords`Free answers are possible until ${{ at: shown }}.`];
}

/** A value may hold the very number that is masked above. */
const shownValue = (value: string, phone: string): string =>
  value.replace(/\D/g, '').endsWith(phone.slice(-9)) ? maskPhone(phone) : value;

const button = (id: string, label: string, value: string): ReportAction => ({ id, label, value });

const isWindowOver = ({ heardAt }: FollowedThread, now: Date): boolean =>
  heardAt !== null && heardAt.getTime() + freeWindowMs <= now.getTime();

function buttons(thread: FollowedThread, now: Date): ReportAction[] {
  const { id, ended, holder, anchor } = thread;
  const value = String(id);
  const history: ReportAction[] =
    anchor === null
      ? []
      : [
          {
            ...button(actionIds.openHistory, say`History`, anchor),
            spoken: say`History of ${maskPhone(thread.phone)}`,
          },
        ];
  if (ended) return history;
  const claim: ReportAction[] =
    holder === null ? [{ ...button(actionIds.claimChat, say`Claim`, value), style: 'primary' }] : [];
  const template = isWindowOver(thread, now)
    ? [button(actionIds.sendTemplate, say`Send a template`, value)]
    : [];
  return [
    ...claim,
    ...template,
    button(actionIds.assignChat, say`Assign`, value),
    button(actionIds.moveChat, say`Transfer`, value),
    { ...button(actionIds.endChat, say`End conversation`, value), style: 'danger' },
    ...history,
  ];
}

/** The first message of a thread: who it is about, how it stands, what is known, and what can be done. */
export function composeChat(thread: FollowedThread, now: Date): ReportDocument {
  const { phone, line, conversation, team, note, variables } = thread;
  const lead = stateWords(thread);
  const origin = conversation === null ? [] : [[say`Conversation ${conversation}`]];
  return {
    ...chatLine(lead.map((word) => (typeof word === 'string' ? word : '…')).join('')),
    title: say`Chat with ${maskPhone(phone)}`,
    lead,
    context: [
      ...origin,
      [say`Line ${line}`],
      ...(team === '' ? [] : [[say`For ${team}`]]),
      ...windowWords(thread, now),
    ],
    figures: Object.entries(variables).map(([label, value]) => ({ label, value: shownValue(value, phone) })),
    notes: note === '' ? [] : [[note]],
    actions: buttons(thread, now),
  };
}
