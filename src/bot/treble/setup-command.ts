import { text } from '../../entities/language/say.ts';
import { section } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import type { Command } from '../listener.ts';
import { setupLines } from './setup-lines.ts';

/** Lines that share a section, each within what Slack takes. */
function sectionsOf(lines: readonly string[]): string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + line.length < limits.textOfSection) {
      texts[texts.length - 1] = `${last}\n${line}`;
    } else texts.push(line.slice(0, limits.textOfSection));
  }
  return texts.filter((part) => part.trim() !== '');
}

export const setup: Command = {
  name: 'setup',
  usage: 'setup',
  summary: text('What is connected, which webhooks never came, and where to switch them on.'),
  needs: 'admin',
  async run({ context, reply }) {
    const lines = setupLines(await context.setup(), context.publicUrl);
    await reply({ text: lines.join('\n'), blocks: sectionsOf(lines).map((part) => section(part)) });
  },
};
