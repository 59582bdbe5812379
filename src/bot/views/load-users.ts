import type { CountedCell } from '../../entities/cell.ts';
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
  const { scope } = description;
  const isShown = (cell: CountedCell) => state === 'all' || cell.state === state;
  const [page, cells] = await Promise.all([
    context.reader.users(scope, state === 'all' ? {} : { states: [state] }, {
      limit: usersPerPage,
      ...(cursor !== undefined && { cursor }),
    }),
    context.reader.cells(scope),
  ]);
  const total = cells.reduce((sum, cell) => (isShown(cell) ? sum + cell.count : sum), 0);
  return usersScreen(description, state, page, total);
}
