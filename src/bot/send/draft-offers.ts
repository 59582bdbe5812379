import type { KnownBlock } from '@slack/types';
import type { DraftLine, KeptFormLine } from '../../dispatch/review/drafts.ts';
import { audienceNameWords } from '../../entities/audience-name.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say } from '../../entities/language/say.ts';
import { actions, button, section } from '../blocks/elements.ts';
import { dateToken, escapeText } from '../blocks/slack-text.ts';
import type { BotContext } from '../bot-context.ts';
import { openReviewId } from './review-view.ts';
import { nameText } from './words.ts';

export const continueFormId = 'continue_form';
export const discardDraftId = 'discard_draft';
/** Stands for the filled form where a review's id stands otherwise. */
export const formValue = 'form';

/** Something a person began and can go on with. */
export type DraftOffer =
  | { readonly kind: 'review'; readonly draft: DraftLine }
  | { readonly kind: 'form'; readonly form: KeptFormLine };

const madeAt = (offer: DraftOffer): Date =>
  offer.kind === 'review' ? offer.draft.createdAt : offer.form.keptAt;

/** The person's own, newest first. */
export async function loadOffers(context: BotContext, userId: string): Promise<readonly DraftOffer[]> {
  const [drafts, form] = await Promise.all([context.drafts.list(userId), context.drafts.keptForm(userId)]);
  const offers: DraftOffer[] = [
    ...drafts.map((draft) => ({ kind: 'review', draft }) as const),
    ...(form ? [{ kind: 'form', form } as const] : []),
  ];
  return offers.toSorted((one, other) => madeAt(other).getTime() - madeAt(one).getTime());
}

const bold = (name: string): string => `*${escapeText(nameText(name, 80)).replaceAll('*', '∗')}*`;

function contents(offer: DraftOffer): string[] {
  if (offer.kind === 'review') {
    const { conversation, versionNumber, audienceName, users } = offer.draft;
    const list = escapeText(nameText(audienceNameWords(audienceName), 80));
    return [
      say`${bold(conversation)} version ${versionNumber}`,
      list,
      say`${counted(users, 'user')} to send to`,
    ];
  }
  const { conversation, pasted, file, audience } = offer.form;
  const chosen = audience?.list ?? audience?.contactList ?? audience?.deployment;
  const lines = pasted.split('\n').filter((line) => line.trim() !== '').length;
  return [
    ...(conversation === undefined ? [say`no conversation chosen yet`] : [bold(conversation)]),
    ...(lines > 0 ? [say`${counted(lines, 'line')} of recipients`] : []),
    ...(file ? [escapeText(nameText(file.name, 80))] : []),
    ...(chosen ? [escapeText(nameText(chosen.text, 80))] : []),
    ...(audience?.contactQuery ? [escapeText(nameText(audience.contactQuery, 80))] : []),
  ];
}

/** `Your draft of 14:05: Spring sale version 2 · list.csv · 900 users to send to.` with what can be done about it. */
export function offerBlocks(offer: DraftOffer): readonly KnownBlock[] {
  const isReview = offer.kind === 'review';
  const value = isReview ? String(offer.draft.id) : formValue;
  const about = isReview ? nameText(offer.draft.conversation, 40) : say`the form you closed`;
  const made = dateToken(madeAt(offer));
  const what = contents(offer).join(' · ');
  return [
    section(
      isReview
        ? say`Continue your draft of ${made}: ${what}. Nothing is sent yet.`
        : say`Continue the form you closed of ${made}: ${what}. Nothing is sent yet.`,
    ),
    actions([
      button({
        id: isReview ? `${openReviewId}:${value}` : continueFormId,
        label: say`Continue`,
        spoken: say`Continue draft ${value}: ${about}`,
        value,
      }),
      button({
        id: `${discardDraftId}:${value}`,
        label: say`Discard`,
        spoken: say`Discard draft ${value}: ${about}`,
        value,
        confirm: {
          title: say`Discard this draft?`,
          text: say`The list and everything you chose for it is erased. This cannot be undone.`,
          yes: say`Discard`,
          no: say`Keep it`,
        },
      }),
    ]),
  ];
}
