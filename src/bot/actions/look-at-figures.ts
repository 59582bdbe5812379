import { say } from '../../entities/language/say.ts';
import { actionIds } from '../../reports/action-ids.ts';
import { type Action, type ActionCall, UsageError } from '../listener.ts';
import { figureUsersId, figureUsersScreen, parseFigureUsersValue } from '../views/figure-users-screen.ts';
import { loadFailedUsersScreen } from '../views/load-failed-users.ts';
import { loadResultsScreen } from '../views/load-results.ts';
import { loadUsersScreen } from '../views/load-users.ts';
import { metricsId, resultsVersionId } from '../views/results-screen.ts';
import { describeScope, loadFigures, scopeOfValue } from '../views/scope-lookup.ts';
import type { Screen } from '../views/screen.ts';
import { openScreen, replaceScreen } from '../views/show-screen.ts';
import { openTemplateId, templateScreen } from '../views/template-screen.ts';
import { usersPageId } from '../views/users-screen.ts';
import { parseUsersValue, type UsersWish } from '../views/users-wish.ts';

const results = ({ context, value }: ActionCall): Promise<Screen> =>
  loadResultsScreen(context, scopeOfValue(value));

const failedUsers = ({ context, value }: ActionCall): Promise<Screen> =>
  loadFailedUsersScreen(context, scopeOfValue(value));

const template = async ({ context, value }: ActionCall): Promise<Screen> =>
  templateScreen(await context.reader.templates(scopeOfValue(value)), context.now());

/** Which users a button or a form is about. */
export function wishOf(value: string): UsersWish {
  const wish = parseUsersValue(value);
  if (!wish)
    throw new UsageError(say`What this button was about does not exist any more. Open the results again.`);
  return wish;
}

async function users({ context, value }: ActionCall): Promise<Screen> {
  const wish = wishOf(value);
  return loadUsersScreen(context, await describeScope(context, scopeOfValue(wish.scope)), wish);
}

async function figureUsers({ context, value }: ActionCall): Promise<Screen> {
  const wish = parseFigureUsersValue(value);
  if (!wish)
    throw new UsageError(say`What this button was about does not exist any more. Open the results again.`);
  return figureUsersScreen(await loadFigures(context, scopeOfValue(wish.scope)), wish.name);
}

const opens = (id: string, screenOf: (call: ActionCall) => Promise<Screen>): Action => ({
  id,
  needs: 'viewer',
  run: async (call) => openScreen(call, await screenOf(call)),
});

const turns = (id: string, screenOf: (call: ActionCall) => Promise<Screen>): Action => ({
  id,
  needs: 'viewer',
  run: async (call) => replaceScreen(call, await screenOf(call)),
});

export const lookActions: readonly Action[] = [
  opens(actionIds.viewResults, results),
  opens(metricsId, results),
  turns(resultsVersionId, results),
  opens(actionIds.failedUsers, failedUsers),
  opens(openTemplateId, template),
  opens(actionIds.seeUsers, users),
  opens(figureUsersId, figureUsers),
  turns(usersPageId, users),
];
