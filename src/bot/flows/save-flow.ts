import type { Saved } from '../../dispatch/conversations/conversations.ts';
import { say } from '../../entities/language/say.ts';
import { mention } from '../blocks/slack-text.ts';
import { readEditorOrigin } from '../conversations/editor-origin.ts';
import { saySaved } from '../conversations/saved-view.ts';
import { savingView } from '../conversations/waiting-view.ts';
import { type Action, type Call, type Submission, UsageError } from '../listener.ts';
import { screenAt, showOrTell } from '../send/modal-screen.ts';
import { idIn } from '../send/view-values.ts';
import { noticeView } from '../views/notice.ts';
import { removeFlowId } from './flow-id.ts';
import { outlineForm } from './outline-view.ts';

/** Saves the flow that was looked at, as a new version. */
export const saveFlowSubmission: Submission = {
  callbackId: outlineForm.callbackId,
  needs: 'sender',
  answer: () => ({ kind: 'update', view: savingView() }),
  async work(call) {
    const { context, viewId, userId } = call;
    const draftId = idIn(call.privateMetadata);
    if (draftId === undefined) throw new UsageError(say`This form is no longer valid. Open the flow again.`);
    await tellSaved(call, viewId, await context.conversations.saveFlow(draftId, userId));
  },
};

/** Writes down what became of a save, then shows it. */
async function tellSaved(call: Call, viewId: string, outcome: Saved): Promise<void> {
  const { context, client, userId } = call;
  const screen = screenAt(client, viewId);
  const { simulated } = context;
  if (outcome.kind === 'overtaken') {
    const { latest } = outcome;
    const who = latest.createdBy === null ? say`A change of the template` : mention(latest.createdBy);
    const words = say`${who} made version ${latest.number} while you were editing. Nothing was saved: look at theirs, then open the flow again.`;
    return showOrTell(call, screen, noticeView(words, simulated), { text: words });
  }
  const { conversation } = outcome;
  if (outcome.kind !== 'unchanged') {
    await context.audit({
      actor: userId,
      act: 'conversation.flow',
      subject: `conversation:${conversation.conversationId}`,
      detail: { before: conversation.version - 1, after: conversation.version },
    });
  }
  const { view, reply } = saySaved(outcome.kind, conversation, simulated);
  await showOrTell(call, screen, view, reply);
}

/** Takes the flow away, from the form that shows it. */
export const removeFlow: Action = {
  id: removeFlowId,
  needs: 'sender',
  async run(call) {
    const { conversation } = readEditorOrigin(call.value);
    if (!conversation || !call.view)
      throw new UsageError(say`This form is no longer valid. Open the flow again.`);
    const { id, basedOn } = conversation;
    await tellSaved(
      call,
      call.view.id,
      await call.context.conversations.removeFlow(id, basedOn, call.userId),
    );
  },
};
