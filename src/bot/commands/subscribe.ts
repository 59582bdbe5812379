import { dateToken, escapeText } from '../blocks/slack-text.ts';
import type { Command } from '../listener.ts';
import { parseSubscribeArguments } from './subscribe-arguments.ts';
import { checkPlace, placeOf, placeWords, zoneOf } from './subscription-place.ts';

const defaultReport = 'digest';
const defaultTime = '09:00';

export const subscribe: Command = {
  name: 'subscribe',
  usage: 'subscribe [report] [HH:MM] [zone]',
  summary: 'Post a report here every day; without more words the digest at 09:00 in your time zone.',
  needs: 'member',
  async run({ args, channelId, userId, client, context, reply }) {
    const wish = parseSubscribeArguments(args, context.reports.names);
    const place = placeOf(channelId, userId);
    await checkPlace(client, place, userId);
    const zone = wish.zone ?? (await zoneOf(client, userId)) ?? context.defaultZone;
    const line = await context.subscriptions.subscribe({
      report: wish.report ?? defaultReport,
      channelId: place,
      at: wish.at ?? defaultTime,
      zone,
      by: userId,
    });
    const when = `every day at ${line.at} (${escapeText(line.zone, 60)})`;
    await reply({
      text: `Subscribed: *${escapeText(line.report, 60)}* ${when} in ${placeWords(place, userId)}. Next: ${dateToken(line.nextDueAt)}. \`/treble unsubscribe ${escapeText(line.report, 60)}\` ends it.`,
    });
  },
};

export const unsubscribe: Command = {
  name: 'unsubscribe',
  usage: 'unsubscribe [report]',
  summary: 'End a report of this channel; without a name the digest.',
  needs: 'member',
  async run({ args, channelId, userId, context, reply }) {
    const report = args[0]?.toLowerCase() ?? defaultReport;
    const place = placeOf(channelId, userId);
    const ended = await context.subscriptions.unsubscribe({ report, channelId: place, by: userId });
    const name = escapeText(report, 60);
    const where = placeWords(place, userId);
    await reply({
      text: ended
        ? `Ended: *${name}* no longer comes to ${where}.`
        : `There was no subscription to “${name}” in ${where}. \`/treble subscriptions\` lists those there are.`,
    });
  },
};
