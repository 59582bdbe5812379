import type { Button } from '@slack/types';
import { type DeploymentState, deploymentStates } from '../../entities/deployment-state.ts';
import { failureClasses } from '../../entities/failure-class.ts';
import { said, say } from '../../entities/language/say.ts';
import type { RetryOffer } from '../../entities/retry-offer.ts';
import { actionIds } from '../../reports/action-ids.ts';
import type { Scope } from '../../reports/reader.ts';
import { retryAction } from '../../reports/retry-action.ts';
import { scopeValue } from '../../reports/scope-value.ts';
import { button } from '../blocks/elements.ts';
import { correctButton } from '../correct/correct-views.ts';
import { excludeRepair } from './exclude-repair.ts';
import { openTemplateId } from './template-screen.ts';
import { downloadUsersId } from './users-screen.ts';
import { usersValue } from './users-wish.ts';

export const nothingToRetry: RetryOffer = { failed: 0, now: 0, groups: [], stopped: undefined };

type Repair = (state: DeploymentState, scope: Scope, offer: RetryOffer) => Button[];

const seeUsers: Repair = (state, scope) => [
  button({
    id: `${actionIds.seeUsers}:${state}`,
    label: say`See users`,
    spoken: say`See users: ${said(deploymentStates[state].label)}`,
    value: usersValue({ scope: scopeValue(scope), state }),
  }),
];

/** The rows as a list that can be corrected and uploaded again. */
const downloadRows: Repair = (state, scope) => [
  button({
    id: `${downloadUsersId}:${state}`,
    label: say`Download rows`,
    spoken: say`Download rows: ${said(deploymentStates[state].label)}`,
    value: usersValue({ scope: scopeValue(scope), state }),
  }),
];

/** Only where somebody in this state can succeed now. */
const retry: Repair = (state, scope, { groups, now, failed }) => {
  if (scope.kind !== 'deployment') return [];
  const helps = groups.some(({ failure, when }) => when === 'now' && failureClasses[failure].state === state);
  if (!helps) return [];
  const action = retryAction(scope.deploymentId, now, failed);
  return [
    button({
      ...action,
      id: `${action.id}:${state}`,
      spoken: say`Retry failed: ${said(deploymentStates[state].label)}`,
    }),
  ];
};

const sendCorrected: Repair = (state, scope) =>
  scope.kind === 'deployment' ? [correctButton(scope.deploymentId, state)] : [];

const openTemplate: Repair = (state, scope) => [
  button({
    id: `${openTemplateId}:${state}`,
    label: say`Open template`,
    spoken: say`Open template: ${said(deploymentStates[state].label)}`,
    value: scopeValue(scope),
  }),
];

const downloadable = [seeUsers, downloadRows] as const;

/** What can be done about each state that the breakdown tells of. */
const repairs: Readonly<Partial<Record<DeploymentState, readonly Repair[]>>> = {
  in_process: [seeUsers],
  agent_session: [retry, ...downloadable],
  blocked_or_version: [...downloadable, excludeRepair],
  excluded: downloadable,
  invalid_number: [...downloadable, sendCorrected],
  variable_unfilled: [...downloadable, sendCorrected, openTemplate],
  template_paused: [retry, openTemplate, ...downloadable],
  too_many_templates: [retry, ...downloadable, excludeRepair],
  system_failure: [retry, ...downloadable, excludeRepair],
};

export const stateRepairs = (state: DeploymentState, scope: Scope, offer: RetryOffer): Button[] =>
  (repairs[state] ?? downloadable).flatMap((repair) => repair(state, scope, offer));
