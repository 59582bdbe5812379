import type { Feature } from '../listener.ts';
import { contactOptions } from './contact-field.ts';
import { conversationOptions } from './conversation-field.ts';
import { deploymentOptions } from './deployment-field.ts';
import { downloadRejected } from './download-rejected.ts';
import { keptFormActions, sendFormClosing } from './kept-form.ts';
import { reviewClosing, reviewSubmission } from './launch-draft.ts';
import { mappingSubmission, propertyChosen, propertyOptions } from './match-variables.ts';
import { openReview } from './open-review.ts';
import { savedListOptions } from './saved-list-field.ts';
import { sendCommand, sendFormSubmission, sendShortcut } from './send-command.ts';
import { listFormSubmission, sendToList } from './send-to-list.ts';

/** From `/treble send` or a shared list to a deployment that is under way. */
export const sendFeature: Feature = {
  commands: [sendCommand],
  options: [conversationOptions, savedListOptions, contactOptions, propertyOptions, deploymentOptions],
  messageShortcuts: [sendToList],
  globalShortcuts: [sendShortcut],
  closings: [sendFormClosing, reviewClosing],
  submissions: [sendFormSubmission, mappingSubmission, listFormSubmission, reviewSubmission],
  actions: [...keptFormActions, propertyChosen, openReview, downloadRejected],
};
