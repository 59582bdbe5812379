import type { Button } from '@slack/types';
import { deploymentCode } from '../../entities/deployment-code.ts';
import type { Phase } from '../../entities/phase.ts';
import { actionIds } from '../../reports/action-ids.ts';
import type { DeploymentLine } from '../../reports/reader.ts';
import { scopeValue } from '../../reports/scope-value.ts';
import { button } from '../blocks/elements.ts';

const ended: ReadonlySet<Phase> = new Set(['finished', 'cancelled', 'draft']);

export const resultsButton = (deploymentId: number): Button =>
  button({
    id: `${actionIds.viewResults}:${deploymentId}`,
    label: 'View results',
    spoken: `View results of ${deploymentCode(deploymentId)}`,
    value: scopeValue({ kind: 'deployment', deploymentId }),
  });

/** What can be done with a deployment as it stands. */
export function deploymentButtons({ id, phase, holds }: DeploymentLine): Button[] {
  const value = scopeValue({ kind: 'deployment', deploymentId: id });
  const about = deploymentCode(id);
  const looks = [
    resultsButton(id),
    button({ id: actionIds.failedUsers, label: 'Failed users', spoken: `Failed users of ${about}`, value }),
  ];
  if (ended.has(phase)) return looks;
  const pausedOrHeld = holds.some(({ kind }) => kind === 'paused_by_person' || kind === 'too_many_failures');
  return [
    ...looks,
    pausedOrHeld
      ? button({ id: actionIds.resumeDeployment, label: 'Resume', spoken: `Resume ${about}`, value })
      : button({ id: actionIds.pauseDeployment, label: 'Pause', spoken: `Pause ${about}`, value }),
    button({
      id: actionIds.cancelDeployment,
      label: 'Cancel',
      spoken: `Cancel ${about}`,
      value,
      style: 'danger',
      confirm: {
        title: `Cancel ${about}?`,
        text: 'Users who were not sent to yet will not be contacted. This cannot be undone.',
        yes: 'Cancel deployment',
        no: 'Keep sending',
      },
    }),
  ];
}
