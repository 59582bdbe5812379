import type { FreeChoice } from './free-content.ts';
import { graphError, receiptError } from './graph-error.ts';
import { isUserId } from './hidden-number.ts';
import type { LedgerEntry } from './ledger.ts';
import { answerOf, contactOf, userIdOf } from './person.ts';
import type { Step, Story } from './story.ts';
import type { BookedTemplate } from './template-book.ts';
import type { Update } from './webhook-update.ts';

/** What a step needs to know of its message to be told. */
export interface Told {
  readonly entry: LedgerEntry;
  readonly story: Story;
  readonly template: BookedTemplate | undefined;
  readonly displayPhoneNumber: string;
}

const seconds = (at: number): string => String(Math.floor(at / 1000));

/** `wamid.` and letters that say nothing, as at Meta. */
export const wamidOf = (words: string): string => `wamid.${Buffer.from(words).toString('base64')}`;

function pricingOf(told: Told, status: string): object {
  const deliveredIsTold = told.story.steps.some((step) => 'status' in step && step.status === 'delivered');
  const priced = status === 'sent' || status === (deliveredIsTold ? 'delivered' : 'read');
  if (!priced) return {};
  const category = told.template?.template.category.toLowerCase() ?? 'service';
  return {
    pricing: {
      billable: category !== 'service',
      pricing_model: 'PMP',
      type: category === 'service' ? 'free_customer_service' : 'regular',
      category,
    },
  };
}

function statusUpdate(told: Told, step: Step & { status: string }, at: number): Update {
  const { entry } = told;
  const failed = step.status === 'failed';
  const item = {
    id: entry.wamid,
    status: step.status,
    timestamp: seconds(at),
    ...(isUserId(entry.to) ? {} : { recipient_id: entry.to }),
    // Meta leaves the person out of a failure: no contact, no user id.
    ...(failed ? {} : { recipient_user_id: userIdOf(entry.to) }),
    ...(entry.token === undefined ? {} : { biz_opaque_callback_data: entry.token }),
    ...pricingOf(told, step.status),
    ...('code' in step ? { errors: [receiptError(graphError(step.code))] } : {}),
  };
  const about = { list: 'statuses', lineId: entry.lineId, item } as const;
  return failed ? about : { ...about, contact: contactOf(entry.to) };
}

export interface Inbound {
  readonly lineId: string;
  readonly from: string;
  readonly id: string;
  readonly at: number;
  readonly content: object;
  /** The message of ours that is quoted or whose button was tapped. */
  readonly quoting?: { readonly displayPhoneNumber: string; readonly wamid: string };
}

/** Something a person wrote or tapped (webhooks reference, `messages`). */
export const inboundUpdate = ({ lineId, from, id, at, content, quoting }: Inbound): Update => ({
  list: 'messages',
  lineId,
  contact: contactOf(from),
  item: {
    ...(isUserId(from) ? {} : { from }),
    from_user_id: userIdOf(from),
    id,
    timestamp: seconds(at),
    ...content,
    ...(quoting ? { context: { from: quoting.displayPhoneNumber, id: quoting.wamid } } : {}),
  },
});

export const textContent = (body: string): object => ({ type: 'text', text: { body } });

/** What comes of a tap on one of our buttons or rows. */
export const tapContent = (isList: boolean, { id, title, description }: FreeChoice): object => ({
  type: 'interactive',
  interactive: isList
    ? { type: 'list_reply', list_reply: { id, title, ...(description && { description }) } }
    : { type: 'button_reply', button_reply: { id, title } },
});

function replyUpdate(told: Told, reply: string, at: number): Update {
  const { entry } = told;
  const buttons = told.template?.needs.quickReplies ?? [];
  const button = reply === 'first_button' ? buttons[0] : reply === 'last_button' ? buttons.at(-1) : undefined;
  const quotes = button !== undefined || reply === 'quote';
  return inboundUpdate({
    lineId: entry.lineId,
    from: entry.to,
    id: wamidOf(`${reply}:${entry.wamid.slice(6)}`),
    at,
    content: button
      ? { type: 'button', button: { payload: button, text: button } }
      : textContent(answerOf(entry.to, entry.templateLanguage)),
    ...(quotes ? { quoting: { displayPhoneNumber: told.displayPhoneNumber, wamid: entry.wamid } } : {}),
  });
}

export const preferenceUpdate = (lineId: string, phone: string, value: string, at: number): Update => ({
  list: 'user_preferences',
  lineId,
  contact: contactOf(phone),
  item: {
    ...(isUserId(phone) ? {} : { wa_id: phone }),
    user_id: userIdOf(phone),
    detail: `User requested to ${value} marketing messages`,
    category: 'marketing_messages',
    value,
    timestamp: Math.floor(at / 1000),
  },
});

/** The webhook update of one step that happened at `at`; the same step always gives the same ids. */
export function updateOf(told: Told, step: Step, at: number): Update {
  if ('status' in step) return statusUpdate(told, step, at);
  if ('reply' in step) return replyUpdate(told, step.reply, at);
  return preferenceUpdate(told.entry.lineId, told.entry.to, step.preference, at);
}
