import type { Feature } from '../listener.ts';
import { conversationOptions } from './conversation-field.ts';
import { downloadRejected } from './download-rejected.ts';
import { reviewSubmission } from './launch-draft.ts';
import { openReview } from './open-review.ts';
import { sendCommand, sendFormSubmission } from './send-command.ts';
import { listFormSubmission, sendToList } from './send-to-list.ts';

/** From `/treble send` or a shared list to a deployment that is under way. */
export const sendFeature: Feature = {
  commands: [sendCommand],
  options: [conversationOptions],
  messageShortcuts: [sendToList],
  submissions: [sendFormSubmission, listFormSubmission, reviewSubmission],
  actions: [openReview, downloadRejected],
};
