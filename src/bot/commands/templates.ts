import type { SendableConversation } from '../../dispatch/dispatch.ts';
import { say, text } from '../../entities/language/say.ts';
import { categoryWord, statusWord } from '../../entities/template-words.ts';
import { linesWithin } from '../blocks/document-text.ts';
import { section } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import type { Command } from '../listener.ts';
import { mostConversations } from '../views/load-conversations.ts';

type Template = SendableConversation['template'];

const templateLine = ({ name, language, category, status }: Template): string =>
  [name, language, categoryWord(category), statusWord(status)]
    .map((part) => escapeText(oneLine(part), 120))
    .join(' · ');

export const templates: Command = {
  name: 'templates',
  usage: 'templates',
  summary: text('The WhatsApp templates behind the conversations and their status.'),
  needs: 'viewer',
  async run({ context, reply }) {
    const found = await context.dispatch.findConversations('', mostConversations);
    const byId = new Map(found.map(({ template }) => [template.id, template]));
    const lines =
      byId.size === 0
        ? [
            say`No template is known yet. Approved templates of the WhatsApp account appear here by themselves.`,
          ]
        : [...byId.values()].map(templateLine).sort();
    const text = linesWithin(lines, limits.textOfSection);
    await reply({ text, blocks: [section(text)] });
  },
};
