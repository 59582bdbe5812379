import { isInFilter } from '../../entities/user-group.ts';
import { mostSorted, type ScopeDescription } from '../../reports/reader.ts';
import type { BotContext } from '../bot-context.ts';
import type { Screen } from './screen.ts';
import { usersPerPage, usersScreen } from './users-screen.ts';
import type { UsersWish } from './users-wish.ts';

/** A list that is too long to be sorted is shown in its own order and says so. */
export async function loadUsersScreen(
  context: BotContext,
  description: ScopeDescription,
  wish: UsersWish,
): Promise<Screen> {
  const { scope } = description;
  const { filter, sort, cursor } = wish;
  const groups = await context.reader.groups(scope);
  const total = groups.reduce((sum, group) => (isInFilter(filter, group) ? sum + group.count : sum), 0);
  const isSorted = sort !== undefined && (filter.phone !== undefined || total <= mostSorted);
  const page = await context.reader.users(scope, filter, {
    limit: usersPerPage,
    ...(isSorted && { sort }),
    ...(cursor !== undefined && { cursor }),
  });
  return usersScreen(description, wish, page, total);
}
