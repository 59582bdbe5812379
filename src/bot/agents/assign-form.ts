import type { ModalView } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { context, input } from '../blocks/elements.ts';
import { formModal } from '../blocks/modal.ts';
import { isMemberId } from '../blocks/slack-text.ts';
import { type Submission, UsageError, type ViewValues } from '../listener.ts';
import { textAt } from '../payload.ts';
import { agentRight } from './agent-right.ts';
import { threadOf } from './thread-value.ts';

const callbackId = 'assign_chat_form';
const person = { block: 'assign_person', action: 'person' } as const;

export const assignForm = (threadId: number): ModalView =>
  formModal({
    callbackId,
    privateMetadata: String(threadId),
    title: say`Assign this chat`,
    submit: say`Assign`,
    close: say`Back`,
    blocks: [
      input(person.block, say`Who answers from now on?`, { type: 'users_select', action_id: person.action }),
      context(say`What they write in the thread goes to the customer.`),
    ],
  });

const personIn = (values: ViewValues): string =>
  textAt(values, person.block, person.action, 'selected_user') ?? '';

export const assignSubmission: Submission = {
  callbackId,
  needs: agentRight,
  answer: ({ values }) =>
    isMemberId(personIn(values))
      ? { kind: 'close' }
      : { kind: 'errors', errors: { [person.block]: say`Choose a person.` } },
  async work({ context: { agents, access }, values, privateMetadata, userId }) {
    const to = personIn(values);
    const threadId = threadOf(privateMetadata);
    const channelId = (await agents.load(threadId))?.channelId ?? null;
    const refusal = await access.refusal({ userId: to }, agentRight, { channelId });
    if (refusal !== undefined) {
      throw new UsageError(say`The chat was not assigned: that person may not answer customers.`);
    }
    await agents.assign({ threadId, by: userId, to });
  },
};
