import { say, text } from '../../entities/language/say.ts';
import { isVariableName } from '../../flows/fill-text.ts';
import { type Command, UsageError } from '../listener.ts';
import { checkPlace } from '../reports/subscription-place.ts';
import { tryOpening } from './try-scenes.ts';

/** `city=Lima` stands for what a list would bring. */
function readArguments(args: readonly string[]): { name: string; given: Record<string, string> } {
  const given: Record<string, string> = {};
  const words: string[] = [];
  for (const arg of args) {
    const [variable = '', ...value] = arg.split('=');
    if (value.length > 0 && isVariableName(variable)) given[variable] = value.join('=');
    else words.push(arg);
  }
  return { name: words.join(' ').trim(), given };
}

export const tryCommand: Command = {
  name: 'try',
  usage: 'try <conversation> [variable=value …]',
  summary: text('Play a conversation’s flow in a thread, as the customer; nobody gets a message.'),
  needs: 'sender',
  async run({ args, context, client, channelId, userId }) {
    const { name, given } = readArguments(args);
    if (name === '') throw new UsageError(say`Which conversation? For example: /treble try spring_sale`);
    // Slack tells the app nothing of what is written in direct messages.
    if (channelId.startsWith('D')) {
      throw new UsageError(say`A flow is tried in a channel: type this in one that Treble is in.`);
    }
    const flow = await context.tries.load(name);
    await checkPlace(client, channelId, userId);
    const opening = tryOpening(flow, userId, given, context.simulated);
    const { ts } = await client.chat.postMessage({ channel: channelId, ...opening });
    if (ts === undefined) throw new Error('Slack did not tell which message it posted.');
    await context.tries.begin({
      channelId,
      threadTs: ts,
      versionId: flow.versionId,
      player: userId,
      given,
    });
  },
};
