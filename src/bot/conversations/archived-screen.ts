import type { EditedConversation } from '../../dispatch/conversations/conversations.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say } from '../../entities/language/say.ts';
import { actions, section } from '../blocks/elements.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import type { Screen } from '../views/screen.ts';
import { metricsButton, restoreButton } from './editor-buttons.ts';

export const mostArchived = 30;

const nameOf = (name: string): string => escapeText(oneLine(name), 120).replaceAll('*', '∗');

const archivedLine = ({ name, version, template }: EditedConversation): string =>
  say`*${nameOf(name)}*  version ${version} · template ${nameOf(template.name)}`;

/** Conversations that are not offered any more; `found` may be one more than are shown. */
export function archivedScreen(found: readonly EditedConversation[]): Screen {
  const shown = found.slice(0, mostArchived);
  const opening =
    found.length === 0
      ? say`No conversation is archived.`
      : found.length > shown.length
        ? say`The first ${counted(shown.length, 'archived conversation')}. They are not offered for sending; their metrics stay.`
        : say`${counted(shown.length, 'archived conversation')}. {0|It is|They are} not offered for sending; {0|its|their} metrics stay.`;
  return {
    title: say`Archived conversations`,
    lines: [opening, ...shown.map(archivedLine)],
    blocks: [
      section(opening),
      ...shown.flatMap((conversation) => {
        const { conversationId, name, version } = conversation;
        return [
          section(archivedLine(conversation)),
          actions([metricsButton(conversationId, version, name), restoreButton(conversationId, name)]),
        ];
      }),
    ],
  };
}
