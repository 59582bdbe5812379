import { deploymentCode } from '../entities/deployment-code.ts';
import { say } from '../entities/language/say.ts';
import { actionIds } from './action-ids.ts';
import type { ReportAction } from './report-document.ts';
import { scopeValue } from './scope-value.ts';

/** Stops a deployment for good, once the person has said so twice. */
export const cancelAction = (deploymentId: number): ReportAction => ({
  id: actionIds.cancelDeployment,
  label: say`Cancel`,
  value: scopeValue({ kind: 'deployment', deploymentId }),
  style: 'danger',
  confirm: {
    title: say`Cancel ${deploymentCode(deploymentId)}?`,
    text: say`Users who have not been sent to yet never will be. Messages that have left stay. This cannot be undone.`,
    yes: say`Cancel deployment`,
    no: say`Keep it`,
  },
});
