import { say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { escapeText } from '../blocks/slack-text.ts';
import type { Action } from '../listener.ts';
import { loadIncident } from './incident-value.ts';

export const solveIncident: Action = {
  id: actionIds.solveIncident,
  needs: 'admin',
  changesHome: true,
  async run({ context, value, userId, reply }) {
    const { incident, words } = await loadIncident(context, value);
    await context.incidents.solve(incident.id, userId);
    await reply({ text: say`Marked as solved: ${escapeText(words.title, 200)}.` });
  },
};
