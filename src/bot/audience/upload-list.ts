import type { ModalView } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { sentenceText } from '../blocks/slack-text.ts';
import type { SubmissionCall } from '../listener.ts';
import { screenAt, showOrTell } from '../send/modal-screen.ts';
import { createProgress } from '../send/progress.ts';
import { sentenceOf } from '../send/shown-error.ts';
import { noticeView } from '../views/notice.ts';
import { readingView } from './reading-view.ts';

export interface Upload {
  /** Reads the list, tells now and then how far it is, and answers in mrkdwn what was done. */
  readonly read: (onProgress: (rows: number) => void) => Promise<string>;
  /** The form again, with what was typed and the problem on top. */
  readonly formWith: (problem: string) => ModalView;
}

/** Reads a list while the form says how far it is, and ends in what was done, in the form with a problem, or in a direct message. */
export async function uploadList(call: SubmissionCall, { read, formWith }: Upload): Promise<void> {
  const { client, context } = call;
  const screen = screenAt(client, call.viewId);
  const progress = createProgress((rows) => screen.show(readingView(rows)), context.now);
  let text: string;
  try {
    text = await read(progress.told);
  } catch (error) {
    await progress.settled();
    const problem = sentenceOf(error);
    if (problem === undefined) throw error;
    const words = { text: sentenceText(say`Your list was not accepted. ${problem}`) };
    return showOrTell(call, screen, formWith(problem), words);
  }
  await progress.settled();
  await showOrTell(call, screen, noticeView(text, context.simulated), { text });
}
