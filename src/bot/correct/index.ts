import type { Feature } from '../listener.ts';
import { downloadCorrectable } from './download-correctable.ts';
import { correctCommand, openCorrect } from './open-correct.ts';
import { correctReviewSubmission, correctSubmission } from './send-corrected.ts';

/** From failed rows to corrected ones that are sent again. */
export const correctFeature: Feature = {
  commands: [correctCommand],
  submissions: [correctSubmission, correctReviewSubmission],
  actions: [openCorrect, downloadCorrectable],
};
