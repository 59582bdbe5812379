import { say, text } from '../../entities/language/say.ts';
import { escapeText } from '../blocks/slack-text.ts';
import type { Command } from '../listener.ts';
import { auditedSubscription, subscriptionOf } from './audited-subscription.ts';
import { openNewForm } from './open-form.ts';
import { parseSubscribeArguments } from './subscribe-arguments.ts';
import { checkPlace, placeOf, placeWords, zoneOf } from './subscription-place.ts';
import { nextWords, whenWords } from './subscription-words.ts';

const defaultReport = 'digest';

export const subscribe: Command = {
  name: 'subscribe',
  usage: 'subscribe [report] [HH:MM] [days] [zone] [language]',
  summary: text('Post a report here by itself; without more words a form asks which, when and of what.'),
  needs: 'viewer',
  async run(call) {
    const { args, channelId, userId, client, context, reply } = call;
    if (args.length === 0) return openNewForm(call);
    const {
      report = defaultReport,
      at,
      days,
      zone,
      language,
    } = parseSubscribeArguments(args, context.reports.names);
    const place = placeOf(channelId, userId);
    await checkPlace(client, place, userId);
    const known = await subscriptionOf(context.subscriptions, { channelId: place, report });
    const line = await context.subscriptions.subscribe({
      report,
      channelId: place,
      by: userId,
      defaultZone: (await zoneOf(client, userId)) ?? context.defaultZone,
      ...(at !== undefined && { at }),
      ...(days && { days }),
      ...(zone !== undefined && { zone }),
      ...(language && { language }),
    });
    const detail = { before: auditedSubscription(known), after: auditedSubscription(line) };
    await context.audit({
      ...{ actor: userId, act: 'reports.subscribe', subject: report },
      channelId: place,
      detail,
    });
    const where = placeWords(place, userId);
    const name = escapeText(context.reports.titleOf(report), 60);
    await reply({
      text: say`Subscribed: *${name}* in ${where}, ${whenWords(line)}; ${nextWords(line)}. \`/treble subscriptions\` changes it, \`/treble unsubscribe ${report}\` ends it.`,
    });
  },
};

export const unsubscribe: Command = {
  name: 'unsubscribe',
  usage: 'unsubscribe [report]',
  summary: text('End a report of this channel; without a name the digest.'),
  needs: 'viewer',
  async run({ args, channelId, userId, context, reply }) {
    const report = args[0]?.toLowerCase() ?? defaultReport;
    const place = placeOf(channelId, userId);
    const known = await subscriptionOf(context.subscriptions, { channelId: place, report });
    const ended = await context.subscriptions.unsubscribe({ report, channelId: place, by: userId });
    if (ended) {
      const detail = { before: auditedSubscription(known), after: null };
      await context.audit({
        ...{ actor: userId, act: 'reports.unsubscribe', subject: report },
        channelId: place,
        detail,
      });
    }
    const name = escapeText(report, 60);
    const where = placeWords(place, userId);
    await reply({
      text: ended
        ? say`Ended: *${name}* no longer comes to ${where}.`
        : say`There was no subscription to “${name}” in ${where}. \`/treble subscriptions\` lists those there are.`,
    });
  },
};
