import { expect, test } from 'vitest';
import { adoptSessions } from '../../src/dispatch/hearing/adopt-sessions.ts';

const at = Date.UTC(2026, 9, 1, 12);
const attempt = (attemptId: number, phone: string, after = 0) => ({
  attemptId,
  phone: `+${phone}`,
  startedAt: at + after * 1000,
});
const session = (id: string, phone: string, after: number) => ({
  id,
  phone,
  createdAt: new Date(at + after * 1000),
});

const mexican = '529991412826';
const mexicanLong = '5219991412826';

const stories: readonly [
  story: string,
  attempts: readonly ReturnType<typeof attempt>[],
  sessions: readonly ReturnType<typeof session>[],
  adopted: readonly [attempt: number, session: string][],
][] = [
  [
    'the one session of the one attempt',
    [attempt(1, '12025550100')],
    [session('a', '12025550100', 3)],
    [[1, 'a']],
  ],
  ['a number in its other spelling', [attempt(1, mexican)], [session('a', mexicanLong, 3)], [[1, 'a']]],
  ['a session of somebody else', [attempt(1, '12025550100')], [session('a', '12025550101', 3)], []],
  ['a session from before the call', [attempt(1, '12025550100')], [session('a', '12025550100', -60)], []],
  ['a session long after the call', [attempt(1, '12025550100')], [session('a', '12025550100', 601)], []],
  [
    'two sessions that may both be meant',
    [attempt(1, '12025550100')],
    [session('a', '12025550100', 3), session('b', '12025550100', 90)],
    [],
  ],
  [
    'one session that two attempts may have made',
    [attempt(1, '12025550100'), attempt(2, '12025550100', 2)],
    [session('a', '12025550100', 3)],
    [],
  ],
  [
    'two spellings of one person, both sent to',
    [attempt(1, mexican), attempt(2, mexicanLong)],
    [session('a', mexican, 3)],
    [],
  ],
  [
    'an ambiguous one beside a clear one',
    [attempt(1, '12025550100'), attempt(2, '12025550101')],
    [session('a', '12025550101', 3), session('b', '12025550100', 3), session('c', '12025550100', 4)],
    [[2, 'a']],
  ],
];
test.each(stories)('%s', (_story, attempts, sessions, adopted) => {
  const heard = adoptSessions(attempts, sessions);
  expect(heard.map(({ attemptId, facts }) => [attemptId, facts.providerId])).toEqual(adopted);
});
