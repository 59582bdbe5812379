import { text } from './language/say.ts';
/** Which figure of the metrics page a state adds to. Cancelled recipients are counted apart and never as failures. */
export type Bucket = 'in_process' | 'delivered' | 'failed' | 'cancelled';

interface StateFacts {
  readonly label: string;
  readonly bucket: Bucket;
  /** What happened, in the words of the metrics page. */
  readonly explanation: string;
  /** What the reader can do about it; empty when there is nothing to do. */
  readonly nextStep: string;
}

/** The ten deployment states of the metrics page, and `cancelled`. Screens, filters, digests and figures read this table. */
export const deploymentStates = {
  success: {
    label: text('Delivered'),
    bucket: 'delivered',
    explanation: text('The conversation has been successfully sent to the user.'),
    nextStep: '',
  },
  in_process: {
    label: text('In process'),
    bucket: 'in_process',
    explanation: text('Still being sent, or sent while the phone is off or without internet.'),
    nextStep: text('Give it time. If it takes too long, ask the support contact.'),
  },
  agent_session: {
    label: text('Active session with an agent'),
    bucket: 'failed',
    explanation: text('The user is talking with an agent, and agents come before deployments.'),
    nextStep: text('Send again when the agent has ended the conversation.'),
  },
  blocked_or_version: {
    label: text('Blocked or old version'),
    bucket: 'failed',
    explanation: text(
      'The user has blocked the line, has no WhatsApp account, uses an outdated version, or has not accepted the new terms.',
    ),
    nextStep: text('Reach this person another way; sending again does not help.'),
  },
  excluded: {
    label: text('Excluded'),
    bucket: 'failed',
    explanation: text('The number is on the company’s exclusion list, or the user opted out.'),
    nextStep: text('Take the number off the exclusion list if that was a mistake.'),
  },
  invalid_number: {
    label: text('Invalid number'),
    bucket: 'failed',
    explanation: text('The WhatsApp number is invalid.'),
    nextStep: text('Correct the number in your list and send the corrected rows.'),
  },
  variable_unfilled: {
    label: text('Variable unfilled'),
    bucket: 'failed',
    explanation: text(
      'A variable of the template has no usable value: misspelled, empty, unknown to the connected CRM, or too long.',
    ),
    nextStep: text('Fill the variable in your list and send the corrected rows.'),
  },
  template_paused: {
    label: text('Template paused'),
    bucket: 'failed',
    explanation: text('WhatsApp paused or disabled the template because its quality was rated low.'),
    nextStep: text(
      'Review the notifications in WhatsApp Manager, analyze the template, edit and resubmit it, and consult the WhatsApp guidelines.',
    ),
  },
  too_many_templates: {
    label: text('Too many templates'),
    bucket: 'failed',
    explanation: text(
      'The contact received several templates in a short time without answering, so WhatsApp blocks new ones for a while; each further one makes that longer.',
    ),
    nextStep: text('Wait at least 24 hours before sending another template to this contact.'),
  },
  system_failure: {
    label: text('General failure'),
    bucket: 'failed',
    explanation: text('The conversation was not sent because of a general failure.'),
    nextStep: text('Contact support with the code shown.'),
  },
  cancelled: {
    label: text('Cancelled'),
    bucket: 'cancelled',
    explanation: text('A person cancelled the deployment before this message was sent.'),
    nextStep: '',
  },
} as const satisfies Record<string, StateFacts>;

export type DeploymentState = keyof typeof deploymentStates;

export const isDeploymentState = (word: string): word is DeploymentState =>
  Object.hasOwn(deploymentStates, word);

/** All state keys, in the order in which screens list them. */
export const deploymentStateNames: readonly DeploymentState[] =
  Object.keys(deploymentStates).filter(isDeploymentState);

export const failedStates: readonly DeploymentState[] = deploymentStateNames.filter(
  (state) => deploymentStates[state].bucket === 'failed',
);
