import { said, say, text } from '../../entities/language/say.ts';
import { linesWithin } from '../blocks/document-text.ts';
import { context, section } from '../blocks/elements.ts';
import { inParts, limits } from '../blocks/limits.ts';
import { contactText } from '../blocks/slack-text.ts';
import type { Command } from '../listener.ts';

export const commandLine = ({ usage, summary }: Command): string => `\`/treble ${usage}\`  ${said(summary)}`;

/** Lists what there is, itself included. */
export function helpCommand(others: readonly Command[]): Command {
  const help: Command = {
    name: 'help',
    usage: 'help',
    summary: text('This list.'),
    needs: 'viewer',
    async run({ reply, context: { supportContact } }) {
      const lines = [help, ...others].map(commandLine);
      const support = say`Support: ${contactText(supportContact)}`;
      await reply({
        text: linesWithin([...lines, support], limits.textOfMessage),
        blocks: [...inParts(lines, 12).map((part) => section(part.join('\n'))), context(support)],
      });
    },
  };
  return help;
}
