import type { KnownBlock } from '@slack/types';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { deploymentStates } from '../../entities/deployment-state.ts';
import { inboundTypeWords } from '../../entities/inbound-type.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { maskPhone } from '../../entities/phone-mask.ts';
import { untoldBy } from '../../entities/untold.ts';
import { actionIds } from '../../reports/action-ids.ts';
import type {
  HistoryEntry,
  HistoryPage,
  MessageProgress,
  SentEntry,
  UnsentEntry,
} from '../../reports/history.ts';
import { actions, button, context, section } from '../blocks/elements.ts';
import { dateToken, escapeText, mention, oneLine, visible } from '../blocks/slack-text.ts';
import { reasonText } from './reason-text.ts';
import type { Screen } from './screen.ts';

export const openHistoryId = actionIds.openHistory;
export const historyPageId = 'history_page';
export const entriesPerPage = 10;

/** `r17`, or with a page's cursor `r17|before:1772615100000000:a5`. Never a number: values pass through Slack. */
export const historyValue = (anchor: string, cursor?: string): string =>
  cursor === undefined ? anchor : `${anchor}|${cursor}`;

export function parseHistoryValue(value: string): { readonly anchor: string; readonly cursor?: string } {
  const at = value.lastIndexOf('|');
  return at < 0 ? { anchor: value } : { anchor: value.slice(0, at), cursor: value.slice(at + 1) };
}

const longestText = 1_100;
const mostLines = 30;

const quoted = (text: string): string =>
  escapeText(visible(text).trim(), longestText)
    .split('\n')
    .slice(0, mostLines)
    .map((line) => `> ${line.replaceAll('*', '∗').replaceAll('`', 'ˋ')}`)
    .join('\n');

/** What the provider told, in the order in which a message goes. */
function progressOf(entry: MessageProgress): string {
  const { sentAt, deliveredAt, readAt, failedAt, failure, code, detail, outcome } = entry;
  const steps = [
    ...(sentAt ? [say`Sent ${dateToken(sentAt)}`] : []),
    ...(deliveredAt ? [say`Delivered ${dateToken(deliveredAt)}`] : []),
    ...(readAt ? [say`Read ${dateToken(readAt)}`] : []),
    ...(failedAt || failure
      ? [
          `${failedAt ? say`Failed ${dateToken(failedAt)}` : say`Failed`}: ${reasonText({ cause: failure ?? 'unrecognised', code, detail })}`,
        ]
      : []),
  ];
  if (steps.length > 0) return steps.join(' · ');
  return outcome === 'accepted' ? say`Accepted by WhatsApp, not sent yet` : say`Outcome not known`;
}

const stateOf = ({ state, cause, detail }: UnsentEntry): string =>
  `${said(deploymentStates[state].label)}: ${reasonText({ cause, detail })}`;

const sourceOf = ({ deploymentId, conversation, versionNumber }: SentEntry | UnsentEntry): string =>
  say`${deploymentCode(deploymentId)} · ${escapeText(oneLine(conversation), 120)} · version ${versionNumber}`;

interface Told {
  readonly head: string;
  readonly text: string;
}

const lineName = (line: string): string => escapeText(oneLine(line), 40);

function toldOf(entry: HistoryEntry): Told {
  if (entry.kind === 'received') {
    return {
      head: say`*← Received* ${dateToken(entry.at)} · ${inboundTypeWords(entry.type)} · on line ${lineName(entry.line)}`,
      text: entry.text,
    };
  }
  const { text } = entry;
  if (entry.kind === 'chat') {
    const by = entry.author === undefined ? say`by the flow` : say`by ${mention(entry.author)}`;
    return {
      head: say`*→ Chat* ${dateToken(entry.at)} · ${by} · from line ${lineName(entry.line)}\n${progressOf(entry)}`,
      text,
    };
  }
  if (entry.kind === 'unsent') {
    return { head: say`*→ Not sent* ${dateToken(entry.at)} · ${sourceOf(entry)}\n${stateOf(entry)}`, text };
  }
  const again = entry.number > 1 ? ` · ${say`try ${entry.number}`}` : '';
  return {
    head: say`*→ Sent* ${dateToken(entry.at)} · ${sourceOf(entry)} · from line ${lineName(entry.line)}${again}\n${progressOf(entry)}`,
    text,
  };
}

const nothing = text('Nothing was sent to this number and nothing came from it.');
const hidden = text('The phone is masked and the texts are hidden: only senders and agents see them.');

/** One page of what was sent to and received from one person; `isOpen` shows the number and the texts. `asked` says how recent it is. */
export function historyScreen(page: HistoryPage, isOpen: boolean, asked?: string): Screen {
  const { anchor, entries } = page;
  const phone = isOpen ? page.phone : maskPhone(page.phone);
  const parts = entries.map((entry) => {
    const { head, text } = toldOf(entry);
    return isOpen && text.trim() !== '' ? `${head}\n${quoted(text)}` : head;
  });
  const turn = (to: 'earlier' | 'later', label: string, spoken: string) => {
    const cursor = page[to];
    if (cursor === undefined || anchor === undefined) return [];
    const value = historyValue(anchor, cursor);
    return [button({ id: `${historyPageId}:${to}`, label, spoken, value })];
  };
  const turns = [
    ...turn('earlier', say`Earlier`, say`Earlier page of the history`),
    ...turn('later', say`Later`, say`Later page of the history`),
  ];
  const recency = asked === undefined ? [] : [asked];
  const empty = entries.length === 0 ? [said(nothing)] : [];
  const gateways = entries.flatMap((entry) => ('gateway' in entry ? entry.gateway : []));
  const notes = [...(isOpen ? [] : [said(hidden)]), ...untoldBy(gateways)];
  return {
    title: say`Conversation history`,
    lines: [phone, ...recency, ...parts, ...empty, ...notes],
    blocks: [
      section(`*${phone}*`),
      ...recency.map((line) => context(line)),
      ...parts.flatMap((part): KnownBlock[] => [{ type: 'divider' }, section(part)]),
      ...empty.map((line) => section(line)),
      ...(turns.length === 0 ? [] : [actions(turns)]),
      ...notes.map((note) => context(note)),
    ],
  };
}
