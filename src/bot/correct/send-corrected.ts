import type { ModalView } from '@slack/types';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { holdLabels } from '../../entities/hold-kind.ts';
import { counted } from '../../entities/language/nouns.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { said, say } from '../../entities/language/say.ts';
import { shownModal } from '../blocks/modal.ts';
import { escapeText, oneLine, sentenceText } from '../blocks/slack-text.ts';
import { type Submission, UsageError } from '../listener.ts';
import { loadFile } from '../send/list-file.ts';
import { screenAt, showOrTell } from '../send/modal-screen.ts';
import { createProgress } from '../send/progress.ts';
import { sentenceOf } from '../send/shown-error.ts';
import { checkingView } from '../send/waiting-views.ts';
import { literal } from '../send/words.ts';
import { noticeView } from '../views/notice.ts';
import {
  correctedFile,
  correctForm,
  correctFormView,
  correctReview,
  correctReviewView,
  fileMissing,
  readNumber,
} from './correct-views.ts';

/** Reads the corrected file and ends in its review, or in the form with a problem. */
export const correctSubmission: Submission = {
  callbackId: correctForm.callbackId,
  needs: 'sender',
  answer: ({ values }) =>
    correctedFile(values)
      ? { kind: 'update', view: checkingView() }
      : { kind: 'errors', errors: fileMissing() },
  async work(call) {
    const { context, client, userId } = call;
    const { dispatch, simulated } = context;
    const file = correctedFile(call.values);
    if (!file) throw new UsageError(say`Choose the corrected file.`);
    const deploymentId = readNumber(call.privateMetadata, 'deploymentId');
    const screen = screenAt(client, call.viewId);
    const progress = createProgress((rows) => screen.show(checkingView(rows)), context.now);
    try {
      const url = file.url ?? (await loadFile(client, file.id)).url;
      const review = await dispatch.reviewCorrection({
        deploymentId,
        fileName: file.name,
        bytes: await context.files.fetch(url),
        by: userId,
        onProgress: progress.told,
      });
      await progress.settled();
      const text = say`Your corrected rows of ${deploymentCode(deploymentId)} are checked, but the window was closed. Send the file again with /treble correct ${deploymentCode(deploymentId)}. Nothing is sent yet.`;
      await showOrTell(call, screen, correctReviewView(review, simulated), { text: sentenceText(text) });
    } catch (error) {
      await progress.settled();
      const problem = sentenceOf(error);
      if (problem === undefined) throw error;
      const correctable = await dispatch.planCorrection(deploymentId);
      const form = correctFormView({ correctable, problem, simulated });
      await showOrTell(call, screen, form, { text: sentenceText(problem) });
    }
  },
};

const sendingView = (): ModalView =>
  shownModal({
    title: say`Sending`,
    blocks: [literal(say`Sending…`)],
  });

const queuedText = (queued: number, code: string): string =>
  queued === 1
    ? say`${counted(queued, 'user')} of ${code} is queued with the corrected rows.`
    : say`${counted(queued, 'user')} of ${code} are queued with the corrected rows.`;

/** The Send step. Dispatch sends a corrected file once, so a second press only says what the first one did. */
export const correctReviewSubmission: Submission = {
  callbackId: correctReview.callbackId,
  needs: 'sender',
  answer: () => ({ kind: 'update', view: sendingView() }),
  async work(call) {
    const { context, client, userId } = call;
    const screen = screenAt(client, call.viewId);
    const correctionId = readNumber(call.privateMetadata, 'correctionId');
    const tell = async (text: string) =>
      showOrTell(call, screen, noticeView(text, context.simulated), { text });
    try {
      const { queued, alreadySent, deployment } = await context.dispatch.sendCorrected(correctionId, userId);
      const code = `*${deploymentCode(deployment.id)}*`;
      const [hold] = deployment.holds;
      const held = hold
        ? [
            say`They wait: ${said(holdLabels[hold.kind])}. ${escapeText(oneLine(saidAgain(hold.because)), 300)}`,
          ]
        : [];
      await tell(
        alreadySent
          ? say`These corrected rows of ${code} were sent before, by an earlier press of Send. Nothing is sent twice.`
          : [queuedText(queued, code), ...held].join(' '),
      );
    } catch (error) {
      const problem = sentenceOf(error);
      if (problem === undefined) throw error;
      await tell(sentenceText(problem));
    }
  },
};
