import type { Retried } from '../../dispatch/dispatch.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { failureClasses } from '../../entities/failure-class.ts';
import { holdLabels } from '../../entities/hold-kind.ts';
import type { RetryGroup, RetryWhen } from '../../entities/retry-offer.ts';
import { counted, countText, dateToken, escapeText, oneLine } from '../blocks/slack-text.ts';

const mostGroups = 10;

/** When a failed user who was not queued can be sent to again. */
const whenWords: Readonly<Record<RetryWhen, (from: Date | null) => string>> = {
  now: () => 'failed just now; press Retry failed again',
  after_24_hours: (from) =>
    from === null
      ? 'can be tried 24 hours after the last template'
      : `can be tried from ${dateToken(from)} on`,
  when_released: () => 'can be tried once that is over',
  after_a_fix: () => 'has to be corrected first; then send these rows again',
  never: () => 'sending again does not help',
};

const groupLine = ({ failure, when, count, from }: RetryGroup): string =>
  `• ${countText(count)}: ${failureClasses[failure].says} ${whenWords[when](from).replace(/^./, (letter) => letter.toUpperCase())}.`;

/** Who was queued, and of everybody else why not and when they could be. In mrkdwn. */
export function retriedText({ queued, left, deployment }: Retried): string {
  const code = deploymentCode(deployment.id);
  const [hold] = deployment.holds;
  const opening =
    queued > 0
      ? `Retry of *${code}*: ${counted(queued, 'user')} ${queued === 1 ? 'is' : 'are'} queued and will be sent to again.`
      : `Retry of *${code}*: nobody is queued.`;
  const held =
    queued > 0 && hold
      ? [`They wait: ${holdLabels[hold.kind]}. ${escapeText(oneLine(hold.because), 300)}`]
      : [];
  const stopped = left.stopped === undefined ? [] : [escapeText(oneLine(left.stopped), 500)];
  if (left.groups.length === 0) {
    const nobody = queued > 0 ? [] : ['No user of this deployment has failed.'];
    return [opening, ...held, ...stopped, ...nobody].join('\n');
  }
  const more = left.groups.length - mostGroups;
  return [
    opening,
    ...held,
    ...stopped,
    `${counted(left.failed, 'failed user')} ${left.failed === 1 ? 'was' : 'were'} not queued:`,
    ...left.groups.slice(0, mostGroups).map(groupLine),
    ...(more > 0 ? [`• … and ${counted(more, 'more reason')}`] : []),
  ].join('\n');
}
