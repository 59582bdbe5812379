import type { AgentChannelLine } from '../../dispatch/agents/agents.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { say, text } from '../../entities/language/say.ts';
import { refusalText } from '../../reports/slack-refusals.ts';
import { channelMention, escapeText, oneLine } from '../blocks/slack-text.ts';
import { type Command, type CommandCall, UsageError } from '../listener.ts';
import { checkPlace } from '../reports/subscription-place.ts';
import { agentRight } from './agent-right.ts';

const longestTeam = 60;

function channelLine({ channelId, team, open, waiting, refusedBecause }: AgentChannelLine): string {
  const place = channelMention(channelId);
  const whose =
    team === '' ? say`takes any chat` : say`takes the chats for *${escapeText(team, longestTeam)}*`;
  const chats = say`${counted(open, 'open chat')}, ${countText(waiting)} of them waiting`;
  const closed =
    refusedBecause === undefined
      ? ''
      : ` ${say`The last chat could not be opened there, so none is until you add it again. ${escapeText(refusalText(refusedBecause))}`}`;
  return `• ${place} ${whose}: ${chats}.${closed}`;
}

const howTo = (): string =>
  say`\`/treble agents add\` in a channel opens the chats that flows hand over there; \`/treble agents add sales\` only those for that team; \`/treble agents remove\` ends it.`;

/** Slack's limit is the channel's, so more channels are the way to more posts. */
const limit = (): string =>
  say`Slack takes about one message a second in each channel. Where customers write faster than that together, what they say appears late; add more channels and the chats are shared among them.`;

async function show({ context, reply }: CommandCall): Promise<void> {
  const channels = await context.agents.channels();
  const lines =
    channels.length === 0
      ? [say`No channel takes chats yet. When a flow hands a chat over, the administrators are told.`]
      : channels.map(channelLine);
  await reply({ text: [...lines, '', howTo(), limit()].join('\n') });
}

const isDirect = (channelId: string): boolean => channelId.startsWith('D');

async function add({ args, channelId, userId, client, context, reply }: CommandCall): Promise<void> {
  if (isDirect(channelId))
    throw new UsageError(say`Chats open in channels. Type this in the channel of the agents.`);
  await checkPlace(client, channelId, userId);
  const team = oneLine(args.slice(1).join(' ')).toLowerCase();
  if (team.length > longestTeam) {
    throw new UsageError(say`Expected a team of at most ${longestTeam} characters, found ${team.length}.`);
  }
  await context.agents.addChannel(channelId, team, userId);
  const place = channelMention(channelId);
  await reply({
    text: [
      team === ''
        ? say`Chats that flows hand over open in ${place} from now on.`
        : say`Chats that flows hand over for *${escapeText(team, longestTeam)}* open in ${place} from now on.`,
      limit(),
    ].join('\n'),
  });
}

async function remove({ channelId, userId, context, reply }: CommandCall): Promise<void> {
  const removed = await context.agents.removeChannel(channelId, userId);
  const place = channelMention(channelId);
  await reply({
    text: removed
      ? say`No new chat opens in ${place}. Those that are open there go on.`
      : say`${place} was no channel of the agents.`,
  });
}

const acts: Readonly<Record<string, (call: CommandCall) => Promise<void>>> = { add, remove };

export const agentsCommand: Command = {
  name: 'agents',
  usage: 'agents [add [team]|remove]',
  summary: text('Choose the channels in which agents answer customers, and see how many chats are open.'),
  needs: agentRight,
  async run(call) {
    const word = call.args[0]?.toLowerCase();
    if (word === undefined) return show(call);
    const act = Object.hasOwn(acts, word) ? acts[word] : undefined;
    if (!act) {
      throw new UsageError(
        say`Expected add or remove, found “${word.slice(0, 60)}”. For example: /treble agents add`,
      );
    }
    await act(call);
  },
};
