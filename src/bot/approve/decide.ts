import type { DeploymentSummary } from '../../dispatch/dispatch.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { counted } from '../../entities/language/nouns.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { escapeText, oneLine, sentenceText } from '../blocks/slack-text.ts';
import { type Action, type Call, type Submission, UsageError } from '../listener.ts';
import { deploymentOf } from '../schedule/change-time.ts';
import { openModal, showOrTell } from '../send/modal-screen.ts';
import { sentenceOf } from '../send/shown-error.ts';
import { idIn } from '../send/view-values.ts';
import { openingView } from '../send/waiting-views.ts';
import { noticeView, replaceByNotice } from '../views/notice.ts';
import { approvalForm, approvalView, readApproval, refuseApprovalId, typedCount } from './approval-view.ts';

/** Opens what is to be decided; the hash of the audience takes a moment. */
export async function openApproval(call: Call, deploymentId: number): Promise<void> {
  const { client, context, triggerId, userId } = call;
  const screen = await openModal(client, triggerId, openingView(), say`Ask again.`);
  try {
    await screen.show(approvalView(await context.approvals.load(deploymentId, userId), context.simulated));
  } catch (error) {
    const problem = sentenceOf(error);
    if (problem === undefined) throw error;
    const text = sentenceText(problem);
    await showOrTell(call, screen, noticeView(text, context.simulated), { text });
  }
}

export const reviewApproval: Action = {
  id: actionIds.reviewApproval,
  needs: 'approver',
  run: (call) => openApproval(call, deploymentOf(call.value)),
};

/** Where it stands now: what else holds it is not lifted by an approval. */
function approvedText({ id, phase, waiting, holds: [hold] }: DeploymentSummary): string {
  const code = deploymentCode(id);
  const users = counted(waiting, 'user');
  if (hold) return say`Approved: ${code} stays held. ${escapeText(oneLine(saidAgain(hold.because)), 500)}`;
  if (phase === 'scheduled') return say`Approved: ${code} starts at its time, to ${users}.`;
  return say`Approved: ${code} is on its way to ${users}.`;
}

export const approveSubmission: Submission = {
  callbackId: approvalForm.callbackId,
  needs: 'approver',
  answer: () => ({ kind: 'update', view: noticeView(say`Checking once more…`, false) }),
  async work(call) {
    const { deploymentId, fingerprint } = readApproval(call.privateMetadata);
    const decision = { fingerprint, typed: typedCount(call.values) };
    const approved = await call.context.approvals.approve(deploymentId, call.userId, decision);
    await replaceByNotice(call, approvedText(approved), call.viewId);
  },
};

export const refuseApproval: Action = {
  id: refuseApprovalId,
  needs: 'approver',
  async run(call) {
    const id = idIn(call.value);
    if (id === undefined)
      throw new UsageError(say`This button is no longer valid. Type /treble approve again.`);
    await call.context.approvals.refuse(id, call.userId);
    const sentence = say`Refused: ${deploymentCode(id)} is cancelled, and nobody on its list is sent to.`;
    if (call.view) await replaceByNotice(call, sentence, call.view.id);
    else await call.reply({ text: sentence });
  },
};
