import type { Retried } from '../../dispatch/dispatch.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { failureClasses } from '../../entities/failure-class.ts';
import { holdLabels } from '../../entities/hold-kind.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { said, say } from '../../entities/language/say.ts';
import type { RetryGroup, RetryWhen } from '../../entities/retry-offer.ts';
import { dateToken, escapeText, oneLine } from '../blocks/slack-text.ts';

const mostGroups = 10;

/** When a failed user who was not queued can be sent to again. */
const whenWords: Readonly<Record<RetryWhen, (from: Date | null) => string>> = {
  now: () => say`failed just now; press Retry failed again`,
  after_24_hours: (from) =>
    from === null
      ? say`can be tried 24 hours after the last template`
      : say`can be tried from ${dateToken(from)} on`,
  after_session: (from) =>
    from === null
      ? say`can be tried when the agent has ended the chat`
      : say`can be tried when the agent has ended the chat; it ends by itself on ${dateToken(from)}`,
  when_released: () => say`can be tried once that is over`,
  after_a_fix: () => say`has to be corrected first; then send these rows again`,
  never: () => say`sending again does not help`,
};

const groupLine = ({ failure, when, count, from }: RetryGroup): string =>
  `• ${countText(count)}: ${said(failureClasses[failure].says)} ${whenWords[when](from).replace(/^./, (letter) => letter.toUpperCase())}.`;

/** Who was queued, and of everybody else why not and when they could be. In mrkdwn. */
export function retriedText({ queued, left, deployment }: Retried): string {
  const code = deploymentCode(deployment.id);
  const [hold] = deployment.holds;
  const opening =
    queued > 0
      ? queued === 1
        ? say`Retry of *${code}*: ${counted(queued, 'user')} is queued and will be sent to again.`
        : say`Retry of *${code}*: ${counted(queued, 'user')} are queued and will be sent to again.`
      : say`Retry of *${code}*: nobody is queued.`;
  const held =
    queued > 0 && hold
      ? [say`They wait: ${said(holdLabels[hold.kind])}. ${escapeText(oneLine(saidAgain(hold.because)), 300)}`]
      : [];
  const stopped = left.stopped === undefined ? [] : [escapeText(oneLine(left.stopped), 500)];
  if (left.groups.length === 0) {
    const nobody = queued > 0 ? [] : [say`No user of this deployment has failed.`];
    return [opening, ...held, ...stopped, ...nobody].join('\n');
  }
  const more = left.groups.length - mostGroups;
  return [
    opening,
    ...held,
    ...stopped,
    left.failed === 1
      ? say`${counted(left.failed, 'failed user')} was not queued:`
      : say`${counted(left.failed, 'failed user')} were not queued:`,
    ...left.groups.slice(0, mostGroups).map(groupLine),
    ...(more > 0 ? [say`• … and ${counted(more, 'more reason')}`] : []),
  ].join('\n');
}
