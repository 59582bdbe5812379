import type { ModalView } from '@slack/types';
import type { AudienceInput, Review } from '../../dispatch/dispatch.ts';
import { say } from '../../entities/language/say.ts';
import { sentenceText } from '../blocks/slack-text.ts';
import type { SubmissionCall } from '../listener.ts';
import { screenAt, showOrTell } from './modal-screen.ts';
import { createProgress } from './progress.ts';
import { reviewMessage } from './review-message.ts';
import { reviewView } from './review-view.ts';
import { sentenceOf } from './shown-error.ts';
import { checkingView } from './waiting-views.ts';

/** What both send forms ask for. */
export interface AskedReview {
  readonly channelId: string;
  readonly versionId: number;
  /** Streams; read once, by the review. */
  readonly loadAudience: () => Promise<AudienceInput>;
  /** The form again, with what was typed and the problem on top. */
  readonly formWith: (problem: string) => ModalView;
}

/** Checks a list while the form says how far it is, and ends in the review, the form with a problem, or a direct message. */
export async function reviewAudience(
  call: SubmissionCall,
  asked: AskedReview,
): Promise<'reviewed' | 'refused'> {
  const { context, client, userId } = call;
  const screen = screenAt(client, call.viewId);
  const progress = createProgress((rows) => screen.show(checkingView(rows)), context.now);

  async function refused(error: unknown): Promise<'refused'> {
    const problem = sentenceOf(error);
    if (problem === undefined) throw error;
    const text = sentenceText(say`Your list was not accepted. ${problem}`);
    await showOrTell(call, screen, asked.formWith(problem), { text });
    return 'refused';
  }

  let review: Review;
  try {
    review = await context.dispatch.review({
      versionId: asked.versionId,
      audience: await asked.loadAudience(),
      channelId: asked.channelId,
      by: userId,
      onProgress: progress.told,
    });
  } catch (error) {
    await progress.settled();
    return refused(error);
  }
  await progress.settled();
  const { simulated } = context;
  if ((await screen.show(reviewView(review, { simulated }))) === 'shown') return 'reviewed';
  await context.background.chat.postMessage({
    channel: userId,
    ...reviewMessage(review, simulated),
    parse: 'none',
    unfurl_links: false,
    unfurl_media: false,
  });
  return 'reviewed';
}
