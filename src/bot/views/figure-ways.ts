import type { Button } from '@slack/types';
import type { DeploymentState } from '../../entities/deployment-state.ts';
import { type FigureName, figureDefinitions } from '../../entities/figures.ts';
import { said, say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { button } from '../blocks/elements.ts';
import { figureUsersId, figureUsersValue } from './figure-users-screen.ts';
import { usersValue } from './users-wish.ts';

/** Which users a figure counts, as their list is asked for; a failure is first looked at by its cause. */
const listed: Readonly<Partial<Record<FigureName, DeploymentState | 'all'>>> = {
  totalUsers: 'all',
  inProcess: 'in_process',
  delivered: 'success',
};

/** The way from a figure to the users behind it. `scope` is a scope value. */
export function figureWay(name: FigureName, scope: string): Button | undefined {
  const label = said(figureDefinitions[name].label);
  if (name === 'sendFailure') {
    return button({
      id: `${actionIds.failedUsers}:${name}`,
      label: say`See why`,
      spoken: say`${label}: see why`,
      value: scope,
    });
  }
  if (name === 'messagesSent' || name === 'responses') {
    return button({
      id: `${figureUsersId}:${name}`,
      label: say`See users`,
      spoken: say`${label}: see users`,
      value: figureUsersValue(scope, name),
    });
  }
  const state = listed[name];
  return (
    state &&
    button({
      id: `${actionIds.seeUsers}:${name}`,
      label: say`See users`,
      spoken: say`${label}: see users`,
      value: usersValue({ scope, state }),
    })
  );
}
