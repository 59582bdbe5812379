import { deploymentCode } from '../entities/deployment-code.ts';
import { counted } from '../entities/language/nouns.ts';
import { countText } from '../entities/language/number-text.ts';
import { say } from '../entities/language/say.ts';
import { actionIds } from './action-ids.ts';
import type { ReportAction } from './report-document.ts';
import { scopeValue } from './scope-value.ts';

/** Sends again to the failed users who can succeed now; asks with exactly how many of how many that is. */
export const retryAction = (deploymentId: number, retryable: number, failed: number): ReportAction => ({
  id: actionIds.retryFailed,
  label: say`Retry failed`,
  value: scopeValue({ kind: 'deployment', deploymentId }),
  confirm: {
    title: say`Retry failed users of ${deploymentCode(deploymentId)}?`,
    text: say`${countText(retryable)} of ${counted(failed, 'user')} that failed can succeed now and will be sent to again. The others stay as they are; you are told why.`,
    yes: say`Retry failed`,
    no: say`Not now`,
  },
});
