import { actionIds } from '../../reports/action-ids.ts';
import { type Action, type ActionCall, UsageError } from '../listener.ts';
import { failedUsersScreen } from '../views/failed-users-screen.ts';
import { loadUsersScreen } from '../views/load-users.ts';
import { metricsId, resultsScreen, resultsVersionId } from '../views/results-screen.ts';
import { describeScope, loadFigures, scopeOfValue } from '../views/scope-lookup.ts';
import type { Screen } from '../views/screen.ts';
import { openScreen, replaceScreen } from '../views/show-screen.ts';
import { parseUsersValue, usersPageId } from '../views/users-screen.ts';
import { withRepairs } from '../views/with-repairs.ts';

const results = async ({ context, value }: ActionCall): Promise<Screen> => {
  const scope = scopeOfValue(value);
  return withRepairs(context, scope, resultsScreen(await loadFigures(context, scope)));
};

const failedUsers = async ({ context, value }: ActionCall): Promise<Screen> => {
  const scope = scopeOfValue(value);
  const figures = await loadFigures(context, scope);
  return withRepairs(context, scope, failedUsersScreen(figures, context.supportContact));
};

async function users({ context, value }: ActionCall): Promise<Screen> {
  const wish = parseUsersValue(value);
  if (!wish)
    throw new UsageError('What this button was about does not exist any more. Open the results again.');
  const description = await describeScope(context, scopeOfValue(wish.scope));
  return loadUsersScreen(context, description, wish.state, wish.cursor);
}

const opens = (id: string, screenOf: (call: ActionCall) => Promise<Screen>): Action => ({
  id,
  needs: 'member',
  run: async (call) => openScreen(call, await screenOf(call)),
});

const turns = (id: string, screenOf: (call: ActionCall) => Promise<Screen>): Action => ({
  id,
  needs: 'member',
  run: async (call) => replaceScreen(call, await screenOf(call)),
});

export const lookActions: readonly Action[] = [
  opens(actionIds.viewResults, results),
  opens(metricsId, results),
  turns(resultsVersionId, results),
  opens(actionIds.failedUsers, failedUsers),
  opens(actionIds.seeUsers, users),
  turns(usersPageId, users),
];
