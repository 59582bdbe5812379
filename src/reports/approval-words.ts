import { counted } from '../entities/language/nouns.ts';
import { say } from '../entities/language/say.ts';
import { actionIds } from './action-ids.ts';
import type { DeploymentLine } from './reader.ts';
import type { ReportAction, Words } from './report-document.ts';
import { sayWords } from './say-words.ts';
import { scopeValue } from './scope-value.ts';

/** Who asked for an approval or gave it, when, and of what. */
export function approvalWords({ approval, versionNumber }: DeploymentLine): Words[] {
  if (!approval) return [];
  const { requestedBy, requestedAt, expiresAt, decidedBy, decidedAt, recipients } = approval;
  const what = counted(recipients, 'user');
  if (decidedBy !== null && decidedAt !== null)
    return [
      sayWords`Approved by ${{ user: decidedBy }} on ${{ at: decidedAt }}: version ${versionNumber} to ${what}, asked by ${{ user: requestedBy }}.`,
    ];
  return [
    sayWords`${{ user: requestedBy }} asked on ${{ at: requestedAt }} for an approval: version ${versionNumber} to ${what}. It has to come before ${{ at: expiresAt }}.`,
  ];
}

/** Where somebody can decide. */
export const approvalActions = ({ id, approval, holds }: DeploymentLine): ReportAction[] =>
  approval && holds.some(({ kind }) => kind === 'awaiting_approval')
    ? [
        {
          id: actionIds.reviewApproval,
          label: say`Review and approve`,
          value: scopeValue({ kind: 'deployment', deploymentId: id }),
          style: 'primary',
        },
      ]
    : [];
