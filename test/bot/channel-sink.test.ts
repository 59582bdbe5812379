import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createChannelSink } from '../../src/bot/channel-sink.ts';
import { createChartImages } from '../../src/bot/chart-images.ts';
import { createSlackClients } from '../../src/bot/slack-clients.ts';
import type { ChannelSink, PostResult } from '../../src/reports/channel-sink.ts';
import { type Answer, type FakeSlack, startFakeSlack } from './support/fake-slack.ts';
import { digest } from './support/far-sides.ts';

let slack: FakeSlack;
let sink: ChannelSink;
const warnings: string[] = [];
const log = { warn: (_fields: unknown, message: string) => warnings.push(message), error: () => undefined };

const clientOf = () =>
  createSlackClients({ botToken: 'xoxb-test', slackApiUrl: slack.apiUrl, log }).background;

beforeEach(async () => {
  warnings.length = 0;
  slack = await startFakeSlack();
  sink = createChannelSink({ client: clientOf(), simulated: false });
});
afterEach(() => slack.stop());

const channel = { channelId: 'C0GROWTH' };
const key = 'slot:3:2026-03-04T09:00[America/Bogota]';

test('a document is posted once, with its words beside the blocks and an opaque key', async () => {
  const result = await sink.post(channel, digest, key);
  expect(result).toEqual({ outcome: 'posted', channelId: 'C0GROWTH', ts: '1772600000.100001' });
  const [post] = slack.of('chat.postMessage');
  expect(post).toMatchObject({
    channel: 'C0GROWTH',
    unfurl_links: 'false',
    unfurl_media: 'false',
    parse: 'none',
    link_names: 'false',
  });
  expect(post?.metadata).toMatchObject({ event_type: 'treble_post' });
  expect(JSON.stringify(post?.metadata)).not.toContain('slot');
  expect(String(post?.text)).toContain('Invalid number: Users 49, Share 4.9 %');
  expect(String(post?.text)).toContain('<!date^');
});

test('a person is written to directly', async () => {
  expect(await sink.post({ channelId: 'U0ANA' }, digest, key)).toMatchObject({
    outcome: 'posted',
    channelId: 'D0ANA',
  });
});

test('a thread gets the post as a reply', async () => {
  await sink.post({ ...channel, threadTs: '5.5' }, digest, key);
  expect(slack.of('chat.postMessage')[0]).toMatchObject({ thread_ts: '5.5' });
});

test.each(['invalid_blocks', 'msg_blocks_too_long'])(
  'after %s the report is posted plainer and not lost',
  async (error) => {
    slack.next('chat.postMessage', { ok: false, error });
    slack.next('chat.postMessage', { ok: false, error });
    expect(await sink.post(channel, digest, key)).toMatchObject({ outcome: 'posted' });
    const [first, second, third] = slack.of('chat.postMessage');
    expect(JSON.stringify(first?.blocks)).toContain('data_visualization');
    expect(JSON.stringify(second?.blocks)).not.toContain('data_visualization');
    expect(third?.blocks).toEqual([]);
    expect(String(third?.text)).toContain('Total users: 1,000');
  },
);

const answers: [story: string, answer: Answer, result: PostResult][] = [
  [
    'the app is not in the channel',
    { ok: false, error: 'not_in_channel' },
    {
      outcome: 'refused',
      error: 'not_in_channel',
      because: 'The app is not in the channel. Invite it there with /invite.',
    },
  ],
  [
    'Slack gives a word nobody knows',
    { ok: false, error: 'moon_phase' },
    {
      outcome: 'refused',
      error: 'moon_phase',
      because: 'Slack refused the message (moon_phase). Ask whoever runs the app to look this up.',
    },
  ],
  [
    'there were too many calls',
    { status: 429, headers: { 'retry-after': '7' } },
    { outcome: 'rate_limited', retryAfterMs: 7_000 },
  ],
  ['the connection breaks', 'reset', { outcome: 'unknown', because: 'Slack’s answer did not arrive.' }],
  ['the server stumbles', { status: 502 }, { outcome: 'unknown', because: 'Slack’s answer did not arrive.' }],
  [
    'Slack does not know itself',
    { ok: false, error: 'fatal_error' },
    { outcome: 'unknown', because: 'Slack answered fatal_error.' },
  ],
];

test.each(answers)('when %s, the post is tried once and told as it is', async (_story, answer, result) => {
  slack.next('chat.postMessage', answer);
  expect(await sink.post(channel, digest, key)).toEqual(result);
  expect(slack.of('chat.postMessage')).toHaveLength(1);
});

test('an edit keeps its text within what Slack takes and says when the message is gone', async () => {
  const long = { ...digest, notes: Array.from({ length: 60 }, () => ['x'.repeat(900)]) };
  const message = { channelId: 'C0GROWTH', ts: '1.1' };
  expect(await sink.edit(message, long)).toMatchObject({ outcome: 'posted', ts: '1.1' });
  expect(String(slack.of('chat.update')[0]?.text).length).toBeLessThanOrEqual(4_000);
  slack.next('chat.update', { ok: false, error: 'message_not_found' });
  expect(await sink.edit(message, digest)).toMatchObject({ outcome: 'refused', error: 'message_not_found' });
});

test('a post is found again by its key among other posts, page after page', async () => {
  await sink.post(channel, digest, key);
  const mine = { ts: '9.9', metadata: slack.of('chat.postMessage')[0]?.metadata };
  const other = { ts: '8.8', metadata: { event_type: 'treble_post', event_payload: { k: 'another' } } };
  const more = { ok: true, messages: [other], response_metadata: { next_cursor: 'c2' } };
  slack.next('conversations.history', more);
  slack.next('conversations.history', { ok: true, messages: [mine] });
  const since = new Date('2026-03-04T09:00:00Z');
  expect(await sink.find(channel, key, since)).toEqual({ found: '9.9' });
  expect(slack.of('conversations.history')).toEqual([
    expect.objectContaining({ oldest: '1772614800.000000', include_all_metadata: 'true' }),
    expect.objectContaining({ cursor: 'c2' }),
  ]);
  slack.next('conversations.history', { ok: true, messages: [mine, other] });
  expect(await sink.find(channel, 'slot:4', since)).toBe('absent');
});

test('a history that may not be read is told apart from one that could not be read now', async () => {
  slack.next('conversations.history', { ok: false, error: 'missing_scope' });
  expect(await sink.find(channel, key, new Date())).toBe('unreadable');
  slack.next('conversations.history', 'reset');
  await expect(sink.find(channel, key, new Date())).rejects.toThrow();
});

async function startQuickChart(status: number, body: Buffer) {
  const asked: unknown[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    asked.push([request.url, JSON.parse(Buffer.concat(chunks).toString())]);
    response.writeHead(status).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address: AddressInfo | string | null = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    stop: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

const pictured = (url: string): ChannelSink => {
  const settle = { tries: 2, pauseMs: 0 };
  const client = clientOf();
  return createChannelSink({
    client,
    simulated: false,
    drawCharts: createChartImages({ client, url, log, settle }),
  });
};

test('with QuickChart a chart is a picture in Slack, described in words', async () => {
  const png = Buffer.concat([Buffer.from('\u0089PNG', 'latin1'), Buffer.alloc(20)]);
  const quickchart = await startQuickChart(200, png);
  slack.next('files.info', { ok: true, file: { id: 'F1', mimetype: '' } });
  await pictured(`${quickchart.url}/`).post(channel, digest, key);
  expect(quickchart.asked).toEqual([['/chart', expect.objectContaining({ format: 'png' })]]);
  expect(slack.of('upload')).toMatchObject([{ bytes: png.length }]);
  expect(slack.of('files.completeUploadExternal')[0]).toEqual({
    files: [{ id: 'F1', title: 'Delivered by day' }],
  });
  expect(slack.of('chat.postMessage')[0]?.blocks).toContainEqual({
    type: 'image',
    slack_file: { id: 'F1' },
    alt_text: 'Delivered by day. Delivered: Mon 457, Tue 512.',
  });
  await quickchart.stop();
});

test.each([
  [500, Buffer.from('no')],
  [200, Buffer.from('<html>')],
])(
  'a QuickChart that answers %i with no picture costs the picture and not the report',
  async (status, body) => {
    const quickchart = await startQuickChart(status, body);
    expect(await pictured(quickchart.url).post(channel, digest, key)).toMatchObject({ outcome: 'posted' });
    const blocks = JSON.stringify(slack.of('chat.postMessage')[0]?.blocks);
    expect(blocks).not.toContain('"image"');
    expect(blocks).toContain('Delivered: Mon 457, Tue 512.');
    expect(warnings).toEqual(['A chart could not be drawn; its figures are told in words.']);
    await quickchart.stop();
  },
);
