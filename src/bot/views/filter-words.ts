import { conversationStages } from '../../entities/conversation-stage.ts';
import { deploymentStates, failedStates } from '../../entities/deployment-state.ts';
import { said, say } from '../../entities/language/say.ts';
import { sessionStatuses } from '../../entities/session-status.ts';
import type { UserFilter } from '../../reports/reader.ts';

const either = (words: readonly string[]): string =>
  words.length === 0 ? '' : words.reduce((one, other) => say`${one} or ${other}`);

/** `Invalid number or Excluded · In Flow · number ending in 4567`; “All users” without a filter. */
export function filterWords({ states = [], stages = [], sessions = [], phone }: UserFilter): string {
  const areFailures =
    states.length === failedStates.length && failedStates.every((state) => states.includes(state));
  const parts = [
    areFailures ? say`Send failure` : either(states.map((state) => said(deploymentStates[state].label))),
    either(stages.map((stage) => said(conversationStages[stage].choice))),
    either(sessions.map((session) => said(sessionStatuses[session].choice))),
    phone === undefined ? '' : 'whole' in phone ? say`one number` : say`number ending in ${phone.ending}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? say`All users` : parts.join(' · ');
}
