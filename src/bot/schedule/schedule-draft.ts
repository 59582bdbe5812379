import type { LaunchChoices } from '../../dispatch/dispatch.ts';
import { sentenceText } from '../blocks/slack-text.ts';
import type { SubmissionCall } from '../listener.ts';
import { screenAt, showOrTell } from '../send/modal-screen.ts';
import { reviewView } from '../send/review-view.ts';
import { sentenceOf } from '../send/shown-error.ts';
import { askToConfirm } from './ask-schedule.ts';

/** From the review to the question whether the time was understood; back to the review where it was not. */
export async function scheduleDraft(
  call: SubmissionCall,
  draftId: number,
  typed: string,
  choices: LaunchChoices,
): Promise<void> {
  const { client, context } = call;
  const { simulated } = context;
  const screen = screenAt(client, call.viewId);
  const review = await context.dispatch.loadReview(draftId);
  const { conversation, counts } = review;
  const users = counts.valid + (choices.recently === 'send' ? counts.tooManyTemplates : 0);
  const start = { deploymentId: draftId, conversation: conversation.name, users, isDraft: true };
  try {
    await screen.show(await askToConfirm(call, start, typed, choices));
  } catch (error) {
    const problem = sentenceOf(error);
    if (problem === undefined) throw error;
    const view = reviewView(review, { simulated, note: problem, moment: typed });
    await showOrTell(call, screen, view, { text: sentenceText(problem) });
  }
}
