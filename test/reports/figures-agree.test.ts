import type { MikroORM } from '@mikro-orm/postgresql';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resultsScreen } from '../../src/bot/views/results-screen.ts';
import { conversationStageNames } from '../../src/entities/conversation-stage.ts';
import { deploymentStateNames, failedStates } from '../../src/entities/deployment-state.ts';
import { sessionStatusNames } from '../../src/entities/session-status.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { composeDeploymentMessage } from '../../src/reports/deployment-message.ts';
import type { Scope } from '../../src/reports/reader.ts';
import type { ReportDocument } from '../../src/reports/report-document.ts';
import { createReportKinds } from '../../src/reports/report-kinds.ts';
import { givenFlow } from '../support/chat-world.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { fictionalPhone, givenLaunched } from '../support/draft.ts';
import { type CountedUser, exportedUsers, listedUsers, recountUsers } from '../support/users-everywhere.ts';

const dayMs = 86_400_000;
let world: DispatchWorld;
let used = 0;
let conversationId: number;
const ids: number[] = [];

/** Whoever ends in 99 has the template paused, which would end the sending. */
const fresh = (): string => {
  if (used % 100 === 99) used += 1;
  return fictionalPhone(used++);
};

async function launchNext(count: number): Promise<void> {
  const phones = Array.from({ length: count }, fresh);
  const id = await givenLaunched(world, phones);
  ids.push(id);
}

beforeAll(async () => {
  world = await createDispatchWorld({ whatsApp: { pairRate: false }, messagesPerSecond: 100 });
  world.engine.start();
  ({ conversationId } = await world.dispatch.loadConversation('spring_sale_2026'));
  await launchNext(150);
  await givenFlow(world, 'start: {}\nsteps: [{question: Which size?, save: size}, {message: Thanks.}]');
});
afterAll(() => world.close());

/** Everything that is read within `act` is read as of one moment, while others go on writing. */
const atOneMoment = (orm: MikroORM, act: (then: MikroORM) => Promise<void>): Promise<void> =>
  orm.em.fork().transactional(
    (em) =>
      act(
        new Proxy(orm, {
          get: (whole, key) => (key === 'em' ? { fork: () => em } : Reflect.get(whole, key)),
        }),
      ),
    { isolationLevel: 'repeatable read' },
  );

const labels = ['Total users', 'Messages sent', 'In process', 'Send failure', 'Delivered', 'Responses'];
type Shown = readonly number[];

const shownIn = ({ figures }: ReportDocument): Shown =>
  labels.map((label) => Number(figures.find((figure) => figure.label === label)?.value.replace(',', '')));

/** From the words of the screen, as they are read. */
const shownOn = (lines: readonly string[]): Shown =>
  labels.map((label) => {
    const line = lines.find((one) => one.startsWith(`${label}: `)) ?? '';
    return Number(/: ([\d,]+)/.exec(line)?.[1]?.replace(',', ''));
  });

const recountOf = (users: readonly CountedUser[]): Shown => {
  const inStates = (states: readonly string[]) => users.filter(({ state }) => states.includes(state)).length;
  return [
    users.length,
    users.filter(({ sent }) => sent).length,
    inStates(['in_process']),
    inStates(failedStates),
    inStates(['success']),
    users.filter(({ responded }) => responded).length,
  ];
};

const sumOf = (all: readonly Shown[]): Shown =>
  labels.map((_label, at) => all.reduce((sum, shown) => sum + (shown[at] ?? Number.NaN), 0));

/** One place after the other, all of the same moment. */
async function compare(
  then: MikroORM,
  scope: Scope,
  filter: Parameters<typeof recountUsers>[2],
): Promise<Shown> {
  const reader = createMetricsReader(then);
  const db = then.em.fork().getKysely();
  const everybody = await recountUsers(db, scope);
  const recount = recountOf(everybody);

  const [description, cells, times] = [
    await reader.describe(scope),
    await reader.cells(scope),
    await reader.times(scope),
  ];
  if (!description) throw new Error('The scope is gone.');
  expect(shownOn(resultsScreen({ description, cells, times }).lines), 'summary').toEqual(recount);

  const live: Shown[] = [];
  for (const id of new Set(everybody.map(({ deployment }) => deployment))) {
    const line = await reader.deployment(id);
    if (!line) throw new Error('The deployment is gone.');
    live.push(shownIn(composeDeploymentMessage(line)));
  }
  expect(sumOf(live), 'live messages').toEqual(recount);

  const { document } = await createReportKinds(reader).compose({
    report: 'digest',
    at: new Date(Date.now() + dayMs),
    zone: 'UTC',
    period: '30d',
    conversations: [conversationId],
  });
  const inDigest = recountOf(await recountUsers(db, { kind: 'conversation', conversationId }));
  expect(shownIn(document), 'digest').toEqual(inDigest);

  const wanted = (await recountUsers(db, scope, filter)).length;
  expect(await listedUsers(reader, scope, filter ?? {}, { limit: 100 }), 'list').toHaveLength(wanted);
  expect(await exportedUsers(reader, scope, filter ?? {}), 'export').toEqual({ told: wanted, lines: wanted });
  return inDigest;
}

const someOf = <Word>(words: readonly Word[]) => fc.subarray([...words]);
const phone = fc.option(
  fc.oneof(
    fc.nat(99).map((at) => ({ ending: `01${String(at).padStart(2, '0')}` })),
    fc.nat(149).map((at) => ({ whole: fictionalPhone(at) })),
  ),
  { nil: undefined },
);

test('summary, live messages, digest, list of users, export and a recount agree for any filter while sending runs', async () => {
  const seen: Shown[] = [];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('first', 'second', 'deployment', 'all'),
      someOf(deploymentStateNames),
      someOf(conversationStageNames),
      someOf(sessionStatusNames),
      phone,
      fc.nat(),
      async (which, states, stages, sessions, search, pick) => {
        const scopes: Readonly<Record<typeof which, Scope>> = {
          first: { kind: 'version', conversationId, versionNumber: 1 },
          second: { kind: 'version', conversationId, versionNumber: 2 },
          deployment: { kind: 'deployment', deploymentId: ids[pick % ids.length] ?? 0 },
          all: { kind: 'conversation', conversationId },
        };
        await launchNext(12);
        const filter = { states, stages, sessions, ...(search && { phone: search }) };
        await atOneMoment(world.orm, async (then) => {
          seen.push(await compare(then, scopes[which], filter));
        });
      },
    ),
    { numRuns: 25 },
  );
  // It was all under way: hardly two moments were alike, receipts came, and answers too.
  expect(new Set(seen.map((shown) => shown.join())).size).toBeGreaterThan(10);
  const [first, last] = [seen.at(0), seen.at(-1)];
  expect(last?.[4]).toBeGreaterThan(first?.[4] ?? 0);
  expect(last?.[3]).toBeGreaterThan(0);
  expect(last?.[5]).toBeGreaterThan(0);
  expect(world.failures).toEqual([]);
});
