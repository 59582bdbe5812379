import { say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { escapeText, mention } from '../blocks/slack-text.ts';
import type { Action } from '../listener.ts';
import { loadIncident } from './incident-value.ts';

/** The alerts themselves are brought up to date by the reports, so nothing is posted in the channel. */
export const acknowledgeIncident: Action = {
  id: actionIds.acknowledgeIncident,
  needs: 'sender',
  changesHome: true,
  async run({ context, value, userId, reply }) {
    const { incident, words } = await loadIncident(context, value);
    const { by, isNew } = await context.incidents.acknowledge(incident.id, userId);
    const name = escapeText(words.title, 200);
    await reply({
      text:
        isNew || by === userId
          ? say`You take care of it: ${name}. Everybody who sees the alert is told so.`
          : say`${mention(by)} takes care of it already: ${name}.`,
    });
  },
};
