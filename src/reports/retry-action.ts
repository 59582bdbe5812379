import { deploymentCode } from '../entities/deployment-code.ts';
import { actionIds } from './action-ids.ts';
import { countText, usersText } from './figure-lines.ts';
import type { ReportAction } from './report-document.ts';
import { scopeValue } from './scope-value.ts';

/** Sends again to the failed users who can succeed now; asks with exactly how many of how many that is. */
export const retryAction = (deploymentId: number, retryable: number, failed: number): ReportAction => ({
  id: actionIds.retryFailed,
  label: 'Retry failed',
  value: scopeValue({ kind: 'deployment', deploymentId }),
  confirm: {
    title: `Retry failed users of ${deploymentCode(deploymentId)}?`,
    text: `${countText(retryable)} of ${usersText(failed)} that failed can succeed now and will be sent to again. The others stay as they are; you are told why.`,
    yes: 'Retry failed',
    no: 'Not now',
  },
});
