import { say } from '../../entities/language/say.ts';
import { sentenceText } from '../blocks/slack-text.ts';
import { type Action, UsageError } from '../listener.ts';
import { noticeView } from '../views/notice.ts';
import { openModal, screenAt, showOrTell } from './modal-screen.ts';
import { openReviewId, reviewView } from './review-view.ts';
import { sentenceOf } from './shown-error.ts';
import { idIn } from './view-values.ts';
import { openingView } from './waiting-views.ts';

/** A draft's id in a button's value. Throws `UsageError`. */
export function parseDraftValue(value: string): number {
  const draftId = idIn(value);
  if (draftId === undefined)
    throw new UsageError(say`This button is no longer valid. Start again with /treble send.`);
  return draftId;
}

/** Shows a checked list again: from the message that kept it, or in place when it could not be sent before. */
export const openReview: Action = {
  id: openReviewId,
  needs: 'sender',
  async run(call) {
    const { value, view, client, context } = call;
    const { simulated, dispatch } = context;
    const draftId = parseDraftValue(value);
    const screen = view
      ? screenAt(client, view.id, view.hash)
      : await openModal(client, call.triggerId, openingView(), say`Press the button again.`);
    try {
      await screen.show(reviewView(await dispatch.loadReview(draftId), { simulated }));
    } catch (error) {
      const problem = sentenceOf(error);
      if (problem === undefined) throw error;
      const text = sentenceText(problem);
      await showOrTell(call, screen, noticeView(text, simulated), { text });
    }
  },
};
