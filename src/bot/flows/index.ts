import type { Feature } from '../listener.ts';
import { checkSubmission } from './check-flow.ts';
import { fillFromGallery, flowCommand, openFlow } from './open-flow.ts';
import { removeFlow, saveFlowSubmission } from './save-flow.ts';
import { tryCommand } from './try-command.ts';
import { tryActions, tryLines } from './try-moves.ts';

/** What a conversation says after its template. */
export const flowsFeature: Feature = {
  commands: [flowCommand, tryCommand],
  actions: [openFlow, fillFromGallery, removeFlow, ...tryActions],
  submissions: [checkSubmission, saveFlowSubmission],
  threadLines: [tryLines],
};
