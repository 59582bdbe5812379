import type { Feature } from '../listener.ts';
import { openTest, testCommand, testSubmission } from './send-test.ts';

/** One message to one number, before the list gets it. */
export const testFeature: Feature = {
  commands: [testCommand],
  submissions: [testSubmission],
  actions: [openTest],
};
