import type { Button } from '@slack/types';
import type { UnknownOutcomes } from '../../dispatch/dispatch.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { actionIds } from '../../reports/action-ids.ts';
import type { Scope } from '../../reports/reader.ts';
import { retryAction } from '../../reports/retry-action.ts';
import { scopeValue } from '../../reports/scope-value.ts';
import { button } from '../blocks/elements.ts';
import { counted, countText } from '../blocks/slack-text.ts';
import type { BotContext } from '../bot-context.ts';

/** Sends again in spite of an unknown outcome. Its value tells how many the person was asked about. */
export const resendButton = (deploymentId: number, resendable: number): Button =>
  button({
    id: actionIds.resendUnknown,
    label: 'Resend unknown',
    spoken: `Resend unknown outcomes of ${deploymentCode(deploymentId)}`,
    value: `${scopeValue({ kind: 'deployment', deploymentId })}|${resendable}`,
    style: 'danger',
    confirm: {
      title: `Send again to ${counted(resendable, 'user')}?`,
      text: `Nobody knows whether ${resendable === 1 ? 'this user' : `these ${countText(resendable)} users`} got the message: WhatsApp never answered. Whoever got it may receive it twice. Your decision is recorded.`,
      yes: 'Resend unknown',
      no: 'Leave them',
    },
  });

export const unknownButtons = (deploymentId: number, { resendable }: UnknownOutcomes): Button[] =>
  resendable > 0 ? [resendButton(deploymentId, resendable)] : [];

/** What can be repaired of the deployment that a screen is about. */
export async function loadRepairButtons({ dispatch }: BotContext, scope: Scope): Promise<Button[]> {
  if (scope.kind !== 'deployment') return [];
  const { deploymentId } = scope;
  const [{ now, failed }, unknown] = await Promise.all([
    dispatch.planRetry(deploymentId),
    dispatch.unknownOutcomes(deploymentId),
  ]);
  return [
    ...(now > 0 ? [button(retryAction(deploymentId, now, failed))] : []),
    ...unknownButtons(deploymentId, unknown),
  ];
}

/** What status says of outcomes that nobody knows and of messages that may have arrived twice. */
export function unknownLines({ resendable, accepted, possibleDuplicates }: UnknownOutcomes): string[] {
  return [
    ...(resendable > 0
      ? [
          `Unknown, not retried: ${countText(resendable)}. WhatsApp never answered, so ${resendable === 1 ? 'this user' : 'these users'} may or may not have got the message.`,
        ]
      : []),
    ...(accepted > 0
      ? [`Accepted by WhatsApp without a readable id: ${countText(accepted)}. These are not sent again.`]
      : []),
    ...(possibleDuplicates > 0
      ? [
          `Possible duplicates: ${counted(possibleDuplicates, 'user')} may have got the message twice, because an earlier message turned out to have arrived after it was sent again.`,
        ]
      : []),
  ];
}
