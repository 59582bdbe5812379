import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancelled, delivered, failed, inProcess } from '../../src/entities/cell.ts';
import { conversationStageNames } from '../../src/entities/conversation-stage.ts';
import { deploymentStateNames, failedStates } from '../../src/entities/deployment-state.ts';
import { figuresOf } from '../../src/entities/figures.ts';
import { sessionStatusNames } from '../../src/entities/session-status.ts';
import { isInFilter } from '../../src/entities/user-group.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import type { Scope, UserFilter } from '../../src/reports/reader.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { givenDeployment } from '../support/given.ts';
import { exportedUsers, listedUsers, recountUsers } from '../support/users-everywhere.ts';

let database: TestDatabase;
let scopes: readonly Scope[];
const reader = () => createMetricsReader(database.orm);

beforeAll(async () => {
  database = await createTestDatabase();
  const spring = await givenDeployment(database.orm, {
    cells: [
      [delivered('read', true), 5],
      [inProcess('sent', true), 4],
      [delivered('delivered', false), 7],
      [failed('agent_session'), 2],
      [failed('invalid_number'), 3],
      [cancelled, 2],
      [delivered('delivered', true), 1],
    ],
  });
  await givenDeployment(database.orm, {
    cells: [
      [failed('excluded'), 4],
      [inProcess('queued'), 3],
    ],
  });
  await givenDeployment(database.orm, { version: 2, cells: [[delivered('read', false), 6]] });
  await givenDeployment(database.orm, { phase: 'draft', cells: [[inProcess('queued'), 50]] });
  await givenDeployment(database.orm, { conversation: 'Winter', cells: [[delivered('read', true), 9]] });
  // Some walked a flow: one is in it, one is with an agent, two have finished.
  const walked = [
    ['in_flow', 'bot'],
    ['in_flow', 'agent'],
    ['finished', 'closed'],
    ['finished', 'closed'],
  ] as const;
  for (const [index, [stage, session]] of walked.entries()) {
    await sql`
      update recipient set stage = ${stage}, session = ${session}, captured = '{"size": "M"}'
       where id = (select id from recipient where deployment_id = ${spring.id} and state = 'success' order by id offset ${index} limit 1)`.execute(
      database.orm.em.fork().getKysely(),
    );
  }
  const { conversationId } = spring;
  scopes = [
    { kind: 'deployment', deploymentId: spring.id },
    { kind: 'version', conversationId, versionNumber: 1 },
    { kind: 'conversation', conversationId },
  ];
});
afterAll(() => database.close());

const recounted = async (scope: Scope, filter: UserFilter): Promise<number> =>
  (await recountUsers(database.orm.em.fork().getKysely(), scope, filter)).length;

/** Whom each figure counts, as the list is asked for them. */
const usersOfFigure = {
  delivered: { states: ['success'] },
  inProcess: { states: ['in_process'] },
  sendFailure: { states: failedStates },
  responses: { stages: ['in_flow', 'finished'] },
} as const satisfies Record<string, UserFilter>;

const someOf = <Word>(words: readonly Word[]) => fc.subarray([...words]);

test('figures, the list of users, the export and a recount agree for any filter', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 2 }),
      someOf(deploymentStateNames),
      someOf(conversationStageNames),
      someOf(sessionStatusNames),
      fc.constantFrom('activity' as const, undefined),
      async (at, states, stages, sessions, sort) => {
        const scope = scopes[at] ?? { kind: 'deployment', deploymentId: 0 };
        const filter = { states, stages, sessions };
        const groups = await reader().groups(scope);
        const counted = groups.reduce((sum, one) => (isInFilter(filter, one) ? sum + one.count : sum), 0);
        const ids = await listedUsers(reader(), scope, filter, { limit: 4, sort });
        expect(new Set(ids).size).toBe(ids.length);
        const { told, lines } = await exportedUsers(reader(), scope, filter);
        const recount = await recounted(scope, filter);
        expect([counted, ids.length, told, lines]).toEqual([recount, recount, recount, recount]);
      },
    ),
    { numRuns: 60 },
  );
});

test('each figure of the summary counts exactly the users it leads to', async () => {
  for (const scope of scopes) {
    const figures = figuresOf(await reader().cells(scope));
    expect(await recounted(scope, {})).toBe(figures.totalUsers);
    for (const name of ['delivered', 'inProcess', 'sendFailure', 'responses'] as const) {
      const ids = await listedUsers(reader(), scope, usersOfFigure[name], { limit: 4 });
      expect(ids).toHaveLength(figures[name]);
    }
  }
});
