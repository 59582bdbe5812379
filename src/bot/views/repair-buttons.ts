import type { Button } from '@slack/types';
import type { UnknownOutcomes } from '../../dispatch/dispatch.ts';
import { correctableStates } from '../../entities/correction-verdict.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { type FailureClass, failureClasses } from '../../entities/failure-class.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import type { Scope } from '../../reports/reader.ts';
import { retryAction } from '../../reports/retry-action.ts';
import { scopeValue } from '../../reports/scope-value.ts';
import { button } from '../blocks/elements.ts';
import type { BotContext } from '../bot-context.ts';
import { correctButton } from '../correct/correct-views.ts';

const isCorrectable = (failure: FailureClass): boolean =>
  correctableStates.some((state) => state === failureClasses[failure].state);

/** Sends again in spite of an unknown outcome. Its value tells how many the person was asked about. */
export const resendButton = (deploymentId: number, resendable: number): Button =>
  button({
    id: actionIds.resendUnknown,
    label: say`Resend unknown`,
    spoken: say`Resend unknown outcomes of ${deploymentCode(deploymentId)}`,
    value: `${scopeValue({ kind: 'deployment', deploymentId })}|${resendable}`,
    style: 'danger',
    confirm: {
      title: say`Send again to ${counted(resendable, 'user')}?`,
      text:
        resendable === 1
          ? say`Nobody knows whether this user got the message: WhatsApp never answered. Whoever got it may receive it twice. Your decision is recorded.`
          : say`Nobody knows whether these ${countText(resendable)} users got the message: WhatsApp never answered. Whoever got it may receive it twice. Your decision is recorded.`,
      yes: say`Resend unknown`,
      no: say`Leave them`,
    },
  });

export const unknownButtons = (deploymentId: number, { resendable }: UnknownOutcomes): Button[] =>
  resendable > 0 ? [resendButton(deploymentId, resendable)] : [];

/** What can be repaired of the deployment that a screen is about. */
export async function loadRepairButtons({ dispatch }: BotContext, scope: Scope): Promise<Button[]> {
  if (scope.kind !== 'deployment') return [];
  const { deploymentId } = scope;
  const [{ now, failed, groups }, unknown] = await Promise.all([
    dispatch.planRetry(deploymentId),
    dispatch.unknownOutcomes(deploymentId),
  ]);
  return [
    ...(now > 0 ? [button(retryAction(deploymentId, now, failed))] : []),
    ...(groups.some(({ failure }) => isCorrectable(failure)) ? [correctButton(deploymentId)] : []),
    ...unknownButtons(deploymentId, unknown),
  ];
}

/** What status says of outcomes that nobody knows and of messages that may have arrived twice. */
export function unknownLines({ resendable, accepted, possibleDuplicates }: UnknownOutcomes): string[] {
  return [
    ...(resendable > 0
      ? [
          resendable === 1
            ? say`Unknown, not retried: ${countText(resendable)}. WhatsApp never answered, so this user may or may not have got the message.`
            : say`Unknown, not retried: ${countText(resendable)}. WhatsApp never answered, so these users may or may not have got the message.`,
        ]
      : []),
    ...(accepted > 0
      ? [
          say`Accepted by WhatsApp without a readable id: ${countText(accepted)}. {0|It is|These are} not sent again.`,
        ]
      : []),
    ...(possibleDuplicates > 0
      ? [
          say`Possible duplicates: ${counted(possibleDuplicates, 'user')} may have got the message twice, because an earlier message turned out to have arrived after it was sent again.`,
        ]
      : []),
  ];
}
