import type { ModalView } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { actions, simulatedMark } from '../blocks/elements.ts';
import { shownModal } from '../blocks/modal.ts';
import { sentenceText } from '../blocks/slack-text.ts';
import type { Closing, Submission } from '../listener.ts';
import { scheduleDraft } from '../schedule/schedule-draft.ts';
import { chosenMoment, whenProblem } from '../schedule/when-field.ts';
import { chosenSpeed, speedProblem } from '../speed/speed-field.ts';
import { standingIn } from './channel-standing.ts';
import { chosenBeyondLimit } from './daily-limit.ts';
import { type Launched, sayLaunched } from './done-view.ts';
import { screenAt, showOrTell } from './modal-screen.ts';
import { chosenRecently } from './recent-choice.ts';
import { openReviewButton, reviewForm } from './review-view.ts';
import { sentenceOf } from './shown-error.ts';
import { readDraftId } from './view-metadata.ts';
import { startingView } from './waiting-views.ts';
import { literal } from './words.ts';

const notSentView = (draftId: number, problem: string, simulated: boolean): ModalView =>
  shownModal({
    title: say`Not sent`,
    blocks: [
      literal(problem),
      actions([openReviewButton(draftId, say`Check again`)]),
      ...simulatedMark(simulated),
    ],
  });

/** The draft stays; that is what Home then shows. */
export const reviewClosing: Closing = {
  callbackId: reviewForm.callbackId,
  needs: 'sender',
  run: async () => undefined,
};

/** The Send step. Dispatch starts a draft once, so a second press only says what the first one did. */
export const reviewSubmission: Submission = {
  callbackId: reviewForm.callbackId,
  needs: 'sender',
  changesHome: true,
  answer({ values }) {
    const errors = { ...speedProblem(values), ...whenProblem(values) };
    return Object.keys(errors).length > 0
      ? { kind: 'errors', errors }
      : { kind: 'update', view: startingView() };
  },
  async work(call) {
    const { context, client, userId } = call;
    const { simulated } = context;
    const screen = screenAt(client, call.viewId);
    const draftId = readDraftId(call.privateMetadata);
    const messagesPerSecond = chosenSpeed(call.values);
    const choices = {
      recently: chosenRecently(call.values),
      ...chosenBeyondLimit(call.values),
      ...(messagesPerSecond !== undefined && { messagesPerSecond }),
    };
    const moment = chosenMoment(call.values);
    if (moment !== undefined) return scheduleDraft(call, draftId, moment, choices);
    let launched: Launched;
    try {
      launched = await context.dispatch.launch(draftId, userId, choices);
    } catch (error) {
      const problem = sentenceOf(error);
      if (problem === undefined) throw error;
      const text = sentenceText(problem);
      return showOrTell(call, screen, notSentView(draftId, problem, simulated), { text });
    }
    // Before anything is said: whatever Slack does, what was started is written down.
    if (!launched.alreadyLaunched) {
      await context.audit({
        actor: userId,
        act: 'deployment.launch',
        subject: `deployment:${launched.id}`,
        channelId: launched.channelId,
        detail: { before: 'draft', after: 'sending', draftId, waiting: launched.waiting, ...choices },
      });
    }
    const standing = await standingIn(client, launched.channelId);
    const { view, reply } = sayLaunched(launched, standing, simulated);
    await showOrTell(call, screen, view, reply);
  },
};
