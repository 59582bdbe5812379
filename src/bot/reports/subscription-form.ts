import type { KnownBlock, ModalView } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import type { NamedConversation } from '../../reports/reader.ts';
import type { SubscriptionChoices, SubscriptionLine } from '../../reports/subscriptions.ts';
import { actions, button, section, simulatedMark } from '../blocks/elements.ts';
import { formModal } from '../blocks/modal.ts';
import { channelMention, escapeText } from '../blocks/slack-text.ts';
import type { BotContext } from '../bot-context.ts';
import type { ViewValues } from '../listener.ts';
import {
  channelField,
  conversationsField,
  daysField,
  failedAboveField,
  languageField,
  missedField,
  onlyIfField,
  otherwiseField,
  ownerField,
  reportField,
  type State,
  stateField,
  timeField,
  zoneField,
} from './subscription-fields.ts';

export const subscriptionForm = { callbackId: 'subscription_form', preview: 'preview_report' } as const;

/** What the form begins with: a new subscription, or one that stands. */
export interface FormStart {
  readonly channelId?: string | undefined;
  readonly report: string;
  readonly choices: Pick<SubscriptionChoices, 'zone'> & Partial<SubscriptionChoices>;
  readonly conversations: readonly NamedConversation[];
  readonly line?: SubscriptionLine;
}

const stateOf = ({ pausedBy, snoozedUntil }: SubscriptionLine): State => {
  if (pausedBy !== undefined) return 'paused';
  return snoozedUntil ? 'week' : 'active';
};

const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;

function headBlocks({ reports }: BotContext, { line, report, channelId }: FormStart): KnownBlock[] {
  if (!line) {
    return [channelField.field(channelId), reportField.field(reports.names, reports.titleOf, report)];
  }
  const name = escapeText(reports.titleOf(line.report), 60);
  return [section(say`*${name}* in ${channelMention(line.channelId)}`), stateField.field(stateOf(line))];
}

/** Which report, where, when, of what, and what to do where there is nothing to say. */
export function subscriptionView(bot: BotContext, start: FormStart): ModalView {
  const { choices, line, conversations } = start;
  const { at = '09:00', zone, days = everyDay, onlyIf = 'news', failedAbove, language } = choices;
  return formModal({
    callbackId: subscriptionForm.callbackId,
    privateMetadata: line ? String(line.id) : '',
    title: say`Report`,
    submit: line ? say`Save` : say`Subscribe`,
    close: say`Cancel`,
    blocks: [
      ...headBlocks(bot, start),
      daysField.field(days),
      timeField.field(at),
      zoneField.field(zone),
      conversationsField.field(conversations),
      onlyIfField.field(onlyIf),
      failedAboveField.field(failedAbove),
      otherwiseField.field(choices.otherwise ?? 'line'),
      missedField.field(choices.missed ?? 'catch_up'),
      languageField.field(language),
      ...(line ? [ownerField.field(line.owner)] : []),
      actions([button({ id: subscriptionForm.preview, label: say`Preview now`, value: 'preview' })]),
      ...simulatedMark(bot.simulated),
    ],
  });
}

/** What stands in the form. */
export interface FormAnswers {
  /** Undefined in the form of a subscription that stands. */
  readonly channelId: string | undefined;
  readonly report: string | undefined;
  readonly choices: SubscriptionChoices;
  readonly state: State | undefined;
  readonly owner: string | undefined;
}

export type ParsedForm =
  | { readonly ok: true; readonly answers: FormAnswers }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

export function parseSubscriptionForm(values: ViewValues): ParsedForm {
  const days = daysField.read(values);
  const onlyIf = onlyIfField.read(values) ?? 'news';
  const failedAbove = failedAboveField.read(values);
  if (days.length === 0) {
    return { ok: false, errors: { [daysField.block]: say`Choose one day of the week at least.` } };
  }
  if (onlyIf === 'failures' && (failedAbove === undefined || Number.isNaN(failedAbove))) {
    return {
      ok: false,
      errors: { [failedAboveField.block]: say`Type a whole number from 0 to 100, such as 5.` },
    };
  }
  return {
    ok: true,
    answers: {
      channelId: channelField.read(values),
      report: reportField.read(values),
      choices: {
        at: timeField.read(values) ?? '09:00',
        zone: zoneField.read(values) ?? 'UTC',
        days,
        conversations: conversationsField.read(values),
        onlyIf,
        failedAbove: onlyIf === 'failures' ? failedAbove : undefined,
        otherwise: otherwiseField.read(values) ?? 'line',
        missed: missedField.read(values) ?? 'catch_up',
        language: languageField.read(values),
      },
      state: stateField.read(values),
      owner: ownerField.read(values),
    },
  };
}
