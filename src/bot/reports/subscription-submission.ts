import { DateTime } from 'luxon';
import { say } from '../../entities/language/say.ts';
import { startOfDay } from '../../reports/local-time.ts';
import { ReportError, type Rest, type SubscriptionLine } from '../../reports/subscriptions.ts';
import { context } from '../blocks/elements.ts';
import { shownModal } from '../blocks/modal.ts';
import { escapeText } from '../blocks/slack-text.ts';
import type { BotContext } from '../bot-context.ts';
import { type Submission, type SubmissionCall, UsageError } from '../listener.ts';
import { replaceByNotice } from '../views/notice.ts';
import { auditedSubscription, subscriptionOf } from './audited-subscription.ts';
import type { State } from './subscription-fields.ts';
import { channelField } from './subscription-fields.ts';
import { type FormAnswers, parseSubscriptionForm, subscriptionForm } from './subscription-form.ts';
import { checkPlace, placeWords } from './subscription-place.ts';
import { nextWords, whenWords } from './subscription-words.ts';

/** Undefined: it stays as it is. */
function restOf(state: State | undefined, line: SubscriptionLine, now: Date): Rest | undefined {
  const { pausedBy, snoozedUntil, zone } = line;
  const startIn = (days: number) => startOfDay(DateTime.fromJSDate(now, { zone }).plus({ days })).toJSDate();
  if (state === 'active') return pausedBy !== undefined || snoozedUntil ? 'resume' : undefined;
  if (state === 'paused') return pausedBy === undefined ? 'pause' : undefined;
  if (state === 'tomorrow') return { until: startIn(2) };
  if (state === 'week' && !snoozedUntil) return { until: startIn(8) };
  return undefined;
}

/** What a new subscription takes the place of: a channel has one to each report. */
const overwritten = async ({ subscriptions }: BotContext, { channelId, report }: FormAnswers) =>
  channelId === undefined || report === undefined
    ? undefined
    : subscriptionOf(subscriptions, { channelId, report });

async function create({ context: bot, client, userId }: SubmissionCall, answers: FormAnswers) {
  const { channelId, report, choices } = answers;
  if (channelId === undefined || report === undefined)
    throw new UsageError(say`Choose the channel and the report.`);
  await checkPlace(client, channelId, userId);
  return bot.subscriptions.subscribe({
    ...choices,
    report,
    channelId,
    by: userId,
    defaultZone: choices.zone,
  });
}

async function change(
  { context: bot, userId }: SubmissionCall,
  known: SubscriptionLine,
  answers: FormAnswers,
) {
  const { report, channelId } = known;
  const { choices, state, owner } = answers;
  const saved = await bot.subscriptions.subscribe({
    ...choices,
    report,
    channelId,
    by: userId,
    defaultZone: choices.zone,
  });
  const rest = restOf(state, saved, bot.now());
  const rested = rest === undefined ? saved : await bot.subscriptions.rest(saved.id, rest, userId);
  return owner === undefined || owner === rested.owner
    ? rested
    : bot.subscriptions.transfer(rested.id, owner);
}

export const subscriptionSubmission: Submission = {
  callbackId: subscriptionForm.callbackId,
  needs: 'viewer',
  answer({ values, privateMetadata }) {
    const parsed = parseSubscriptionForm(values);
    if (!parsed.ok) return { kind: 'errors', errors: parsed.errors };
    const { channelId, report } = parsed.answers;
    if (privateMetadata === '' && (channelId === undefined || report === undefined)) {
      return { kind: 'errors', errors: { [channelField.block]: say`Choose the channel and the report.` } };
    }
    return {
      kind: 'update',
      view: shownModal({
        title: say`Report`,
        blocks: [context(say`Saving…`)],
      }),
    };
  },
  async work(call) {
    const { values, privateMetadata, userId, context: bot } = call;
    const parsed = parseSubscriptionForm(values);
    if (!parsed.ok) throw new UsageError(Object.values(parsed.errors).join(' '));
    const known = privateMetadata === '' ? undefined : await bot.subscriptions.find(Number(privateMetadata));
    if (privateMetadata !== '' && !known) {
      throw new ReportError(say`This subscription has ended. /treble subscriptions lists those there are.`);
    }
    const before = known ?? (await overwritten(bot, parsed.answers));
    const line = known ? await change(call, known, parsed.answers) : await create(call, parsed.answers);
    const { report: subject, channelId } = line;
    const detail = { before: auditedSubscription(before), after: auditedSubscription(line) };
    await bot.audit({ actor: userId, act: 'reports.subscribe', subject, channelId, detail });
    const name = escapeText(bot.reports.titleOf(subject), 60);
    const where = placeWords(channelId, userId);
    const sentence = say`Saved: *${name}* in ${where}, ${whenWords(line)}; ${nextWords(line)}.`;
    await replaceByNotice(call, sentence, call.viewId);
  },
};
