import { said, say, text } from '../../entities/language/say.ts';
import { linesWithin } from '../blocks/document-text.ts';
import { context, section } from '../blocks/elements.ts';
import { inParts, limits } from '../blocks/limits.ts';
import { contactText } from '../blocks/slack-text.ts';
import type { Command, Feature } from '../listener.ts';

export const commandLine = ({ usage, summary }: Command): string => `\`/treble ${usage}\`  ${said(summary)}`;

/** More would not fit a block in every language. */
const mostPerBlock = 12;

/** The commands of each topic under its heading, in the order of the features. */
function topicsOf(features: readonly Feature[]): string[][] {
  const listed = features.flatMap(({ topic = '', commands = [] }) =>
    commands.map((command) => ({ topic, line: commandLine(command) })),
  );
  return [...Map.groupBy(listed, ({ topic }) => topic)].map(([topic, ofTopic]) => [
    ...(topic === '' ? [] : [`*${said(topic)}*`]),
    ...ofTopic.map(({ line }) => line),
  ]);
}

/** Lists what there is, itself included. */
export function helpCommand(features: readonly Feature[]): Command {
  const help: Command = {
    name: 'help',
    usage: 'help',
    summary: text('This list.'),
    needs: 'viewer',
    async run({ reply, context: { supportContact } }) {
      const topics = [[commandLine(help)], ...topicsOf(features)];
      const support = say`Support: ${contactText(supportContact)}`;
      await reply({
        text: linesWithin([...topics.flat(), support], limits.textOfMessage),
        blocks: [
          ...topics.flatMap((lines) => inParts(lines, mostPerBlock)).map((part) => section(part.join('\n'))),
          context(support),
        ],
      });
    },
  };
  return help;
}
