import type { Feature } from '../listener.ts';
import { approve } from './approve-command.ts';
import { approveSubmission, refuseApproval, reviewApproval } from './decide.ts';

/** The two-person rule. */
export const approveFeature: Feature = {
  commands: [approve],
  actions: [reviewApproval, refuseApproval],
  submissions: [approveSubmission],
};
