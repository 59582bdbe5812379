import type { SubscriptionLine } from '../../reports/subscriptions.ts';
import { linesWithin } from '../blocks/document-text.ts';
import { section } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { dateToken, escapeText, mention, oneLine } from '../blocks/slack-text.ts';
import type { Command } from '../listener.ts';
import { placeOf, placeWords } from './subscription-place.ts';

function outcomeWords({ lastOutcome }: SubscriptionLine): string {
  if (!lastOutcome) return 'not due yet';
  const why = lastOutcome.because ? `: ${escapeText(oneLine(lastOutcome.because), 200)}` : '';
  return `last ${lastOutcome.outcome} ${dateToken(lastOutcome.dueAt)}${why}`;
}

const lineWords = (line: SubscriptionLine): string =>
  [
    `*${escapeText(line.report, 60)}* every day at ${line.at} (${escapeText(line.zone, 60)})`,
    `next ${dateToken(line.nextDueAt)}`,
    outcomeWords(line),
    `subscribed by ${mention(line.createdBy)}`,
  ].join(' · ');

export const subscriptions: Command = {
  name: 'subscriptions',
  usage: 'subscriptions',
  summary: 'The reports that are posted here, who asked for them and how the last one went.',
  needs: 'member',
  async run({ channelId, userId, context, reply }) {
    const place = placeOf(channelId, userId);
    const lines = (await context.subscriptions.list(place)).map(lineWords);
    const text =
      lines.length === 0
        ? `No report comes to ${placeWords(place, userId)}. \`/treble subscribe\` posts the digest every morning.`
        : linesWithin(lines, limits.textOfSection);
    await reply({ text, blocks: [section(text)] });
  },
};
