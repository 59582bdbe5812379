import type { KnownBlock } from '@slack/types';
import { say, text } from '../../entities/language/say.ts';
import type { SubscriptionLine } from '../../reports/subscriptions.ts';
import { linesWithin } from '../blocks/document-text.ts';
import { actions, button, context as contextBlock, section } from '../blocks/elements.ts';
import { inParts, limits } from '../blocks/limits.ts';
import { channelMention, cutTo } from '../blocks/slack-text.ts';
import { type Command, type CommandCall, UsageError } from '../listener.ts';
import { refusedWithout } from '../refuse-without.ts';
import { subscriptionButtons } from './subscription-actions.ts';
import { placeOf, placeWords } from './subscription-place.ts';
import { lineWords } from './subscription-words.ts';

const mostWithButtons = 12;

/** Each with its buttons; those that one message has no room for in words. */
function listBlocks(
  lines: readonly { readonly line: SubscriptionLine; readonly words: string }[],
): KnownBlock[] {
  const shown = lines.slice(0, mostWithButtons);
  const rest = lines.slice(mostWithButtons).map(({ words }) => words);
  return [
    ...shown.flatMap(({ line, words }, place): KnownBlock[] => [
      section(cutTo(words, limits.textOfSection)),
      actions(subscriptionButtons(line, place).map(button)),
    ]),
    ...inParts(rest, 10).map((part) => contextBlock(linesWithin(part, limits.textOfSection))),
  ];
}

async function linesOf({ context, userId, channelId, args }: CommandCall, isAll: boolean) {
  if (!isAll) return context.subscriptions.list(placeOf(channelId, userId));
  if (args.length > 1) throw new UsageError(say`Expected nothing after “all”.`);
  return context.subscriptions.list();
}

export const subscriptions: Command = {
  name: 'subscriptions',
  usage: 'subscriptions [all]',
  summary: text(
    'The reports that come here, how the last ones went, and the buttons to change them; all channels for admins.',
  ),
  needs: 'viewer',
  async run(call) {
    const { channelId, userId, context, reply, args } = call;
    const isAll = args[0]?.toLowerCase() === 'all';
    if (isAll && (await refusedWithout('admin', call))) return;
    const place = placeOf(channelId, userId);
    const lines = (await linesOf(call, isAll)).map((line) => {
      const words = lineWords(line, context.reports.titleOf(line.report));
      return { line, words: isAll ? `${channelMention(line.channelId)} ${words}` : words };
    });
    if (lines.length === 0) {
      const none = isAll
        ? say`No channel has subscribed to a report. \`/treble subscribe\` begins.`
        : say`No report comes to ${placeWords(place, userId)}. \`/treble subscribe\` posts the digest every morning.`;
      return reply({ text: none, blocks: [section(none)] });
    }
    const all = linesWithin(
      lines.map(({ words }) => words),
      limits.textOfSection,
    );
    await reply({ text: all, blocks: listBlocks(lines) });
  },
};
