import type { Feature } from '../listener.ts';
import { archiveActions } from './archive-actions.ts';
import { conversationCommand, editConversation, newConversation } from './open-editor.ts';
import { redrawActions } from './redraw-editor.ts';
import { saveSubmission } from './save-conversation.ts';
import { showVersions } from './show-versions.ts';
import { templateOptions } from './template-field.ts';

/** Making, changing and archiving conversations. */
export const conversationsFeature: Feature = {
  commands: [conversationCommand],
  options: [templateOptions],
  submissions: [saveSubmission],
  actions: [newConversation, editConversation, ...redrawActions, ...archiveActions, showVersions],
};
