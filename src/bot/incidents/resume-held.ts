import type { ResumedHeld } from '../../dispatch/incidents/incidents.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { escapeText, oneLine } from '../blocks/slack-text.ts';
import type { Action } from '../listener.ts';
import { incidentIdOf } from './incident-value.ts';

/** What was set going, and what was not. */
export function resumedSentence({ lines, users, stopped }: ResumedHeld): string {
  const parts = [
    ...(lines > 0 ? [say`The line sends again; what it held goes on.`] : []),
    ...(users > 0 ? [say`Queued again: ${counted(users, 'user')} whom WhatsApp had refused.`] : []),
    ...(stopped === undefined
      ? []
      : [say`Refused users stay as they are: ${escapeText(oneLine(stopped), 300)}`]),
  ];
  return parts.length > 0
    ? parts.join(' ')
    : say`Nothing was left to resume: what was held goes on by itself.`;
}

export const resumeHeld: Action = {
  id: actionIds.resumeHeld,
  needs: 'sender',
  changesHome: true,
  async run({ context, value, userId, reply }) {
    await reply({ text: resumedSentence(await context.incidents.resumeHeld(incidentIdOf(value), userId)) });
  },
};
