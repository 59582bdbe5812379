import type { Scope } from '../../reports/reader.ts';
import { withSendAgain } from '../audience/from-deployment.ts';
import { actions } from '../blocks/elements.ts';
import type { BotContext } from '../bot-context.ts';
import { failedUsersScreen } from './failed-users-screen.ts';
import { unknownButtons } from './repair-buttons.ts';
import { loadFigures } from './scope-lookup.ts';
import type { Screen } from './screen.ts';
import { nothingToRetry } from './state-repairs.ts';

/** Why users were not reached, with what can be done about each cause now. */
export async function loadFailedUsersScreen(context: BotContext, scope: Scope): Promise<Screen> {
  const { dispatch, supportContact } = context;
  if (scope.kind !== 'deployment') {
    return failedUsersScreen(await loadFigures(context, scope), supportContact, nothingToRetry);
  }
  const [figures, offer, unknown] = await Promise.all([
    loadFigures(context, scope),
    dispatch.planRetry(scope.deploymentId),
    dispatch.unknownOutcomes(scope.deploymentId),
  ]);
  const screen = failedUsersScreen(figures, supportContact, offer);
  const buttons = unknownButtons(scope.deploymentId, unknown);
  const repairs = buttons.length === 0 ? [] : [actions(buttons)];
  return withSendAgain(scope.deploymentId, figures.cells, {
    ...screen,
    blocks: [...screen.blocks, ...repairs],
  });
}
