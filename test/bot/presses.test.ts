import { afterEach, expect, test } from 'vitest';
import type { BotContext } from '../../src/bot/bot-context.ts';
import type { DeploymentSummary } from '../../src/dispatch/dispatch.ts';
import type { UserLine } from '../../src/reports/reader.ts';
import { admin, type BotUnderTest, member, startBot } from './support/bot-under-test.ts';
import {
  fakeDispatch,
  fakeReader,
  springCells,
  springDeployment,
  springSummary,
} from './support/far-sides.ts';

let world: BotUnderTest;
afterEach(() => world.stop());

type Context = Partial<Omit<BotContext, 'access' | 'background'>>;
const start = async (context: Context = {}): Promise<void> => {
  world = await startBot({ context });
};

const figures = fakeReader({ describe: async () => springDeployment, cells: async () => springCells });

test('View results on the live message opens the figures', async () => {
  await start({ reader: figures });
  await world.press({ id: 'view_results', value: 'deployment:104', by: member });
  const [opened] = world.slack.of('views.open');
  expect(JSON.stringify(opened?.view)).toContain('D-104 · Spring sale');
});

test('Failed users names the support contact, and leads to the users of one state on top of it', async () => {
  const asked: unknown[] = [];
  const user: UserLine = {
    id: 1,
    deploymentId: 104,
    phone: '+12025550123',
    rowNumber: 4,
    deploymentDate: new Date('2026-03-04T09:00:00Z'),
    state: 'invalid_number',
    cause: 'invalid_number',
    code: '131021',
    detail: null,
    stage: 'none',
    session: 'none',
    lastActivityAt: null,
    variables: { name: 'Ana' },
  };
  await start({
    supportContact: admin,
    reader: fakeReader({
      ...figures,
      async users(...args) {
        asked.push(args);
        return { users: [user], next: 'after:1', previous: undefined };
      },
    }),
  });
  await world.press({ id: 'failed_users', value: 'deployment:104', by: member });
  const failed = JSON.stringify(world.slack.of('views.open')[0]?.view);
  expect(failed).toContain('Support: <@U0ANA>');
  expect(failed).toContain('deployment:104|invalid_number');

  await world.press({
    id: 'see_users:invalid_number',
    value: 'deployment:104|invalid_number',
    by: member,
    inView: true,
  });
  const users = JSON.stringify(world.slack.of('views.push')[0]?.view);
  expect(users).toContain('+12•••••0123');
  expect(users).not.toContain('2025550123');
  expect(users).toContain('deployment:104|invalid_number|after:1');

  await world.press({
    id: 'users_page:next',
    value: 'deployment:104|invalid_number|after:1',
    by: member,
    inView: true,
  });
  expect(world.slack.of('views.update')).toHaveLength(1);
  expect(asked).toEqual([
    [springDeployment.scope, { states: ['invalid_number'] }, { limit: 8 }],
    [springDeployment.scope, { states: ['invalid_number'] }, { limit: 8, cursor: 'after:1' }],
  ]);
});

test('a fourth view takes the place of the third', async () => {
  await start({ reader: figures });
  world.slack.next('views.push', { ok: false, error: 'push_limit_reached' });
  await world.press({ id: 'failed_users', value: 'deployment:104', inView: true });
  expect(world.slack.of('views.update')[0]).toMatchObject({ view_id: 'V1', hash: 'h1' });
});

test('a page that was turned twice at once is turned once, without a word', async () => {
  await start({ reader: figures });
  world.slack.next('views.update', { ok: false, error: 'hash_conflict' });
  await world.press({ id: 'results_version', option: 'version:7:1', inView: true });
  expect(world.slack.of('views.push')).toEqual([]);
  expect(world.log).toEqual([]);
});

test.each(['pause', 'resume', 'cancel'] as const)(
  '%s on the live message is answered privately',
  async (name) => {
    const done: unknown[] = [];
    const act = async (id: number, by: string): Promise<DeploymentSummary> => {
      done.push([id, by]);
      return springSummary;
    };
    await start({ dispatch: fakeDispatch({ [name]: act }), reader: figures });
    await world.press({ id: `${name}_deployment`, value: 'deployment:104' });
    expect(done).toEqual([[104, admin]]);
    expect(world.said()[0]).toContain('D-104. 286 users');
    expect(world.slack.of('response')[0]).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
    });
    expect(world.slack.of('chat.postMessage')).toEqual([]);
  },
);

test('a member who presses Pause is told whom to ask, and nothing is paused', async () => {
  await start({ reader: figures });
  await world.press({ id: 'pause_deployment', value: 'deployment:104', by: member });
  expect(world.said()).toEqual(['This needs the right to send and control deployments. Ask <@U0ANA>.']);
});

test('a forged value is answered with a sentence', async () => {
  await start();
  await world.press({ id: 'view_results', value: 'deployment:1; drop table' });
  expect(world.said()).toEqual([
    'What this button was about does not exist any more. Look it up with `/treble deployments`.',
  ]);
});

test('what goes wrong on a screen is shown on top of it', async () => {
  await start({ reader: fakeReader({ describe: async () => undefined, cells: async () => [] }) });
  await world.press({ id: 'failed_users', value: 'deployment:9', inView: true });
  expect(JSON.stringify(world.slack.of('views.push')[0]?.view)).toContain('does not exist any more');
});

test('a trigger that is too old for the error itself still leaves the sentence in the modal', async () => {
  await start({ reader: fakeReader({ describe: async () => undefined, cells: async () => [] }) });
  world.slack.next('views.push', { ok: false, error: 'expired_trigger_id' });
  await world.press({ id: 'failed_users', value: 'deployment:9', inView: true });
  expect(JSON.stringify(world.slack.of('views.update')[0]?.view)).toContain('does not exist any more');
});

test('a menu that nobody listens to is acknowledged all the same', async () => {
  await start();
  expect((await world.press({ id: 'some_menu', option: 'x', inView: true })).status).toBe(200);
});
