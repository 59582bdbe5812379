import type { ScopeDescription } from '../../reports/reader.ts';
import type { BotContext } from '../bot-context.ts';
import type { Screen } from './screen.ts';
import { type ShownState, usersPerPage, usersScreen } from './users-screen.ts';

export async function loadUsersScreen(
  context: BotContext,
  description: ScopeDescription,
  state: ShownState,
  cursor?: string,
): Promise<Screen> {
  const page = await context.reader.users(description.scope, state === 'all' ? {} : { states: [state] }, {
    limit: usersPerPage,
    ...(cursor !== undefined && { cursor }),
  });
  return usersScreen(description, state, page);
}
