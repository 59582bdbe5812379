import type { App } from '@slack/bolt';
import { say } from '../../entities/language/say.ts';
import { escapeText } from '../blocks/slack-text.ts';
import { parseCommandText } from '../command-text.ts';
import type { Command } from '../listener.ts';
import { nearestWord } from '../nearest-word.ts';
import { textAt } from '../payload.ts';
import { attend, callOf, type Desk } from './desk.ts';

export const slashCommand = '/treble';

/** What is answered to a subcommand that does not exist. */
export function unknownCommand(name: string, commands: readonly Command[]): string {
  const names = commands.map((command) => command.name);
  const nearest = nearestWord(name, names);
  const typed = escapeText(name, 60);
  return nearest
    ? say`There is no /treble ${typed}. Did you mean \`/treble ${nearest}\`? \`/treble help\` lists what there is.`
    : say`There is no /treble ${typed}. \`/treble help\` lists what there is.`;
}

export function bindCommands(app: App, desk: Desk, commands: readonly Command[]): void {
  const byName = new Map(commands.map((command) => [command.name, command]));

  app.command(slashCommand, async ({ ack, body, respond }) => {
    await ack();
    const { name, args } = parseCommandText(body.text ?? '');
    const command = byName.get(name === '' ? 'help' : name);
    const channelId = body.channel_id;
    const teamId = textAt(body, 'team_id');
    const call = callOf(desk, body, { userId: body.user_id, channelId, respond });
    const tell = (text: string): Promise<void> => call.reply({ text });
    await attend(desk, {
      person: { userId: body.user_id, ...(teamId && { teamId }) },
      right: command?.needs ?? 'viewer',
      channelId,
      tell,
      work: () =>
        command ? command.run({ ...call, channelId, args }) : tell(unknownCommand(name, commands)),
    });
  });
}
