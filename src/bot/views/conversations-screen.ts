import type { KnownBlock } from '@slack/types';
import type { SendableConversation } from '../../dispatch/dispatch.ts';
import { scopeValue } from '../../reports/scope-value.ts';
import { actions, button, section } from '../blocks/elements.ts';
import { counted, countText, escapeText, oneLine } from '../blocks/slack-text.ts';
import { metricsId } from './results-screen.ts';
import type { Screen } from './screen.ts';

export const conversationsPageId = 'conversations_page';
const perPage = 10;

const nameOf = (name: string): string => escapeText(oneLine(name), 120).replaceAll('*', '∗');

const templateWords = ({ template }: SendableConversation): string =>
  [
    'Template',
    template.name,
    '·',
    template.language,
    '·',
    template.category.toLowerCase(),
    '·',
    template.status.toLowerCase(),
  ]
    .map(nameOf)
    .join(' ');

function conversationLines(conversation: SendableConversation): string[] {
  const { name, versionNumber, notSendable } = conversation;
  return [
    `*${nameOf(name)}*  version ${versionNumber}`,
    templateWords(conversation),
    notSendable ? `Cannot be sent: ${escapeText(oneLine(notSendable), 300)}` : 'Ready to send.',
  ];
}

function conversationBlock(conversation: SendableConversation): KnownBlock {
  const { conversationId, versionNumber, name } = conversation;
  return section(
    conversationLines(conversation).join('\n'),
    button({
      id: `${metricsId}:${conversationId}`,
      label: 'Metrics',
      spoken: `Metrics of ${name}`,
      value: scopeValue({ kind: 'version', conversationId, versionNumber }),
    }),
  );
}

const shownText = (start: number, shown: number, all: number): string =>
  shown === all
    ? `${counted(all, 'conversation')}.`
    : `${countText(start + 1)}–${countText(start + shown)} of ${counted(all, 'conversation')}.`;

/** Ten conversations with the state of their templates, from the one at `offset` on. */
export function conversationsScreen(all: readonly SendableConversation[], offset: number): Screen {
  const start = offset < all.length ? Math.max(0, offset) : 0;
  const shown = all.slice(start, start + perPage);
  const turns = [
    ...(start > 0
      ? [
          button({
            id: `${conversationsPageId}:previous`,
            label: 'Previous',
            value: String(Math.max(0, start - perPage)),
          }),
        ]
      : []),
    ...(start + perPage < all.length
      ? [button({ id: `${conversationsPageId}:next`, label: 'Next', value: String(start + perPage) })]
      : []),
  ];
  const opening =
    all.length === 0
      ? 'There is no conversation yet. Approved templates of the WhatsApp account appear here by themselves.'
      : `${shownText(start, shown.length, all.length)} Send one with \`/treble send\` and its name.`;
  return {
    title: 'Conversations',
    lines: [opening, ...shown.map((conversation) => conversationLines(conversation).join(' · '))],
    blocks: [
      section(opening),
      ...shown.map(conversationBlock),
      ...(turns.length === 0 ? [] : [actions(turns)]),
    ],
  };
}
