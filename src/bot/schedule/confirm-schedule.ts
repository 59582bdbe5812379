import type { ModalView } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { section, simulatedMark } from '../blocks/elements.ts';
import { shownModal } from '../blocks/modal.ts';
import { sentenceText } from '../blocks/slack-text.ts';
import type { Submission } from '../listener.ts';
import { standingIn } from '../send/channel-standing.ts';
import { followWords } from '../send/done-view.ts';
import { screenAt, showOrTell } from '../send/modal-screen.ts';
import { sentenceOf } from '../send/shown-error.ts';
import { literal } from '../send/words.ts';
import { readSchedule } from './schedule-metadata.ts';
import { changeView, confirmForm, scheduledSentence } from './schedule-views.ts';

const waitingView = (): ModalView =>
  shownModal({
    title: say`Schedule`,
    blocks: [literal(say`Scheduling…`)],
  });

const scheduledView = (text: string, simulated: boolean): ModalView =>
  shownModal({
    title: say`Scheduled`,
    blocks: [section(text), ...simulatedMark(simulated)],
  });

/** The Schedule step: only now the deployment has its time. */
export const confirmSubmission: Submission = {
  callbackId: confirmForm.callbackId,
  needs: 'sender',
  answer: () => ({ kind: 'update', view: waitingView() }),
  async work(call) {
    const { context, client, userId } = call;
    const { simulated, dispatch } = context;
    const screen = screenAt(client, call.viewId);
    const { deploymentId, at, zone, choices } = readSchedule(call.privateMetadata);
    try {
      const { channelId } = await dispatch.schedule(deploymentId, userId, { at, zone }, choices);
      const follow = followWords(await standingIn(client, channelId), channelId, deploymentId);
      const text = `${scheduledSentence(deploymentId, { at, zone }, context.now())} ${follow}`;
      await showOrTell(call, screen, scheduledView(text, simulated), { text });
    } catch (error) {
      const problem = sentenceOf(error);
      if (problem === undefined) throw error;
      const view = changeView({ deploymentId, problem, simulated });
      await showOrTell(call, screen, view, { text: sentenceText(problem) });
    }
  },
};
