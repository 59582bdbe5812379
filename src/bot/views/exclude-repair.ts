import type { Button } from '@slack/types';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { type DeploymentState, deploymentStates } from '../../entities/deployment-state.ts';
import { said, say } from '../../entities/language/say.ts';
import type { Scope } from '../../reports/reader.ts';
import { button } from '../blocks/elements.ts';

export const excludeFailedId = 'exclude_failed';

/** Puts everybody in this state of a deployment on the exclusion list; its value is `104|<state>`. */
export function excludeRepair(state: DeploymentState, scope: Scope): Button[] {
  if (scope.kind !== 'deployment') return [];
  const label = said(deploymentStates[state].label);
  return [
    button({
      id: `${excludeFailedId}:${state}`,
      label: say`Exclude them`,
      spoken: say`Exclude them: ${label}`,
      value: `${scope.deploymentId}|${state}`,
      confirm: {
        title: say`Exclude them all?`,
        text: say`Everybody in “${label}” of ${deploymentCode(scope.deploymentId)} goes on the exclusion list and is not sent to any more, by any deployment. /treble exclude remove takes a phone off again.`,
        yes: say`Exclude them`,
        no: say`Not now`,
      },
    }),
  ];
}
