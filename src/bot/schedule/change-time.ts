import { say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { sentenceText } from '../blocks/slack-text.ts';
import { type Action, type Submission, UsageError } from '../listener.ts';
import { openModal, screenAt, showOrTell } from '../send/modal-screen.ts';
import { sentenceOf } from '../send/shown-error.ts';
import { openingView } from '../send/waiting-views.ts';
import { scopeOfValue } from '../views/scope-lookup.ts';
import { askToConfirm, loadToStart } from './ask-schedule.ts';
import { readDeploymentId } from './schedule-metadata.ts';
import { changeForm, changeView } from './schedule-views.ts';
import { momentProblem, typedMoment } from './when-field.ts';

export function deploymentOf(value: string): number {
  const scope = scopeOfValue(value);
  if (scope.kind !== 'deployment') throw new UsageError(say`This button belongs to no deployment.`);
  return scope.deploymentId;
}

/** Asks for another time. */
export const changeTime: Action = {
  id: actionIds.changeSchedule,
  needs: 'sender',
  async run({ value, client, triggerId, context }) {
    const view = changeView({ deploymentId: deploymentOf(value), simulated: context.simulated });
    await openModal(client, triggerId, view, say`Press the button again.`);
  },
};

export const changeSubmission: Submission = {
  callbackId: changeForm.callbackId,
  needs: 'sender',
  answer({ values }) {
    const errors = momentProblem(values);
    return errors ? { kind: 'errors', errors } : { kind: 'update', view: openingView() };
  },
  async work(call) {
    const { client, context } = call;
    const deploymentId = readDeploymentId(call.privateMetadata);
    const screen = screenAt(client, call.viewId);
    const typed = typedMoment(call.values);
    try {
      const start = await loadToStart(call, deploymentId);
      await screen.show(await askToConfirm(call, start, typed, {}));
    } catch (error) {
      const problem = sentenceOf(error);
      if (problem === undefined) throw error;
      const view = changeView({ deploymentId, typed, problem, simulated: context.simulated });
      await showOrTell(call, screen, view, { text: sentenceText(problem) });
    }
  },
};
