import { say, speaking, spokenLanguage, tongues } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import type { ReportOrder } from '../../reports/report-kinds.ts';
import { ReportError, type SubscriptionLine } from '../../reports/subscriptions.ts';
import type { ButtonWords } from '../blocks/elements.ts';
import { escapeText } from '../blocks/slack-text.ts';
import type { Action, ActionCall, Call } from '../listener.ts';
import { UsageError } from '../listener.ts';
import { showNotice } from '../views/notice.ts';
import { auditedSubscription } from './audited-subscription.ts';
import { openFormOf } from './open-form.ts';
import { parseSubscriptionForm, subscriptionForm } from './subscription-form.ts';
import { nextWords } from './subscription-words.ts';

export const previewSubscriptionId = 'preview_subscription';
export const restSubscriptionId = 'rest_subscription';

/** What can be done with a subscription, in a list where it has this place. */
export function subscriptionButtons(line: SubscriptionLine, place: number): readonly ButtonWords[] {
  const { id, pausedBy, snoozedUntil, report } = line;
  const isResting = pausedBy !== undefined || snoozedUntil !== undefined;
  const value = String(id);
  const rest = isResting
    ? { label: say`Resume`, value: `resume|${id}` }
    : { label: say`Pause`, value: `pause|${id}` };
  return [
    {
      id: `${actionIds.changeSubscription}:${place}`,
      label: say`Change`,
      value,
      spoken: say`Change ${report}`,
    },
    {
      id: `${previewSubscriptionId}:${place}`,
      label: say`Preview now`,
      value,
      spoken: say`Preview ${report}`,
    },
    { id: `${restSubscriptionId}:${place}`, ...rest },
  ];
}

async function loadLine({ context }: Call, value: string): Promise<SubscriptionLine> {
  const line = /^\d{1,9}$/.test(value) ? await context.subscriptions.find(Number(value)) : undefined;
  if (line) return line;
  throw new ReportError(say`This subscription has ended. /treble subscriptions lists those there are.`);
}

export const changeSubscription: Action = {
  id: actionIds.changeSubscription,
  needs: 'viewer',
  run: async (call) => openFormOf(call, await loadLine(call, call.value)),
};

/** Sends the report to the person alone, as the channel would get it. */
async function preview(
  call: ActionCall,
  order: Omit<ReportOrder, 'at'>,
  language = spokenLanguage(),
): Promise<void> {
  const { context, userId } = call;
  const sent = await speaking(tongues[language], async () => {
    const { document } = await context.reports.compose({ ...order, at: context.now() });
    return context.sendDocument(userId, document);
  });
  if (sent.outcome !== 'posted')
    throw new UsageError(say`Slack did not take the preview. Try again in a minute.`);
  const says = say`The preview is in your direct messages from Treble.`;
  await (call.view ? showNotice(call, says, call.view) : call.reply({ text: says }));
}

export const previewSubscription: Action = {
  id: previewSubscriptionId,
  needs: 'viewer',
  async run(call) {
    const { report, zone, days, conversations, language } = await loadLine(call, call.value);
    await preview(call, { report, zone, days, conversations }, language);
  },
};

/** The report as the form describes it, whether it was saved or not. */
export const previewForm: Action = {
  id: subscriptionForm.preview,
  needs: 'viewer',
  async run(call) {
    const { view } = call;
    const parsed = view && parseSubscriptionForm(view.values);
    if (!view || !parsed) throw new UsageError(say`Open the form again.`);
    if (!parsed.ok) throw new UsageError(Object.values(parsed.errors).join(' '));
    const { choices, report } = parsed.answers;
    const known = view.privateMetadata === '' ? undefined : await loadLine(call, view.privateMetadata);
    const { zone, days, conversations, language } = choices;
    const order = { report: known?.report ?? report ?? '', zone, days, conversations };
    await preview(call, order, language);
  },
};

export const restSubscription: Action = {
  id: restSubscriptionId,
  needs: 'viewer',
  async run(call) {
    const { context, userId, value, reply } = call;
    const [wish = '', id = ''] = value.split('|');
    const known = await loadLine(call, id);
    const rest = wish === 'pause' ? 'pause' : 'resume';
    const line = await context.subscriptions.rest(known.id, rest, userId);
    await context.audit({
      actor: userId,
      act: `reports.${rest}`,
      subject: line.report,
      channelId: line.channelId,
      detail: { before: auditedSubscription(known), after: auditedSubscription(line) },
    });
    const name = escapeText(context.reports.titleOf(line.report), 60);
    await reply({ text: `*${name}*: ${nextWords(line)}.` });
  },
};
