import type { ModalView } from '@slack/types';
import { say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { type Action, UsageError } from '../listener.ts';
import { openForm } from '../views/show-screen.ts';
import { agentRight } from './agent-right.ts';
import { assignForm } from './assign-form.ts';
import { endForm } from './end-form.ts';
import { fetchFile } from './fetch-file.ts';
import { moveForm } from './move-form.ts';
import { chooseTemplateView } from './template-form.ts';
import { threadOf } from './thread-value.ts';

const claim: Action = {
  id: actionIds.claimChat,
  needs: agentRight,
  async run({ context, value, userId, reply }) {
    await context.agents.claim({ threadId: threadOf(value), by: userId });
    await reply({
      text: say`You have this chat. What you write in its thread goes to the customer; begin a line with // to keep it here.`,
    });
  },
};

const opensForm = (id: string, form: (threadId: number) => ModalView): Action => ({
  id,
  needs: agentRight,
  async run(call) {
    const threadId = threadOf(call.value);
    const chat = await call.context.agents.load(threadId);
    if (!chat || chat.isOver)
      throw new UsageError(say`This conversation is over here, so nothing was changed.`);
    await openForm(call, form(threadId));
  },
});

export const chatActions: readonly Action[] = [
  claim,
  fetchFile,
  opensForm(actionIds.assignChat, assignForm),
  opensForm(actionIds.moveChat, moveForm),
  opensForm(actionIds.endChat, endForm),
  opensForm(actionIds.sendTemplate, chooseTemplateView),
];
