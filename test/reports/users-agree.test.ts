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

/** Every user of the filter, page by page; sorted pages give the same people. */
async function listed(scope: Scope, filter: UserFilter, sort: 'activity' | undefined): Promise<number[]> {
  const ids: number[] = [];
  for (let cursor: string | undefined; ; ) {
    const wish = { limit: 4, ...(cursor !== undefined && { cursor }), ...(sort && { sort }) };
    const { users, next } = await reader().users(scope, filter, wish);
    ids.push(...users.map(({ id }) => id));
    if (next === undefined) return ids;
    cursor = next;
  }
}

async function exported(scope: Scope, filter: UserFilter): Promise<number> {
  const { batches } = await reader().exportUsers(scope, filter);
  let total = 0;
  for await (const { users, text } of batches) {
    expect(text.split('\r\n')).toHaveLength(users + 1);
    total += users;
  }
  return total;
}

/** Straight from the rows, without a word of the product's own queries. */
async function recounted(scope: Scope, filter: UserFilter): Promise<number> {
  const { rows } = await sql<{
    deployment: number;
    version: number;
    name: string;
    state: string;
    stage: string;
    session: string;
  }>`
    select d.id as deployment, v.number as version, c.name, r.state,
           case when r.stage = 'none' and r.responded then 'in_flow' else r.stage end as stage,
           case when r.session = 'none' and r.state = 'agent_session' then 'agent' else r.session end as session
      from recipient r join deployment d on d.id = r.deployment_id
      join conversation_version v on v.id = d.version_id join conversation c on c.id = v.conversation_id
     where d.phase <> 'draft'`.execute(database.orm.em.fork().getKysely());
  const holds = (words: readonly string[] | undefined, word: string) =>
    !words?.length || words.includes(word);
  return rows.filter(
    ({ deployment, version, name, state, stage, session }) =>
      name === 'Spring sale' &&
      (scope.kind !== 'deployment' || deployment === scope.deploymentId) &&
      (scope.kind !== 'version' || version === scope.versionNumber) &&
      holds(filter.states, state) &&
      holds(filter.stages, stage) &&
      holds(filter.sessions, session),
  ).length;
}

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
        const ids = await listed(scope, filter, sort);
        expect(new Set(ids).size).toBe(ids.length);
        const numbers = [counted, ids.length, await exported(scope, filter)];
        const recount = await recounted(scope, filter);
        expect(numbers).toEqual([recount, recount, recount]);
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
      expect(await listed(scope, usersOfFigure[name], undefined)).toHaveLength(figures[name]);
    }
  }
});
