import { type DeploymentState, deploymentStates, failedStates } from './deployment-state.ts';
import { said, say, text } from './language/say.ts';

/** Users of a deployment by what became of them, in the words of the form. */
const outcomes = {
  not_answered: text('Delivered, did not answer'),
  delivered: text('Delivered (users)'),
  answered: text('Answered'),
  failed: text('Failed, for any reason'),
} as const;
type Outcome = keyof typeof outcomes;

/** Which users of a deployment can be sent to once more: an outcome, or one failed state. */
export type DeploymentAudience = Outcome | DeploymentState;

const isOutcome = (word: string): word is Outcome => Object.hasOwn(outcomes, word);

export const deploymentAudiences: readonly DeploymentAudience[] = [
  ...Object.keys(outcomes).filter(isOutcome),
  ...failedStates,
];

export const isDeploymentAudience = (word: string): word is DeploymentAudience =>
  deploymentAudiences.some((one) => one === word);

/** `Delivered, did not answer`; `Failed: Invalid number`. */
export const audienceWords = (who: DeploymentAudience): string =>
  isOutcome(who) ? said(outcomes[who]) : say`Failed: ${said(deploymentStates[who].label)}`;
