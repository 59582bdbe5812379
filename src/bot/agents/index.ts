import type { Feature } from '../listener.ts';
import { agentsCommand } from './agents-command.ts';
import { assignSubmission } from './assign-form.ts';
import { chatActions } from './chat-actions.ts';
import { endSubmission } from './end-form.ts';
import { moveSubmission } from './move-form.ts';
import { chooseTemplate, fillTemplate } from './send-template.ts';
import { chatConversationOptions } from './template-form.ts';

/** People who answer customers in threads. */
export const agentsFeature: Feature = {
  commands: [agentsCommand],
  actions: chatActions,
  submissions: [assignSubmission, moveSubmission, endSubmission, chooseTemplate, fillTemplate],
  options: [chatConversationOptions],
};
