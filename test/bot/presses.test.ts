import { afterEach, expect, test } from 'vitest';
import type { BotContext } from '../../src/bot/bot-context.ts';
import type { Feature } from '../../src/bot/listener.ts';
import { UsageError } from '../../src/bot/listener.ts';
import { listAt, textAt } from '../../src/bot/payload.ts';
import { noticeView } from '../../src/bot/views/notice.ts';
import type { DeploymentSummary } from '../../src/dispatch/dispatch.ts';
import type { UserLine } from '../../src/reports/reader.ts';
import { admin, type BotUnderTest, member, startBot } from './support/bot-under-test.ts';
import { fakeDispatch, fakeReader, springCells, springDeployment, springLine } from './support/far-sides.ts';

let world: BotUnderTest;
afterEach(() => world.stop());

type Context = Partial<Omit<BotContext, 'access' | 'background'>>;
const start = async (context: Context = {}, features?: readonly Feature[]): Promise<void> => {
  world = await startBot({ context, ...(features && { features }) });
};

const figures = fakeReader({ describe: async () => springDeployment, cells: async () => springCells });
const summary: DeploymentSummary = {
  id: 104,
  conversation: 'Spring sale',
  versionNumber: 2,
  phase: 'sending',
  channelId: 'C0GROWTH',
  holds: [],
  waiting: 286,
};

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
      return summary;
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

const ran: unknown[] = [];
const feature: Feature = {
  commands: [
    {
      name: 'late',
      usage: 'late',
      summary: 'Opens too late.',
      needs: 'viewer',
      async run({ client, triggerId }) {
        await client.views.open({ trigger_id: triggerId, view: noticeView('x', false) });
      },
    },
  ],
  submissions: [
    {
      callbackId: 'form',
      needs: 'admin',
      answer: ({ values }) =>
        values.audience?.list === undefined
          ? { kind: 'errors', errors: { audience: 'Paste a number.' } }
          : { kind: 'update', view: noticeView('Checking…', false) },
      async work({ values, viewId, privateMetadata }) {
        ran.push({ values, viewId, privateMetadata });
        if (privateMetadata === 'broken') throw new UsageError('The list is <empty>.');
      },
    },
  ],
  options: [
    {
      actionId: 'conversation',
      needs: 'admin',
      load: async (typed) => [{ text: `${typed}${'x'.repeat(100)}`, value: '7', description: 'approved' }],
    },
  ],
  messageShortcuts: [
    {
      callbackId: 'list',
      name: 'Send to this list',
      description: 'x',
      needs: 'admin',
      async run({ files, messageTs, channelId }) {
        ran.push({ files, messageTs, channelId });
      },
    },
  ],
};

const submission = (by: string, values: unknown, metadata = 'm'): Record<string, unknown> => ({
  type: 'view_submission',
  user: { id: by, team_id: 'T0TREBLE' },
  view: { id: 'V9', hash: 'h', callback_id: 'form', private_metadata: metadata, state: { values } },
});

const filled = { audience: { list: { type: 'plain_text_input', value: '+12025550100' } } };

test('a submission with mistakes is answered within the acknowledgement, and nothing is done', async () => {
  ran.length = 0;
  await start({}, [feature]);
  const response = await world.interact(submission(admin, {}));
  expect(await response.json()).toEqual({
    response_action: 'errors',
    errors: { audience: 'Paste a number.' },
  });
  expect(ran).toEqual([]);
});

test('a submission is answered at once and its work follows', async () => {
  ran.length = 0;
  await start({}, [feature]);
  const response = await world.interact(submission(admin, filled));
  expect(await response.json()).toMatchObject({ response_action: 'update' });
  expect(ran).toEqual([{ values: filled, viewId: 'V9', privateMetadata: 'm' }]);
});

test('a submission by somebody without the right is refused in the modal', async () => {
  ran.length = 0;
  await start({}, [feature]);
  await world.interact(submission(member, filled));
  expect(ran).toEqual([]);
  expect(world.slack.of('views.update')[0]).toMatchObject({ view_id: 'V9' });
  expect(JSON.stringify(world.slack.of('views.update')[0]?.view)).toContain('needs the right to manage');
});

test('what goes wrong after a submission is shown in the modal; once that is closed, directly', async () => {
  await start({}, [feature]);
  await world.interact(submission(admin, filled, 'broken'));
  expect(JSON.stringify(world.slack.of('views.update')[0]?.view)).toContain('The list is &lt;empty&gt;.');
  world.slack.next('views.update', { ok: false, error: 'not_found' });
  await world.interact(submission(admin, filled, 'broken'));
  expect(world.slack.of('chat.postMessage')[0]).toMatchObject({
    channel: 'D0ANA',
    text: 'The list is &lt;empty&gt;.',
  });
});

test('choices are offered to those who may use them, within Slack’s lengths', async () => {
  await start({}, [feature]);
  const ask = (by: string): Promise<Response> =>
    world.interact({
      type: 'block_suggestion',
      action_id: 'conversation',
      block_id: 'b',
      value: 'spr',
      user: { id: by, team_id: 'T0TREBLE' },
    });
  const offered: unknown = await (await ask(admin)).json();
  expect(listAt(offered, 'options')).toHaveLength(1);
  expect(textAt(offered, 'options', 0, 'text', 'text')).toHaveLength(75);
  expect(await (await ask(member)).json()).toEqual({ options: [] });
});

test('a message shortcut gets the files of its message', async () => {
  ran.length = 0;
  await start({}, [feature]);
  await world.interact({
    type: 'message_action',
    callback_id: 'list',
    user: { id: admin, team_id: 'T0TREBLE' },
    channel: { id: 'C0GROWTH', name: 'growth' },
    message_ts: '5.5',
    message: {
      ts: '5.5',
      files: [{ id: 'F7', name: 'a.csv', size: 9, url_private_download: 'https://f/x' }],
    },
    response_url: world.slack.responseUrl,
  });
  expect(ran).toEqual([
    {
      files: [{ id: 'F7', name: 'a.csv', size: 9, url: 'https://f/x' }],
      messageTs: '5.5',
      channelId: 'C0GROWTH',
    },
  ]);
});

test.each(['expired_trigger_id', 'exchanged_trigger_id'])('%s is told in one sentence', async (error) => {
  await start({}, [feature]);
  world.slack.next('views.open', { ok: false, error });
  await world.command('late', member);
  expect(world.said()).toEqual(['That took too long for Slack, so nothing was opened. Press again.']);
  expect(world.log).toEqual([]);
});

test('the Home tab shows what is running and where to begin', async () => {
  const finished = { ...springLine, id: 90, phase: 'finished' } as const;
  await start({ reader: fakeReader({ deployments: async () => [springLine, finished] }) });
  await world.event({
    type: 'app_home_opened',
    user: member,
    channel: 'D0BETO',
    tab: 'home',
    event_ts: '1.1',
  });
  const [home] = world.slack.of('views.publish');
  expect(home).toMatchObject({ user_id: member });
  expect(JSON.stringify(home?.view)).toContain('D-104');
  expect(JSON.stringify(home?.view)).not.toContain('D-90');
});

test('the Home tab of a guest says only that it is not open', async () => {
  await start();
  world.slack.person(member, { is_restricted: true });
  await world.event({
    type: 'app_home_opened',
    user: member,
    channel: 'D0BETO',
    tab: 'home',
    event_ts: '1.1',
  });
  expect(JSON.stringify(world.slack.of('views.publish')[0]?.view)).toContain('not open to guests');
});
