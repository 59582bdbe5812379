import type { KnownBlock } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { input } from '../blocks/elements.ts';
import { mention } from '../blocks/slack-text.ts';
import { type Action, type Submission, UsageError, type ViewValues } from '../listener.ts';
import { textAt } from '../payload.ts';
import { replaceByNotice } from '../views/notice.ts';
import { openForm } from '../views/show-screen.ts';
import { incidentForm, momentView } from './incident-form.ts';
import { incidentIdOf, loadIncident } from './incident-value.ts';

const form = { callbackId: 'assign_incident_form', block: 'assign', action: 'to' } as const;

const chosenPerson = (values: ViewValues): string | undefined =>
  textAt(values, form.block, form.action, 'selected_user');

const personInput = (to: string): KnownBlock =>
  input(
    form.block,
    say`Who looks after it`,
    { type: 'users_select', action_id: form.action, initial_user: to },
    { hint: say`They are told directly, and the alert names them.` },
  );

export const assignIncident: Action = {
  id: actionIds.assignIncident,
  needs: 'sender',
  async run(call) {
    const { incident, words } = await loadIncident(call.context, call.value);
    const to = incident.assigned?.to ?? call.userId;
    const view = incidentForm(say`Assign`, {
      callbackId: form.callbackId,
      incidentId: incident.id,
      heading: words.title,
      blocks: [personInput(to)],
      simulated: call.context.simulated,
    });
    await openForm(call, view);
  },
};

export const assignSubmission: Submission = {
  callbackId: form.callbackId,
  needs: 'sender',
  changesHome: true,
  answer: ({ values }) =>
    chosenPerson(values)
      ? { kind: 'update', view: momentView(say`Assign`) }
      : { kind: 'errors', errors: { [form.block]: say`Choose a person.` } },
  async work(call) {
    const { context: bot, userId, values, privateMetadata, viewId } = call;
    const to = chosenPerson(values);
    if (!to) throw new UsageError(say`Choose a person.`);
    // Alerts tell of the business, so they are given to nobody who may not read it.
    const refusal = await bot.access.refusal({ userId: to }, 'viewer');
    if (refusal !== undefined) {
      const sentence = say`${mention(to)} may not use this app, so it was not assigned.`;
      return replaceByNotice(call, sentence, viewId);
    }
    await bot.incidents.assign(incidentIdOf(privateMetadata), userId, to);
    await replaceByNotice(call, say`Assigned to ${mention(to)}, who is told directly.`, viewId);
  },
};
