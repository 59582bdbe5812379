import type { KnownBlock, ModalView } from '@slack/types';
import type { ApprovalReview } from '../../dispatch/approvals/approvals.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { readJson } from '../../entities/json.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { said, say, spokenLanguage } from '../../entities/language/say.ts';
import { categoryWord } from '../../entities/template-words.ts';
import {
  actions,
  button,
  context,
  fields,
  header,
  input,
  section,
  simulatedMark,
} from '../blocks/elements.ts';
import { formModal } from '../blocks/modal.ts';
import { dateToken, mention } from '../blocks/slack-text.ts';
import { UsageError, type ViewValues } from '../listener.ts';
import { numberAt, textAt } from '../payload.ts';
import { countedCauses } from '../send/review-words.ts';
import { sampleBlocks } from '../send/sample-blocks.ts';
import { typedText } from '../send/view-values.ts';
import { nameText } from '../send/words.ts';

export const approvalForm = { callbackId: 'approve_deployment' } as const;
export const refuseApprovalId = 'refuse_approval';
export const countField = { block: 'recipients_typed', action: 'count' } as const;

const moneyText = (amount: number, currency: string): string =>
  `${new Intl.NumberFormat(spokenLanguage(), { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(amount)} ${currency}`;

function costText({ cost, review, recipients }: ApprovalReview): string {
  const category = nameText(categoryWord(review.conversation.template.category), 20);
  if (!cost)
    return say`Cost: no price is set for ${category} messages (MESSAGE_PRICES), so there is no estimate for ${counted(recipients, 'message')}.`;
  return say`Cost: about ${moneyText(cost.amount, cost.currency)}, if every one of ${counted(recipients, 'message')} (${category}) is charged.`;
}

const countInput = (recipients: number): KnownBlock =>
  input(
    countField.block,
    say`Type the number of recipients`,
    { type: 'plain_text_input', action_id: countField.action, max_length: 20 },
    { hint: say`It stands above: ${countText(recipients)}.` },
  );

/** What an approver decides about: the review, samples, what it costs, and who asked for it. */
export function approvalView(asked: ApprovalReview, simulated: boolean): ModalView {
  const { deployment, review, recipients, requestedBy, requestedAt, expiresAt, scheduledFor } = asked;
  const name = nameText(deployment.conversation, 80);
  const start = scheduledFor
    ? say`Starts ${dateToken(scheduledFor)}.`
    : say`Starts as soon as it is approved.`;
  return formModal({
    callbackId: approvalForm.callbackId,
    privateMetadata: JSON.stringify({ deploymentId: deployment.id, fingerprint: asked.fingerprint }),
    title: say`Approve ${deploymentCode(deployment.id)}`,
    submit: say`Approve`,
    close: say`Decide later`,
    blocks: [
      header(say`${name} · version ${deployment.versionNumber}`),
      section(say`*Send to ${counted(recipients, 'user')}?* ${start}`),
      context(
        say`Asked by ${mention(requestedBy)} ${dateToken(requestedAt)}, until ${dateToken(expiresAt)}.`,
      ),
      context(costText(asked)),
      fields(countedCauses(review.counts).map(({ label, count }) => `*${said(label)}*\n${countText(count)}`)),
      ...sampleBlocks(review.samples),
      ...(asked.isTyped ? [countInput(recipients)] : []),
      actions([
        button({
          id: refuseApprovalId,
          label: say`Refuse and cancel it`,
          value: String(deployment.id),
          style: 'danger',
          confirm: {
            title: say`Refuse this deployment?`,
            text: say`It is cancelled for good. Nobody on this list is sent to.`,
            yes: say`Refuse`,
            no: say`Keep it waiting`,
          },
        }),
      ]),
      ...simulatedMark(simulated),
    ],
  });
}

/** Throws `UsageError`. */
export function readApproval(privateMetadata: string): {
  readonly deploymentId: number;
  readonly fingerprint: string;
} {
  const outdated = new UsageError(say`This form is no longer valid. Open it again with /treble approve.`);
  const read = readJson(privateMetadata);
  const deploymentId = numberAt(read, 'deploymentId');
  const fingerprint = textAt(read, 'fingerprint');
  if (deploymentId === undefined || fingerprint === undefined) throw outdated;
  return { deploymentId, fingerprint };
}

/** The typed number, whatever marks it is written with; undefined where nothing was typed. */
export function typedCount(values: ViewValues): number | undefined {
  const digits = typedText(values, countField.block, countField.action).replace(/[\s.,'’]/g, '');
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}
