import type { ModalView } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { context, plain, section, simulatedMark } from '../blocks/elements.ts';
import { formModal, shownModal } from '../blocks/modal.ts';
import { escapeText, mention } from '../blocks/slack-text.ts';
import { type Action, type Submission, UsageError, type ViewValues } from '../listener.ts';
import { textAt } from '../payload.ts';
import { replaceByNotice } from '../views/notice.ts';
import { openForm } from '../views/show-screen.ts';
import { incidentIdOf, loadIncident } from './incident-value.ts';

const form = { callbackId: 'assign_incident_form', block: 'assign', action: 'to' } as const;

const chosenPerson = (values: ViewValues): string | undefined =>
  textAt(values, form.block, form.action, 'selected_user');

function assignForm(id: number, title: string, to: string, simulated: boolean): ModalView {
  return formModal({
    callbackId: form.callbackId,
    privateMetadata: String(id),
    title: say`Assign`,
    submit: say`Assign`,
    close: say`Cancel`,
    blocks: [
      section(`*${escapeText(title, 200)}*`),
      {
        type: 'input',
        block_id: form.block,
        label: plain(say`Who looks after it`, 75),
        hint: plain(say`They are told directly, and the alert names them.`, 200),
        element: { type: 'users_select', action_id: form.action, initial_user: to },
      },
      ...simulatedMark(simulated),
    ],
  });
}

export const assignIncident: Action = {
  id: actionIds.assignIncident,
  needs: 'sender',
  async run(call) {
    const { incident, words } = await loadIncident(call.context, call.value);
    const to = incident.assigned?.to ?? call.userId;
    await openForm(call, assignForm(incident.id, words.title, to, call.context.simulated));
  },
};

const waiting = (): ModalView =>
  shownModal({
    callbackId: 'assigning',
    title: say`Assign`,
    blocks: [context(say`One moment…`)],
  });

export const assignSubmission: Submission = {
  callbackId: form.callbackId,
  needs: 'sender',
  changesHome: true,
  answer: ({ values }) =>
    chosenPerson(values)
      ? { kind: 'update', view: waiting() }
      : { kind: 'errors', errors: { [form.block]: say`Choose a person.` } },
  async work(call) {
    const { context: bot, userId, values, privateMetadata, viewId } = call;
    const to = chosenPerson(values);
    if (!to) throw new UsageError(say`Choose a person.`);
    // Alerts tell of the business, so they are given to nobody who may not read it.
    const refusal = await bot.access.refusal({ userId: to }, 'viewer');
    if (refusal !== undefined) throw new UsageError(say`${to} may not use this app, so it was not assigned.`);
    await bot.incidents.assign(incidentIdOf(privateMetadata), userId, to);
    await replaceByNotice(call, say`Assigned to ${mention(to)}, who is told directly.`, viewId);
  },
};
