import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { SendableConversation } from '../../dispatch/dispatch.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { say } from '../../entities/language/say.ts';
import { categoryWord, statusWord } from '../../entities/template-words.ts';
import { actions, button, section } from '../blocks/elements.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import {
  archiveButton,
  archivedConversationsId,
  editButton,
  metricsButton,
  newConversationId,
} from '../conversations/editor-buttons.ts';
import type { Screen } from './screen.ts';

export const conversationsPageId = 'conversations_page';
const perPage = 10;

const nameOf = (name: string): string => escapeText(oneLine(name), 120).replaceAll('*', '∗');

const templateWords = ({ template }: SendableConversation): string =>
  [
    say`Template`,
    template.name,
    '·',
    template.language,
    '·',
    categoryWord(template.category),
    '·',
    statusWord(template.status),
  ]
    .map(nameOf)
    .join(' ');

function conversationLines(conversation: SendableConversation): string[] {
  const { name, versionNumber, notSendable } = conversation;
  return [
    say`*${nameOf(name)}*  version ${versionNumber}`,
    templateWords(conversation),
    notSendable ? say`Cannot be sent: ${escapeText(oneLine(notSendable), 300)}` : say`Ready to send.`,
  ];
}

function conversationBlocks(conversation: SendableConversation): KnownBlock[] {
  const { conversationId, versionNumber, name } = conversation;
  return [
    section(conversationLines(conversation).join('\n')),
    actions([
      metricsButton(conversationId, versionNumber, name),
      editButton(conversationId, name),
      archiveButton(conversationId, name),
    ]),
  ];
}

const makeButtons = (): ActionsBlock =>
  actions([
    button({ id: newConversationId, label: say`New conversation`, value: 'new', style: 'primary' }),
    button({ id: archivedConversationsId, label: say`Archived`, value: 'archived' }),
  ]);

const shownText = (start: number, shown: number, all: number): string =>
  shown === all
    ? `${counted(all, 'conversation')}.`
    : say`${countText(start + 1)}–${countText(start + shown)} of ${counted(all, 'conversation')}.`;

/** Ten conversations with the state of their templates, from the one at `offset` on. */
export function conversationsScreen(all: readonly SendableConversation[], offset: number): Screen {
  const start = offset < all.length ? Math.max(0, offset) : 0;
  const shown = all.slice(start, start + perPage);
  const turns = [
    ...(start > 0
      ? [
          button({
            id: `${conversationsPageId}:previous`,
            label: say`Previous`,
            spoken: say`Previous page of conversations`,
            value: String(Math.max(0, start - perPage)),
          }),
        ]
      : []),
    ...(start + perPage < all.length
      ? [
          button({
            id: `${conversationsPageId}:next`,
            label: say`Next`,
            spoken: say`Next page of conversations`,
            value: String(start + perPage),
          }),
        ]
      : []),
  ];
  const opening =
    all.length === 0
      ? say`There is no conversation yet. Approved templates of the WhatsApp account appear here by themselves.`
      : say`${shownText(start, shown.length, all.length)} Send one with \`/treble send\` and its name.`;
  return {
    title: say`Conversations`,
    lines: [opening, ...shown.map((conversation) => conversationLines(conversation).join(' · '))],
    blocks: [
      section(opening),
      ...shown.flatMap(conversationBlocks),
      ...(turns.length === 0 ? [] : [actions(turns)]),
      makeButtons(),
    ],
  };
}
