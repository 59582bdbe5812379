import type { RejectedRow, Review } from '../../dispatch/dispatch.ts';
import { audienceNameWords } from '../../entities/audience-name.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say } from '../../entities/language/say.ts';
import { escapeText, sentenceText } from '../blocks/slack-text.ts';
import type { Action, ActionCall } from '../listener.ts';
import { noticeView } from '../views/notice.ts';
import { type Screen, screenAt, showOrTell } from './modal-screen.ts';
import { parseDraftValue } from './open-review.ts';
import { rejectedHead, rejectedLine } from './rejected-csv.ts';
import { downloadRejectedId, reviewView } from './review-view.ts';
import { sentenceOf } from './shown-error.ts';
import { withSpool } from './spool.ts';
import { uploadPrivately } from './upload-privately.ts';
import { nameText } from './words.ts';

/** Says one sentence on the review it was asked from, or privately where that is not open any more. */
async function tell(call: ActionCall, screen: Screen | undefined, sentence: string, review?: Review) {
  const { simulated } = call.context;
  const text = sentenceText(sentence);
  const view = review ? reviewView(review, { simulated, note: sentence }) : noticeView(text, simulated);
  await (screen ? showOrTell(call, screen, view, { text }) : call.reply({ text }));
}

/** Uploads the rows and answers how many they were. */
async function uploadRows(call: ActionCall, review: Review): Promise<number> {
  const { context, userId } = call;
  const { draftId } = review;
  let rows = 0;
  async function* csv(pages: AsyncIterable<readonly RejectedRow[]>): AsyncGenerator<string> {
    yield rejectedHead();
    for await (const page of pages) {
      rows += page.length;
      yield page.map(rejectedLine).join('');
    }
  }
  await withSpool(csv(context.dispatch.rejectedRows(draftId)), async (spool) => {
    // Before the upload: full phone numbers leave only where it is written down who took them.
    await context.audit({
      actor: userId,
      reveals: true,
      act: 'rejected_rows.download',
      subject: `draft:${draftId}`,
      channelId: review.channelId,
      detail: { rows },
    });
    const list = say`${nameText(audienceNameWords(review.audienceName))} for ${nameText(review.conversation.name)}`;
    await uploadPrivately(context, spool, {
      userId,
      fileName: `rejected-rows-${draftId}.csv`,
      comment: escapeText(say`${counted(rows, 'row')} of ${list} will not be sent; the file says why.`),
    });
  });
  return rows;
}

/** Sends the rejected rows with full phones, as CSV, to the person who asked and to nobody else. */
export const downloadRejected: Action = {
  id: downloadRejectedId,
  needs: 'sender',
  async run(call) {
    const { view, context, client } = call;
    const draftId = parseDraftValue(call.value);
    const screen = view ? screenAt(client, view.id, view.hash) : undefined;
    let review: Review | undefined;
    try {
      review = await context.dispatch.loadReview(draftId);
      await tell(
        call,
        screen,
        say`Collecting the rejected rows: they come as a file in your direct messages from Treble.`,
        review,
      );
      const rows = await uploadRows(call, review);
      await tell(
        call,
        screen,
        say`The file with ${counted(rows, 'rejected row')} is in your direct messages from Treble.`,
        review,
      );
    } catch (error) {
      const problem = sentenceOf(error);
      if (problem === undefined) throw error;
      await tell(call, screen, problem, review);
    }
  },
};
