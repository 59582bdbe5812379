import { conversationsScreen } from '../../../src/bot/views/conversations-screen.ts';
import { failedUsersScreen } from '../../../src/bot/views/failed-users-screen.ts';
import { resultsScreen } from '../../../src/bot/views/results-screen.ts';
import type { Screen } from '../../../src/bot/views/screen.ts';
import { usersScreen } from '../../../src/bot/views/users-screen.ts';
import { type CountedCell, failed } from '../../../src/entities/cell.ts';
import { failureClassNames } from '../../../src/entities/failure-class.ts';
import type { UserLine } from '../../../src/reports/reader.ts';
import { conversation, springCells, springDeployment, springVersion } from './far-sides.ts';
import { historyLooks } from './history-looks.ts';
import { long } from './hostile-text.ts';

const user = (id: number, words: Partial<UserLine> = {}): UserLine => ({
  id,
  deploymentId: 104,
  phone: `+1202555${String(100 + id).padStart(4, '0')}`,
  rowNumber: id + 1,
  deploymentDate: new Date('2026-03-04T09:00:00Z'),
  state: 'invalid_number',
  cause: 'invalid_number',
  code: '131021',
  detail: 'Recipient cannot be sender',
  stage: 'in_flow',
  session: 'agent',
  lastActivityAt: new Date('2026-03-04T09:05:00Z'),
  variables: { name: 'Ana', code: 'X-1' },
  ...words,
});

const users = (words?: Partial<UserLine>): UserLine[] =>
  Array.from({ length: 8 }, (_value, id) => user(id, words));
const overlongUser = {
  phone: long,
  code: long,
  detail: long,
  variables: { [long]: long, b: long },
};
const page = { users: users(), next: 'after:8', previous: 'before:1' };

const everyFailure: CountedCell[] = failureClassNames.flatMap((name) => [
  { ...failed(name, long), count: 2_000_000 },
  { ...failed(name, '131000'), count: 1 },
]);

const named = (title: string, versions: readonly number[]) => ({ ...springVersion, title, versions });
const many = Array.from({ length: 300 }, (_value, index) => 300 - index);

const times = { delivery: { median: 4, ninetieth: 95 }, response: { median: 260, ninetieth: 20_000 } };

/** Every screen as it usually is, with nothing in it, and with too much of everything. */
export const looks: Readonly<Record<string, Screen>> = {
  results: resultsScreen({ description: springDeployment, cells: springCells, times }),
  'results-of-a-version': resultsScreen({ description: springVersion, cells: springCells, times }),
  'results-empty': resultsScreen({ description: springDeployment, cells: [], times: {} }),
  'results-overlong': resultsScreen({ description: named(long, many), cells: everyFailure, times }),
  'failed-users': failedUsersScreen({ description: springDeployment, cells: springCells }, 'U0ANA'),
  'failed-users-none': failedUsersScreen({ description: springDeployment, cells: [] }, 'U0ANA'),
  'failed-users-overlong': failedUsersScreen({ description: named(long, many), cells: everyFailure }, long),
  users: usersScreen(springDeployment, { filter: { states: ['invalid_number'] } }, page, 12),
  'users-none': usersScreen(
    springDeployment,
    { filter: {} },
    { users: [], next: undefined, previous: undefined },
    0,
  ),
  'users-overlong': usersScreen(
    named(long, many),
    { filter: {}, sort: 'activity' },
    { ...page, users: users(overlongUser) },
    2_000_000,
  ),
  ...historyLooks,
  conversations: conversationsScreen(
    many.slice(0, 12).map((id) => conversation(`Offer ${id}`, id)),
    0,
  ),
  'conversations-none': conversationsScreen([], 0),
  'conversations-overlong': conversationsScreen(
    many.map((id) => ({ ...conversation(long, id), notSendable: long })),
    10,
  ),
};
