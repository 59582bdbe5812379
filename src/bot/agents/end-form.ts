import type { ModalView } from '@slack/types';
import { said, say } from '../../entities/language/say.ts';
import { chatOutcomes } from '../../reports/agents/chat-document.ts';
import { context, input, plain } from '../blocks/elements.ts';
import { limits } from '../blocks/limits.ts';
import { formModal } from '../blocks/modal.ts';
import type { Submission, ViewValues } from '../listener.ts';
import { textAt } from '../payload.ts';
import { typedText } from '../send/view-values.ts';
import { agentRight } from './agent-right.ts';
import { threadOf } from './thread-value.ts';

const callbackId = 'end_chat_form';
const outcome = { block: 'end_outcome', action: 'outcome' } as const;
const note = { block: 'end_note', action: 'note' } as const;
const longestNote = 500;

export const endForm = (threadId: number): ModalView =>
  formModal({
    callbackId,
    privateMetadata: String(threadId),
    title: say`End conversation`,
    submit: say`End`,
    close: say`Back`,
    blocks: [
      input(outcome.block, say`Outcome`, {
        type: 'static_select',
        action_id: outcome.action,
        options: chatOutcomes.map((word) => ({ text: plain(said(word), limits.optionText), value: word })),
      }),
      input(
        note.block,
        say`Note`,
        {
          type: 'plain_text_input',
          action_id: note.action,
          multiline: true,
          max_length: longestNote,
        },
        { optional: true },
      ),
      context(say`The customer is told nothing. Deployments can reach them again from then on.`),
    ],
  });

const outcomeIn = (values: ViewValues): string | undefined => {
  const value = textAt(values, outcome.block, outcome.action, 'selected_option', 'value');
  return chatOutcomes.find((word) => word === value);
};

export const endSubmission: Submission = {
  callbackId,
  needs: agentRight,
  answer: ({ values }) =>
    outcomeIn(values) === undefined
      ? { kind: 'errors', errors: { [outcome.block]: say`Choose how it went.` } }
      : { kind: 'close' },
  async work({ context: { agents }, values, privateMetadata, userId }) {
    await agents.end({
      threadId: threadOf(privateMetadata),
      by: userId,
      outcome: outcomeIn(values) ?? '',
      note: typedText(values, note.block, note.action).trim().slice(0, longestNote),
    });
  },
};
