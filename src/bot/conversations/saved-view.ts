import type { ModalView } from '@slack/types';
import type { EditedConversation } from '../../dispatch/conversations/conversations.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { statusWord } from '../../entities/template-words.ts';
import { actions, section, simulatedMark } from '../blocks/elements.ts';
import { shownModal } from '../blocks/modal.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import type { Reply } from '../listener.ts';
import { editButton, metricsButton, versionsButton } from './editor-buttons.ts';

export type SavedKind = 'created' | 'saved' | 'unchanged';

const titles: Readonly<Record<SavedKind, string>> = {
  created: text('Created'),
  saved: text('Saved'),
  unchanged: text('Nothing changed'),
};

const sentences: Readonly<Record<SavedKind, (name: string, version: number) => string>> = {
  created: (name) => say`*${name}* is ready as version 1. Send it with \`/treble send\` and its name.`,
  saved: (name, version) =>
    say`*${name}* is saved as version ${version}. Deployments that are under way keep the version they began with; the next one sends this.`,
  unchanged: (name, version) =>
    say`Nothing differs from version ${version} of *${name}*, so no new version was made.`,
};

/** What became of a save: as the last view, and the same for somebody who closed the window meanwhile. */
export function saySaved(
  kind: SavedKind,
  { conversationId, name, version, template }: EditedConversation,
  simulated: boolean,
): { readonly view: ModalView; readonly reply: Reply } {
  const shown = escapeText(oneLine(name), 200).replaceAll('*', '∗');
  const cannot =
    template.status === 'APPROVED'
      ? []
      : [
          say`Its template is ${escapeText(statusWord(template.status), 40)}: it can be sent when WhatsApp has approved it.`,
        ];
  const text = [sentences[kind](shown, version), ...cannot].join(' ');
  const blocks = [
    section(text),
    actions([
      metricsButton(conversationId, version, name),
      versionsButton(conversationId, name),
      editButton(conversationId, name),
    ]),
    ...simulatedMark(simulated),
  ];
  return {
    view: shownModal({
      title: said(titles[kind]),
      blocks,
    }),
    reply: { text, blocks },
  };
}
