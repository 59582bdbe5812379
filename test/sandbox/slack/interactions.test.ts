import type { App } from '@slack/bolt';
import { expect, test } from 'vitest';
import { ana, ben, bot, general, growth, startApp } from './started-slack.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });

const card = [
  {
    type: 'actions',
    block_id: 'row',
    elements: [
      { type: 'button', action_id: 'pause', text: plain('Pause'), value: 'D-104' },
      { type: 'overflow', action_id: 'more', options: [option('a'), option('b')] },
      { type: 'static_select', action_id: 'state', options: [option('all'), option('failed')] },
      { type: 'datepicker', action_id: 'day', initial_date: '2026-03-04' },
      { type: 'external_select', action_id: 'template', min_query_length: 0 },
    ],
  },
];
const blocks = (): never[] => JSON.parse(JSON.stringify(card));

/** What the app hears of one press, as plain data. */
function hears(app: App, heard: unknown[]): void {
  app.action({ type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    heard.push(JSON.parse(JSON.stringify(body)));
  });
}

const pressIn = (channel: string, ts: string, action_id: string, user = ana) => ({
  act: 'press' as const,
  user,
  container: { type: 'message' as const, channel, ts },
  block_id: 'row',
  action_id,
});

test('a press carries the element, the message, the state of the others and a way to answer', async () => {
  const heard: unknown[] = [];
  const { slack, client } = await startApp((app) => hears(app, heard));
  const { ts = '' } = await client.chat.postMessage({ channel: growth, text: 'Card', blocks: blocks() });
  expect(await slack.act(pressIn(growth, ts, 'pause'))).toEqual({ ok: true });
  expect(heard).toMatchObject([
    {
      type: 'block_actions',
      user: { id: ana, team_id: 'T0ACME' },
      container: { type: 'message', message_ts: ts, channel_id: growth, is_ephemeral: false },
      channel: { id: growth },
      message: { ts, text: 'Card', bot_id: 'B0TREBLE' },
      actions: [
        { type: 'button', block_id: 'row', action_id: 'pause', value: 'D-104', text: plain('Pause') },
      ],
      state: {
        values: {
          row: { day: { type: 'datepicker', selected_date: '2026-03-04' }, state: { selected_option: null } },
        },
      },
      response_url: expect.stringContaining('/sandbox/slack/response/'),
    },
  ]);
});

test('menus send what was chosen, whole, and nothing they do not offer', async () => {
  const heard: unknown[] = [];
  const { slack, client } = await startApp((app) => hears(app, heard));
  const { ts = '' } = await client.chat.postMessage({ channel: growth, text: 'Card', blocks: blocks() });
  const chosen = { type: 'static_select', selected_option: { text: plain(''), value: 'failed' } };
  await slack.act({ ...pressIn(growth, ts, 'state'), chosen });
  await slack.act({
    ...pressIn(growth, ts, 'more'),
    chosen: { type: 'overflow', selected_option: option('b') },
  });
  const none = { type: 'overflow', selected_option: option('z') };
  expect(await slack.act({ ...pressIn(growth, ts, 'more'), chosen: none })).toMatchObject({
    error: 'invalid_option',
  });
  expect(heard).toMatchObject([
    {
      actions: [{ type: 'static_select', selected_option: option('failed') }],
      state: { values: { row: { state: { selected_option: option('failed') } } } },
    },
    { actions: [{ type: 'overflow', selected_option: option('b') }] },
  ]);
});

test('an ephemeral message can be pressed and replaced by its one reader, and by nobody else', async () => {
  const heard: unknown[] = [];
  const { slack, client } = await startApp((app) => {
    app.action('pause', async ({ ack, respond, body }) => {
      await ack();
      heard.push(JSON.parse(JSON.stringify(body)));
      await respond({ replace_original: true, text: 'Paused' });
    });
  });
  const other = await client.chat.postEphemeral({ channel: growth, user: ana, text: 'Other' });
  const sent = await client.chat.postEphemeral({
    channel: growth,
    user: ana,
    text: 'Sure?',
    blocks: blocks(),
  });
  const ts = sent.message_ts ?? '';
  expect(await slack.act(pressIn(growth, ts, 'pause', ben))).toMatchObject({ ok: false, error: 'not_found' });
  await slack.act(pressIn(growth, ts, 'pause'));
  const now = await slack.until(ana, ({ messages }) => messages[growth]?.[1]?.text === 'Paused');
  expect(now.messages[growth]?.[1]).toMatchObject({ ts, is_ephemeral: true });
  expect(now.messages[growth]?.[1]?.blocks).toBeUndefined();
  expect(now.messages[growth]?.[0]).toMatchObject({ ts: other.message_ts, text: 'Other' });
  expect(heard).toMatchObject([{ container: { is_ephemeral: true } }]);
  expect(heard[0]).not.toHaveProperty('message');
  await slack.act({ act: 'dismiss', user: ana, channel: growth, ts });
  expect(slack.state(ana).messages[growth]).toHaveLength(1);
});

test('an element that is gone, and an app that does not answer, are told to the one who pressed', async () => {
  const { slack, client } = await startApp(() => {}, { ackTimeoutMs: 200 });
  const { ts = '' } = await client.chat.postMessage({ channel: growth, text: 'Card', blocks: blocks() });
  expect(await slack.act(pressIn(growth, ts, 'gone'))).toMatchObject({ ok: false, error: 'not_found' });
  expect(await slack.act(pressIn(growth, ts, 'pause'))).toMatchObject({
    ok: false,
    message: expect.stringMatching(/app/),
  });
});

const offers: [story: string, answer: unknown, expected: unknown][] = [
  ['a list', { options: [option('spring')] }, { ok: true, options: [option('spring')] }],
  [
    'groups',
    { option_groups: [{ label: plain('Approved'), options: [option('spring')] }] },
    { ok: true, option_groups: [{ label: plain('Approved'), options: [option('spring')] }] },
  ],
  [
    'more than a menu holds',
    { options: Array.from({ length: 101 }, (_, n) => option(`t${n}`)) },
    { ok: false, error: 'invalid_options' },
  ],
];

test.each(offers)('an app asked for options may answer with %s', async (_story, answer, expected) => {
  const asked: unknown[] = [];
  const { slack, client } = await startApp((app) => {
    app.options('template', async ({ ack, options }) => {
      asked.push({ value: options.value, user: options.user.id, block: options.block_id });
      await ack(JSON.parse(JSON.stringify(answer)));
    });
  });
  const { ts = '' } = await client.chat.postMessage({ channel: growth, text: 'Card', blocks: blocks() });
  const { act: _press, ...where } = pressIn(growth, ts, 'template');
  expect(await slack.act({ ...where, act: 'options', value: 'spr' })).toMatchObject(Object(expected));
  expect(asked).toEqual([{ value: 'spr', user: ana, block: 'row' }]);
});

test('a message shortcut carries the message with its file, a global one only the person', async () => {
  const heard: unknown[] = [];
  const { slack } = await startApp((app) => {
    app.shortcut({ callback_id: /.*/ }, async ({ ack, shortcut }) => {
      await ack();
      heard.push(JSON.parse(JSON.stringify(shortcut)));
    });
  });
  const file = slack.scene.putFile(ben, 'list.csv', 'phone\n');
  const { ts } = slack.scene.postAs(ben, { channel: growth, text: 'the list', files: [file.id] });
  const here = { act: 'message_shortcut' as const, user: ana, channel: growth, ts };
  expect(await slack.act({ ...here, callback_id: 'send_list' })).toEqual({ ok: true });
  expect(await slack.act({ ...here, callback_id: 'unknown' })).toMatchObject({ error: 'not_found' });
  await slack.act({ act: 'global_shortcut', user: ana, callback_id: 'send' });
  expect(heard).toMatchObject([
    {
      type: 'message_action',
      callback_id: 'send_list',
      channel: { id: growth, name: 'growth' },
      message: { ts, user: ben, files: [{ id: file.id, name: 'list.csv' }] },
    },
    { type: 'shortcut', callback_id: 'send', user: { id: ana } },
  ]);
  expect(heard[1]).not.toHaveProperty('channel');
});

test('the app hears what people write in channels where it is a member, with thread and files, and not its own words', async () => {
  const heard: string[] = [];
  const { slack, client } = await startApp((app) => {
    app.event('message', async ({ event }) => {
      const { channel, channel_type, ts } = event;
      const { user = '', text = '', thread_ts = '', files = [] } = Object.fromEntries(Object.entries(event));
      heard.push(
        [channel, channel_type, user, text, thread_ts, files.length, ts === '' ? 'no time' : ''].join(' '),
      );
    });
  });
  const { ts } = await client.chat.postMessage({ channel: growth, text: 'A thread' });
  const file = slack.scene.putFile(ben, 'a.png', 'x');
  await slack.act({ act: 'say', user: ana, channel: growth, text: 'one & two', thread_ts: ts ?? '' });
  await slack.act({ act: 'say', user: ana, channel: growth, text: '// an aside', thread_ts: ts ?? '' });
  await slack.act({ act: 'say', user: ben, channel: growth, text: '', files: [file.id] });
  await slack.act({ act: 'say', user: ben, channel: general, text: 'the app is not here' });
  expect(heard).toEqual([
    `${growth} channel ${ana} one &amp; two ${ts} 0 `,
    `${growth} channel ${ana} // an aside ${ts} 0 `,
    `${growth} channel ${ben}   1 `,
  ]);
});

test('the app hears of an opened Home tab, of a mention and of being invited', async () => {
  const heard: string[] = [];
  const { slack, client } = await startApp((app) => {
    app.event(
      'app_home_opened',
      async ({ event }) => void heard.push(`${event.type} ${event.user} ${event.channel}`),
    );
    app.event('app_mention', async ({ event }) => void heard.push(`${event.type} ${event.text}`));
    app.event('member_joined_channel', async ({ event }) => void heard.push(`${event.type} ${event.user}`));
  });
  await slack.act({ act: 'open_home', user: ana });
  await slack.act({ act: 'say', user: ana, channel: growth, text: `<@${bot}> hello` });
  await slack.act({ act: 'say', user: ana, channel: growth, text: 'hello' });
  await slack.act({ act: 'invite_bot', user: ana, channel: general });
  expect(heard).toEqual([
    'app_home_opened U0ANA D0ANA',
    `app_mention <@${bot}> hello`,
    `member_joined_channel ${bot}`,
  ]);
  await client.chat.postMessage({ channel: general, text: 'Thank you' });
});
