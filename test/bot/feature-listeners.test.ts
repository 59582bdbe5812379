import { afterEach, expect, test } from 'vitest';
import { type Feature, UsageError } from '../../src/bot/listener.ts';
import { listAt, textAt } from '../../src/bot/payload.ts';
import { noticeView } from '../../src/bot/views/notice.ts';
import { admin, type BotUnderTest, member, startBot } from './support/bot-under-test.ts';

let world: BotUnderTest;
afterEach(() => world.stop());

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

const start = async (): Promise<void> => {
  world = await startBot({ features: [feature] });
};

const submission = (by: string, values: unknown, metadata = 'm'): Record<string, unknown> => ({
  type: 'view_submission',
  user: { id: by, team_id: 'T0TREBLE' },
  view: { id: 'V9', hash: 'h', callback_id: 'form', private_metadata: metadata, state: { values } },
});

const filled = { audience: { list: { type: 'plain_text_input', value: '+12025550100' } } };

test('a submission with mistakes is answered within the acknowledgement, and nothing is done', async () => {
  ran.length = 0;
  await start();
  const response = await world.interact(submission(admin, {}));
  expect(await response.json()).toEqual({
    response_action: 'errors',
    errors: { audience: 'Paste a number.' },
  });
  expect(ran).toEqual([]);
});

test('a submission is answered at once and its work follows', async () => {
  ran.length = 0;
  await start();
  const response = await world.interact(submission(admin, filled));
  expect(await response.json()).toMatchObject({ response_action: 'update' });
  expect(ran).toEqual([{ values: filled, viewId: 'V9', privateMetadata: 'm' }]);
});

test('a submission by somebody without the right is refused in the modal', async () => {
  ran.length = 0;
  await start();
  await world.interact(submission(member, filled));
  expect(ran).toEqual([]);
  expect(world.slack.of('views.update')[0]).toMatchObject({ view_id: 'V9' });
  expect(JSON.stringify(world.slack.of('views.update')[0]?.view)).toContain('needs the right to manage');
});

test('what goes wrong after a submission is shown in the modal; once that is closed, directly', async () => {
  await start();
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
  await start();
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
  await start();
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
  await start();
  world.slack.next('views.open', { ok: false, error });
  await world.command('late', member);
  expect(world.said()).toEqual(['That took too long for Slack, so nothing was opened. Press again.']);
  expect(world.log).toEqual([]);
});
