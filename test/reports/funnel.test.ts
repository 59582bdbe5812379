import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resultsScreen } from '../../src/bot/views/results-screen.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { deploy, givenFlow, personWith, untilQuiet } from '../support/chat-world.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { plainPhones } from '../support/draft.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
beforeAll(async () => {
  world = await createDispatchWorld({ whatsApp: { pairRate: false } });
  world.engine.start();
});
afterAll(() => world.close());

const flow = `
start: {keywords: [size]}
steps:
  - step: size
    question: Which size?
    save: size
  - step: colour
    question: Which colour?
    save: colour
  - step: done
    finish: ordered
`;

test('the metrics screens tell stages, sessions, variables and where people leave; whoever starts it is a user', async () => {
  await givenFlow(world, flow);
  const phones = plainPhones(4);
  const [ana, beto] = phones.slice(0, 2).map((phone) => personWith(world, phone));
  const deploymentId = await deploy(world, phones);
  const reader = createMetricsReader(world.orm);
  const scope = { kind: 'deployment', deploymentId } as const;
  ana?.says('Hi');
  beto?.says('Hi');
  await ana?.hearsAll('Which size?');
  await beto?.hearsAll('Which size?');
  ana?.says('M');
  await ana?.hearsAll('Which size?', 'Which colour?');
  ana?.says('Red');
  await until(
    () => reader.funnel(scope),
    (funnel) => (funnel?.ends.finished ?? 0) > 0,
  );
  await untilQuiet(world);
  const funnel = await reader.funnel(scope);
  expect(funnel).toMatchObject({
    began: 2,
    steps: [
      { step: 'size', count: 2, left: 0 },
      { step: 'colour', count: 1, left: 0 },
      { step: 'done', count: 1, left: 0 },
    ],
    ends: { finished: 1, handed_over: 0 },
  });
  const { users } = await reader.users(scope, {}, { limit: 10 });
  expect(users.map(({ stage, session, variables }) => [stage, session, variables.size])).toEqual([
    ['finished', 'closed', 'M'],
    ['in_flow', 'bot', undefined],
    ['none', 'none', undefined],
    ['none', 'none', undefined],
  ]);
  const { header, batches } = await reader.exportUsers(scope, { stages: ['finished'] });
  const text: string[] = [];
  for await (const batch of batches) text.push(batch.text);
  expect(header).toContain('size');
  expect(text.join('')).toContain('"Red"');

  const description = await reader.describe(scope);
  if (!description) throw new Error('The deployment has no description.');
  const groups = await reader.groups(scope);
  const screen = resultsScreen({ description, cells: await reader.cells(scope), times: {}, groups, funnel });
  expect(screen.lines).toContain('Conversation stage: Not answered 2 · In Flow 1 · Finished 1');
  expect(screen.lines).toContain('colour: 1 · 50.0 %');

  const carla = personWith(world, plainPhones(1, 50)[0] ?? '');
  carla.says('SIZE');
  await carla.hearsAll('Which size?');
  const { rows } = await sql<{ id: number }>`select id from deployment where kind = 'inbound'`.execute(
    world.orm.em.fork().getKysely(),
  );
  const inbound = { kind: 'deployment', deploymentId: rows[0]?.id ?? 0 } as const;
  expect(await reader.groups(inbound)).toMatchObject([
    { count: 0 },
    { state: 'success', stage: 'in_flow', session: 'bot', count: 1 },
  ]);

  // Another deployment ends Beto's chat where it stands.
  await deploy(world, phones.slice(1, 2));
  const [size] = await until(
    async () => (await reader.funnel(scope))?.steps ?? [],
    ([first]) => first?.left === 1,
  );
  expect(size).toEqual({ step: 'size', count: 2, left: 1 });
  const later = resultsScreen({
    description,
    cells: [],
    times: {},
    groups,
    funnel: await reader.funnel(scope),
  });
  expect(later.lines).toContain('size: 2 · 100.0 % · 1 left here');
  const day = { from: new Date(Date.now() - 86_400_000), to: new Date(Date.now() + 86_400_000) };
  const [cohort] = await reader.flowCohorts(day, 5);
  expect(cohort?.funnel.ends).toMatchObject({ finished: 1 });
  expect(cohort?.funnel.steps[0]).toMatchObject({ step: 'size', left: 1 });
  expect(await reader.flowCohorts({ from: day.to, to: day.to }, 5)).toEqual([]);
});
