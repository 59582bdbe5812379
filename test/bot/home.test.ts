import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { BotContext } from '../../src/bot/bot-context.ts';
import type { DraftLine } from '../../src/dispatch/review/drafts.ts';
import { Template } from '../../src/entities/rows/template.ts';
import { loadTemplateHealth } from '../../src/reports/template-health.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { givenDeployment } from '../support/given.ts';
import { admin, type BotUnderTest, member, startBot } from './support/bot-under-test.ts';
import { fakeDrafts, fakeReader, springCells, springDeployment, springLine } from './support/far-sides.ts';

let world: BotUnderTest;
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
afterEach(() => world.stop());

const open = (user: string) => world.event({ type: 'app_home_opened', user, channel: 'D0', tab: 'home' });
const home = (): string => JSON.stringify(world.slack.of('views.publish').at(-1)?.view);
const lines = (count: number) =>
  Array.from({ length: count }, (_each, index) => ({ ...springLine, id: 100 + index }));
const drafts = (count: number): DraftLine[] =>
  Array.from({ length: count }, (_each, index) => ({
    id: index + 1,
    conversation: 'Spring sale',
    versionNumber: 2,
    audienceName: 'march.csv',
    createdAt: new Date('2026-03-04T14:05:00Z'),
    users: 900,
  }));
const start = async (context: Partial<Omit<BotContext, 'access' | 'background'>>) => {
  world = await startBot({ context });
};
const pressInHome = (id: string, value = '', by = admin) =>
  world.interact({
    type: 'block_actions',
    user: { id: by },
    container: { type: 'view', view_id: 'VH' },
    view: { id: 'VH', type: 'home', hash: 'h' },
    actions: [{ type: 'button', action_id: id, block_id: 'b', value }],
  });

test('Home with nothing in it says so everywhere, and where to begin', async () => {
  await start({ reader: fakeReader({ deployments: async () => [] }) });
  await open(admin);
  for (const words of [
    'Nothing is being sent at the moment.',
    'There is no template yet.',
    'You have no draft.',
    'Send a conversation',
  ]) {
    expect(home()).toContain(words);
  }
});

test('an admin sees a running deployment with its figures and every button, and the own drafts', async () => {
  await start({
    reader: fakeReader({ deployments: async () => [{ ...springLine, link: 'https://acme.slack.com/p1' }] }),
    drafts: fakeDrafts({ list: async (by) => (by === admin ? drafts(1) : []) }),
  });
  await open(admin);
  for (const words of [
    '<https://acme.slack.com/p1|D-104>',
    '512 of 1,000 delivered',
    'Pause: D-104',
    'Cancel: D-104',
    'Failed users: D-104',
    'Continue your draft of <!date^1772633100^',
    'Continue draft 1: Spring sale',
    'Discard draft 1: Spring sale',
  ]) {
    expect(home()).toContain(words);
  }
});

test('a member sees the figures and what can be looked at, and nothing that sends or stops', async () => {
  await start({
    reader: fakeReader({ deployments: async () => [springLine] }),
    drafts: fakeDrafts({ list: () => Promise.reject(new Error('A member has no drafts.')) }),
  });
  await open(member);
  expect(home()).toContain('View results: D-104');
  expect(home()).toContain('Reports here…');
  for (const words of ['Pause', 'Cancel', 'Send a conversation', 'My drafts'])
    expect(home()).not.toContain(words);
});

test('too many of everything are counted, and Slack takes the view', async () => {
  await start({
    reader: fakeReader({ deployments: async () => lines(60) }),
    drafts: fakeDrafts({ list: async () => drafts(40) }),
    templateHealth: async () =>
      Array.from({ length: 30 }, (_each, index) => ({
        id: `t${index}`,
        name: `sale_${index}`,
        language: 'es',
        status: 'PAUSED',
        quality: 'RED',
      })),
  });
  await open(admin);
  expect(home()).toContain('… and 50 more. `/treble deployments` lists the latest.');
  expect(home()).toContain('… and 20 more. `/treble templates` lists them all.');
  expect(home()).toContain('… and 35 more.');
  expect(JSON.parse(home()).blocks.length).toBeLessThanOrEqual(100);
});

test('template health tells paused and low quality first, in words', async () => {
  const { orm } = database;
  const templates = [
    ['a_fine', 'APPROVED', 'GREEN'],
    ['b_medium', 'APPROVED', 'YELLOW'],
    ['c_low', 'APPROVED', 'RED'],
    ['d_paused', 'PAUSED', 'RED'],
  ] as const;
  for (const [template, status, quality] of templates) {
    await givenDeployment(orm, { template, conversation: template });
    await orm.em.fork().nativeUpdate(Template, template, { status, quality });
  }
  await start({
    reader: fakeReader({ deployments: async () => [] }),
    templateHealth: () => loadTemplateHealth(orm),
  });
  await open(member);
  const [paused, low, medium, fine] = [
    '*d_paused* (en): paused, low quality',
    '*c_low* (en): approved, low quality',
    '*b_medium* (en): approved, medium quality',
    '1 other template approved, without a warning.',
  ].map((words) => home().indexOf(words));
  expect([paused, low, medium, fine]).toEqual(
    [paused, low, medium, fine].toSorted((one, other) => (one ?? 0) - (other ?? 0)),
  );
  expect(paused).toBeGreaterThan(0);
});

test('a button in Home opens its screen alone, and Home is brought up to date after it', async () => {
  await start({
    reader: fakeReader({
      deployments: async () => [springLine],
      describe: async () => springDeployment,
      cells: async () => springCells,
    }),
  });
  await pressInHome('view_results:104', 'deployment:104');
  expect(world.slack.of('views.push')).toEqual([]);
  expect(JSON.stringify(world.slack.of('views.open')[0]?.view)).toContain('D-104 · Spring sale');
  expect(world.slack.of('views.publish')).toHaveLength(1);
});

test('a refusal in Home is shown in a window of its own', async () => {
  await start({ reader: fakeReader({ deployments: async () => [] }) });
  await pressInHome('pause_deployment', 'deployment:104', member);
  expect(JSON.stringify(world.slack.of('views.open')[0]?.view)).toContain('This needs the right to send');
});

test('Send a conversation in Home opens the form, which asks for the channel', async () => {
  await start({ reader: fakeReader({ deployments: async () => [] }) });
  await pressInHome('home_send');
  expect(JSON.stringify(world.slack.of('views.open')[0]?.view)).toContain('launch_channel');
});

test('the Home tab shows what is running and where to begin', async () => {
  const finished = { ...springLine, id: 90, phase: 'finished' } as const;
  await start({ reader: fakeReader({ deployments: async () => [springLine, finished] }) });
  await open(member);
  expect(world.slack.of('views.publish')[0]).toMatchObject({ user_id: member });
  expect(home()).toContain('D-104');
  expect(home()).not.toContain('D-90');
});

test('the Home tab of a guest says only that it is not open', async () => {
  await start({});
  world.slack.person(member, { is_restricted: true });
  await open(member);
  expect(home()).toContain('not open to guests');
});
