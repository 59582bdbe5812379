import { WebAPIPlatformError } from '@slack/web-api';
import { expect, test } from 'vitest';
import { ana, ben, bot, botToken, general, growth, refusal, startSlack, support } from './started-slack.ts';

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

test('the app is who its token says, and nobody with another token', async () => {
  const { client, newClient, url } = await startSlack();
  expect(await client.auth.test()).toMatchObject({ ok: true, team: 'Acme', user_id: bot });
  expect(await refusal(newClient({}, 'xoxb-other').auth.test())).toBe('invalid_auth');
  expect(await refusal(client.apiCall('nothing.like.it'))).toBe('unknown_method');
  const inBody = await fetch(`${url}/sandbox/slack/api/auth.test`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: botToken }),
  });
  expect(await inBody.json()).toMatchObject({ ok: true });
});

test('a posted message is seen in its channel and in no other', async () => {
  const { client, slack } = await startSlack();
  const posted = await client.chat.postMessage({
    channel: growth,
    text: 'Sent',
    blocks: [section('*Sent*')],
  });
  expect(posted.message?.bot_id).toBe('B0TREBLE');
  const seen = slack.state(ben).messages;
  expect(seen[growth]).toMatchObject([{ ts: posted.ts, text: 'Sent', user: bot }]);
  expect(seen[growth]?.[0]?.blocks?.[0]?.block_id).toMatch(/\S/);
  expect(seen[support]).toEqual([]);
});

test('a user id as channel means the direct message with that person', async () => {
  const { client, slack } = await startSlack();
  const posted = await client.chat.postMessage({ channel: ben, text: 'Only you' });
  expect(posted.channel).toBe('D0BEN');
  expect(slack.state(ben).messages.D0BEN).toHaveLength(1);
  expect(slack.state(ana).messages.D0BEN).toBeUndefined();
  expect((await client.conversations.open({ users: ben })).channel?.id).toBe('D0BEN');
});

const wrong = { type: 'section', text: { type: 'mrkdwn', text: '' } };
const refusals: [story: string, method: string, args: Record<string, unknown>, word: string][] = [
  ['a channel nobody knows', 'chat.postMessage', { channel: 'C0NONE', text: 'x' }, 'channel_not_found'],
  [
    'a channel the bot was not invited to',
    'chat.postMessage',
    { channel: general, text: 'x' },
    'not_in_channel',
  ],
  ['its history', 'conversations.history', { channel: general }, 'not_in_channel'],
  ['nothing to say', 'chat.postMessage', { channel: growth }, 'no_text'],
  ['blocks Slack refuses', 'chat.postMessage', { channel: growth, blocks: [wrong] }, 'invalid_blocks'],
  ['blocks that are no list', 'chat.postMessage', { channel: growth, blocks: 'x' }, 'invalid_blocks_format'],
  ['an edit of nothing', 'chat.update', { channel: growth, ts: '1.000001', text: 'x' }, 'message_not_found'],
  [
    'an ephemeral for a stranger',
    'chat.postEphemeral',
    { channel: growth, user: 'U0GIA', text: 'x' },
    'user_not_in_channel',
  ],
  [
    'a reply to nothing',
    'chat.postMessage',
    { channel: growth, text: 'x', thread_ts: '1.1' },
    'thread_not_found',
  ],
  [
    'metadata without its type',
    'chat.postMessage',
    { channel: growth, text: 'x', metadata: { a: 1 } },
    'invalid_metadata_schema',
  ],
  [
    'metadata that carries more than ids',
    'chat.postMessage',
    { channel: growth, text: 'x', metadata: { event_type: 'e', event_payload: { k: 'x'.repeat(1025) } } },
    'metadata_too_large',
  ],
  ['a person nobody knows', 'users.info', { user: 'U0NONE' }, 'user_not_found'],
  ['a view nobody opened', 'views.update', { view_id: 'V1', view: {} }, 'not_found'],
  ['a file nobody uploaded', 'files.info', { file: 'F1' }, 'file_not_found'],
];

test.each(refusals)('%s is refused in Slack’s word', async (_story, method, args, word) => {
  const { client, slack } = await startSlack();
  expect(await refusal(client.apiCall(method, args))).toBe(word);
  expect(slack.state(ana).messages[growth]).toEqual([]);
});

test('a refusal of blocks says what is wrong and where', async () => {
  const { client } = await startSlack();
  const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
  const error = await client.chat
    .postMessage({ channel: growth, text: 'x', blocks })
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(WebAPIPlatformError);
  expect(error).toMatchObject({
    data: {
      response_metadata: {
        messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
      },
    },
  });
});

test('text of all blocks together may be 13,000 characters long and no longer', async () => {
  const { client } = await startSlack();
  const blocks = (last: number) => [...[3000, 3000, 3000, 3000, last].map((n) => section('x'.repeat(n)))];
  await client.chat.postMessage({ channel: growth, text: 'x', blocks: blocks(1000) });
  const longer = client.chat.postMessage({ channel: growth, text: 'x', blocks: blocks(1001) });
  expect(await refusal(longer)).toBe('msg_blocks_too_long');
});

test('an archived channel takes no message', async () => {
  const { client, slack } = await startSlack();
  slack.scene.archive(growth);
  expect(await refusal(client.chat.postMessage({ channel: growth, text: 'x' }))).toBe('is_archived');
  await client.chat.postMessage({ channel: support, text: 'x' });
});

test('an edit changes its message only, keeps what it leaves out and marks it as edited', async () => {
  const { client, slack } = await startSlack();
  const bystander = await client.chat.postMessage({ channel: growth, text: 'other' });
  const { ts = '' } = await client.chat.postMessage({
    channel: growth,
    text: 'one',
    blocks: [section('one')],
  });
  await client.chat.update({ channel: growth, ts, text: 'two' });
  const [other, edited] = slack.state(ana).messages[growth] ?? [];
  expect(other).toMatchObject({ ts: bystander.ts, text: 'other' });
  expect(other?.edited).toBeUndefined();
  expect(edited).toMatchObject({ text: 'two', blocks: [section('one')], edited: { user: bot } });
  expect(await refusal(client.chat.update({ channel: growth, ts, text: 'x'.repeat(4001) }))).toBe(
    'msg_too_long',
  );
  await client.chat.update({ channel: growth, ts, text: 'x'.repeat(4000), blocks: [] });
  expect(slack.state(ana).messages[growth]?.[1]?.blocks).toEqual([]);
  await client.chat.delete({ channel: growth, ts });
  expect(slack.state(ana).messages[growth]).toHaveLength(1);
});

test('what people wrote cannot be edited or deleted by the app', async () => {
  const { client, slack } = await startSlack();
  const { ts } = slack.scene.postAs(ana, { channel: growth, text: 'mine' });
  expect(await refusal(client.chat.update({ channel: growth, ts, text: 'x' }))).toBe('cant_update_message');
  expect(await refusal(client.chat.delete({ channel: growth, ts }))).toBe('cant_delete_message');
});

test('history goes back in time, in pages, and gives metadata only when asked', async () => {
  const { client } = await startSlack();
  const metadata = { event_type: 'digest_slot', event_payload: { k: 'opaque' } };
  const stamps: string[] = [];
  for (const text of ['1', '2', '3', '4']) {
    const posted = await client.chat.postMessage({ channel: growth, text, metadata });
    stamps.push(posted.ts ?? '');
  }
  const [first = '', second = '', third = ''] = stamps;
  await client.chat.postMessage({ channel: growth, text: 'in thread', thread_ts: first });
  await client.chat.postEphemeral({ channel: growth, user: ana, text: 'psst' });
  const texts = (messages: readonly { text?: string }[] = []) => messages.map(({ text }) => text);

  const all = await client.conversations.history({ channel: growth });
  expect(texts(all.messages)).toEqual(['4', '3', '2', '1']);
  expect(all.messages?.[3]).toMatchObject({ reply_count: 1, thread_ts: first });
  expect(all.messages?.[0]?.metadata).toEqual({ event_type: 'digest_slot' });
  const told = await client.conversations.history({ channel: growth, include_all_metadata: true, limit: 1 });
  expect(told.messages?.[0]?.metadata).toEqual(metadata);
  expect(told.has_more).toBe(true);
  const cursor = told.response_metadata?.next_cursor ?? '';
  expect(texts((await client.conversations.history({ channel: growth, cursor, limit: 2 })).messages)).toEqual(
    ['3', '2'],
  );
  const between = { channel: growth, oldest: first, latest: third };
  expect(texts((await client.conversations.history(between)).messages)).toEqual(['2']);
  const inclusive = await client.conversations.history({ ...between, oldest: second, inclusive: true });
  expect(texts(inclusive.messages)).toEqual(['3', '2']);
  const thread = await client.conversations.replies({ channel: growth, ts: first });
  expect(texts(thread.messages)).toEqual(['1', 'in thread']);
});

test('channels and people are described as Slack describes them', async () => {
  const { client } = await startSlack();
  const info = async (channel: string) => (await client.conversations.info({ channel })).channel;
  expect(await info(growth)).toMatchObject({ name: 'growth', is_member: true, is_archived: false });
  expect(await info(general)).toMatchObject({ name: 'general', is_member: false });
  const gia = (await client.users.info({ user: 'U0GIA', include_locale: true })).user;
  expect(gia).toMatchObject({ is_restricted: true, is_admin: false, tz: 'Europe/Rome', locale: 'en-US' });
  expect((await client.users.info({ user: ana })).user).toMatchObject({ is_admin: true, tz_offset: -18_000 });
  expect((await client.users.info({ user: ana })).user?.locale).toBeUndefined();
  expect((await client.users.info({ user: bot })).user).toMatchObject({ is_bot: true });
  expect((await client.users.list({})).members).toHaveLength(6);
  expect((await client.conversations.members({ channel: support })).members).toEqual([
    ana,
    ben,
    'U0GIA',
    bot,
  ]);
  const listed = await client.conversations.list({ types: 'public_channel,im', limit: 2 });
  expect(listed.channels?.map(({ id }) => id)).toEqual([growth, support]);
  await client.conversations.join({ channel: general });
  await client.chat.postMessage({ channel: general, text: 'hello' });
});
