import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancelled, delivered, failed, inProcess } from '../../src/entities/cell.ts';
import { stampInstallation } from '../../src/entities/database/installation-stamp.ts';
import { figuresOf } from '../../src/entities/figures.ts';
import { Conversation } from '../../src/entities/rows/conversation.ts';
import { Installation } from '../../src/entities/rows/installation.ts';
import { Recipient } from '../../src/entities/rows/recipient.ts';
import { Tally } from '../../src/entities/rows/tally.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import type { Scope, UserFilter, UserLine } from '../../src/reports/reader.ts';
import { ReportError } from '../../src/reports/subscriptions.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type GivenDeployment, givenDeployment } from '../support/given.ts';

let database: TestDatabase;
let spring: GivenDeployment;
let springAgain: GivenDeployment;
let springSecond: GivenDeployment;
let winter: GivenDeployment;
let draft: GivenDeployment;
let cancelledDraft: GivenDeployment;
const reader = () => createMetricsReader(database.orm);

beforeAll(async () => {
  database = await createTestDatabase();
  const { orm } = database;
  spring = await givenDeployment(orm, {
    launchedAt: new Date('2026-03-03T04:59:59Z'),
    variables: { name: 'Ana', visits: '3' },
    holds: { paused_by_person: 'Paused by Ana.' },
    cells: [
      [failed('invalid_number'), 3],
      [delivered('delivered', false), 5],
      [delivered('read', true), 2],
      [inProcess('sent', true), 4],
      [failed('unreachable', '131026', true), 2],
      [cancelled, 1],
    ],
  });
  springAgain = await givenDeployment(orm, {
    phase: 'finished',
    launchedAt: new Date('2026-03-03T05:00:00Z'),
    cells: [[delivered('read', false), 10]],
  });
  springSecond = await givenDeployment(orm, {
    version: 2,
    launchedAt: new Date('2026-03-04T05:00:00Z'),
    cells: [[inProcess('queued'), 7]],
  });
  winter = await givenDeployment(orm, {
    conversation: 'Winter "last" sale 2',
    template: 'winter',
    phase: 'cancelled',
    launchedAt: new Date('2026-03-03T12:00:00Z'),
    cells: [[cancelled, 6]],
  });
  draft = await givenDeployment(orm, { phase: 'draft', cells: [[inProcess('queued'), 99]] });
  cancelledDraft = await givenDeployment(orm, { phase: 'cancelled', cells: [[cancelled, 98]] });
  // Another writer's shard of a cell that exists already.
  await orm.em.fork().insert(Tally, {
    deployment: springSecond.id,
    bucket: new Date('2026-03-04T05:00:00Z'),
    ...inProcess('queued'),
    shard: 3,
    count: -1,
  });
});
afterAll(() => database.close());

const totalOf = async (scope: Scope) => figuresOf(await reader().cells(scope)).totalUsers;

test('the cells of a deployment are those of its recipients, with numbers that are numbers', async () => {
  const cells = await reader().cells({ kind: 'deployment', deploymentId: spring.id });
  expect(cells).toContainEqual({ ...failed('unreachable', '131026', true), count: 2 });
  expect(figuresOf(cells)).toMatchObject({
    totalUsers: 17,
    delivered: 7,
    responses: 2,
    sendFailure: 5,
    cancelled: 1,
  });
});

test('a version counts its launched deployments alone, a conversation those of all its versions; drafts never count', async () => {
  const { conversationId } = spring;
  expect(await totalOf({ kind: 'version', conversationId, versionNumber: 1 })).toBe(27);
  expect(await totalOf({ kind: 'version', conversationId, versionNumber: 2 })).toBe(6);
  expect(await totalOf({ kind: 'conversation', conversationId })).toBe(33);
  expect(await totalOf({ kind: 'conversation', conversationId: winter.conversationId })).toBe(6);
  expect(await totalOf({ kind: 'deployment', deploymentId: draft.id })).toBe(0);
  expect(await totalOf({ kind: 'deployment', deploymentId: cancelledDraft.id })).toBe(0);
});

test('a cohort is what was launched from its first moment on and before its last', async () => {
  const of = async (from: string, to: string) =>
    figuresOf(await reader().cohort(new Date(from), new Date(to))).totalUsers;
  expect(await of('2026-03-03T05:00:00Z', '2026-03-04T05:00:00Z')).toBe(16);
  expect(await of('2026-03-02T05:00:00Z', '2026-03-03T05:00:00Z')).toBe(17);
  expect(await of('2026-03-04T05:00:00Z', '2026-03-05T05:00:00Z')).toBe(6);
});

test('a deployment is read with its moments, holds and cells; a draft is not read at all', async () => {
  expect(await reader().deployment(spring.id)).toMatchObject({
    id: spring.id,
    conversation: 'Spring sale',
    versionNumber: 1,
    templateName: 'spring-template',
    phase: 'sending',
    holds: [{ kind: 'paused_by_person', because: 'Paused by Ana.' }],
    launchedBy: 'U0ANA',
    launchedAt: new Date('2026-03-03T04:59:59Z'),
  });
  expect(await reader().deployment(springAgain.id)).toMatchObject({ holds: [], phase: 'finished' });
  expect(await reader().deployment(draft.id)).toBeUndefined();
});

test('freezing holds what may still be sending, and only while it lasts', async () => {
  const { orm } = database;
  await stampInstallation(orm, { kind: 'sandbox', failoverAllowed: false });
  const freeze = (frozenAt: Date | null) =>
    orm.em.fork().nativeUpdate(Installation, { id: 1 }, { frozenAt, frozenBecause: 'The price is wrong.' });
  const kinds = async ({ id }: GivenDeployment) =>
    (await reader().deployment(id))?.holds.map(({ kind }) => kind);
  await freeze(new Date());
  expect(await kinds(spring)).toEqual(['paused_by_person', 'frozen']);
  expect((await reader().deployment(springSecond.id))?.holds).toMatchObject([
    { kind: 'frozen', because: 'The price is wrong.' },
  ]);
  expect(await kinds(springAgain)).toEqual([]);
  await freeze(null);
  expect(await kinds(spring)).toEqual(['paused_by_person']);
});

test('deployments come newest first, as many as wanted', async () => {
  const ids = async (limit: number) => (await reader().deployments(limit)).map(({ id }) => id);
  expect(await ids(10)).toEqual([springSecond.id, winter.id, springAgain.id, spring.id]);
  expect(await ids(2)).toEqual([springSecond.id, winter.id]);
});

const findings: [text: () => string, title: (() => string) | undefined][] = [
  [() => `D-${spring.id}`, () => `D-${spring.id} · Spring sale · version 1`],
  [() => ` d${springSecond.id} `, () => `D-${springSecond.id} · Spring sale · version 2`],
  [() => 'spring SALE', () => 'Spring sale · version 2'],
  [() => 'spring  sale 1', () => 'Spring sale · version 1'],
  [() => 'Spring sale all', () => 'Spring sale · all versions'],
  [() => '"Spring sale" 1', () => 'Spring sale · version 1'],
  [() => '“Spring sale” v2', () => 'Spring sale · version 2'],
  [() => "'spring sale'", () => 'Spring sale · version 2'],
  [() => 'Winter "last" sale 2', () => 'Winter "last" sale 2 · version 1'],
  [() => 'Winter "last" sale 2 1', () => 'Winter "last" sale 2 · version 1'],
  [() => 'Spring sale 3', undefined],
  [() => '"Spring sale" soon', undefined],
  [() => 'Autumn sale', undefined],
  [() => `D-${draft.id}`, undefined],
  [() => 'D-99999', undefined],
  [() => '', undefined],
  [() => "'; drop table tally; --", undefined],
];
test('what people type names a deployment, or a conversation with the current, one or all of its versions', async () => {
  for (const [text, title] of findings) {
    expect([text(), (await reader().findScope(text()))?.title]).toEqual([text(), title?.()]);
  }
  const found = await reader().findScope('Spring sale');
  expect(found).toMatchObject({
    conversationId: spring.conversationId,
    conversation: 'Spring sale',
    versions: [2, 1],
  });
});

test('an archived conversation is found unless a living one has its name', async () => {
  const em = database.orm.em.fork();
  const old = { name: 'Old offer', gateway: 'whatsapp', origin: 'editor', archivedAt: new Date() } as const;
  const archivedId = await em.insert(Conversation, old);
  expect((await reader().findScope('old offer all'))?.conversationId).toBe(archivedId);
  const livingId = await em.insert(Conversation, { ...old, archivedAt: null });
  expect((await reader().findScope('old offer all'))?.conversationId).toBe(livingId);
});

test('a scope that does not exist has no description', async () => {
  const { conversationId } = spring;
  expect(await reader().describe({ kind: 'version', conversationId, versionNumber: 3 })).toBeUndefined();
  expect(await reader().describe({ kind: 'conversation', conversationId: 9999 })).toBeUndefined();
  expect((await reader().describe({ kind: 'conversation', conversationId }))?.title).toBe(
    'Spring sale · all versions',
  );
});

/** All pages forward, then all pages back. */
async function walk(scope: Scope, filter: UserFilter, limit: number) {
  const forward: UserLine[][] = [];
  let page = await reader().users(scope, filter, { limit });
  expect(page.previous).toBeUndefined();
  forward.push([...page.users]);
  while (page.next) {
    page = await reader().users(scope, filter, { limit, cursor: page.next });
    forward.push([...page.users]);
  }
  const backward = [[...page.users]];
  while (page.previous) {
    page = await reader().users(scope, filter, { limit, cursor: page.previous });
    backward.unshift([...page.users]);
  }
  expect(backward.flat().map(({ id }) => id)).toEqual(forward.flat().map(({ id }) => id));
  return forward.flat();
}

const walks: [story: string, scope: () => Scope, filter: UserFilter, limit: number, users: number][] = [
  ['everybody of a deployment', () => ({ kind: 'deployment', deploymentId: spring.id }), {}, 5, 17],
  [
    'everybody of a conversation',
    () => ({ kind: 'conversation', conversationId: spring.conversationId }),
    {},
    4,
    34,
  ],
  [
    'one failed state',
    () => ({ kind: 'deployment', deploymentId: spring.id }),
    { states: ['invalid_number'] },
    2,
    3,
  ],
  [
    'two failed states of a version',
    () => ({ kind: 'version', conversationId: spring.conversationId, versionNumber: 1 }),
    { states: ['invalid_number', 'blocked_or_version'] },
    2,
    5,
  ],
  [
    'failed and delivered ones',
    () => ({ kind: 'conversation', conversationId: spring.conversationId }),
    { states: ['invalid_number', 'success'] },
    3,
    20,
  ],
  ['a page that is exactly full', () => ({ kind: 'deployment', deploymentId: springAgain.id }), {}, 10, 10],
  ['nobody of a draft', () => ({ kind: 'deployment', deploymentId: draft.id }), {}, 5, 0],
];
test.each(walks)(
  'pages of %s hold each user once, in order, both ways',
  async (_story, scope, filter, limit, users) => {
    const seen = await walk(scope(), filter, limit);
    const ids = seen.map(({ id }) => id);
    expect(ids).toHaveLength(users);
    expect(ids).toEqual([...new Set(ids)].sort((one, other) => one - other));
    if (filter.states) expect(new Set(seen.map(({ state }) => state))).toEqual(new Set(filter.states));
  },
);

test('a user is shown with what is known: raw text of an invalid number, variables, cause, code, activity', async () => {
  const em = database.orm.em.fork();
  const activity = new Date('2026-03-03T06:07:08.009Z');
  await em.nativeUpdate(Recipient, { deployment: spring.id, responded: true }, { lastActivityAt: activity });
  const users = await walk({ kind: 'deployment', deploymentId: spring.id }, {}, 50);
  expect(users[0]).toMatchObject({
    phone: 'no number 1',
    rowNumber: 1,
    state: 'invalid_number',
    deploymentDate: new Date('2026-03-03T04:59:59Z'),
    variables: { name: 'Ana', visits: '3' },
    stage: 'none',
  });
  expect(users.find(({ state }) => state === 'blocked_or_version')).toMatchObject({
    cause: 'unreachable',
    code: '131026',
  });
  const answered = users.filter(({ lastActivityAt }) => lastActivityAt?.getTime() === activity.getTime());
  expect(answered.map(({ stage }) => stage)).toEqual(['in_flow', 'in_flow']);
});

test('a cursor that is none is refused in words; one that leads nowhere any more answers the first page', async () => {
  const scope: Scope = { kind: 'deployment', deploymentId: spring.id };
  await expect(reader().users(scope, {}, { limit: 5, cursor: 'after:1; drop' })).rejects.toThrow(ReportError);
  const first = await reader().users(scope, {}, { limit: 5 });
  expect(await reader().users(scope, {}, { limit: 5, cursor: 'before:1' })).toEqual(first);
});

test('unknown outcomes and held deployments are named, those that are over are not', async () => {
  const lost = await givenDeployment(database.orm, {
    phase: 'sent',
    launchedAt: new Date('2026-02-20T12:00:00Z'),
    holds: { frozen: 'Frozen by Beto.' },
    cells: [[inProcess('unknown'), 2]],
  });
  expect(await reader().unknownOutcomes(new Date('2026-02-01T00:00:00Z'))).toEqual([
    { deploymentId: lost.id, users: 2 },
  ]);
  expect(await reader().unknownOutcomes(new Date('2026-02-21T00:00:00Z'))).toEqual([]);
  expect((await reader().waitingDeployments()).map(({ id }) => id)).toEqual([spring.id]);
});
