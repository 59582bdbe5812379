import type { Feature } from '../listener.ts';
import { exclude } from './exclude-command.ts';
import { exclusionActions } from './exclusion-actions.ts';
import { fromDeploymentActions } from './from-deployment.ts';
import { importExclusions } from './import-exclusions.ts';
import { listActions } from './list-actions.ts';
import { lists } from './lists-command.ts';
import { testnumbers } from './testnumbers-command.ts';
import { uploadSavedList } from './upload-saved-list.ts';

/** Whom to reach, whom not, and whom not to count. */
export const audienceFeature: Feature = {
  commands: [lists, exclude, testnumbers],
  actions: [...exclusionActions, ...listActions, ...fromDeploymentActions],
  submissions: [importExclusions, uploadSavedList],
};
