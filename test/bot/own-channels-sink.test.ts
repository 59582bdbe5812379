import { afterEach, beforeEach, expect, test } from 'vitest';
import { createChannelSink } from '../../src/bot/channel-sink.ts';
import { createOwnChannelsSink } from '../../src/bot/own-channels-sink.ts';
import { createSharedChannels } from '../../src/bot/shared-channels.ts';
import { createSlackClients } from '../../src/bot/slack-clients.ts';
import type { ChannelSink } from '../../src/reports/channel-sink.ts';
import { createPacedSink } from '../../src/reports/paced-sink.ts';
import { createSlackPaceStore } from '../../src/reports/slack-pace-store.ts';
import { createTestDatabase } from '../support/database.ts';
import { type Answer, type FakeSlack, startFakeSlack } from './support/fake-slack.ts';
import { digest } from './support/far-sides.ts';

let slack: FakeSlack;
let sink: ChannelSink;
let time: number;
const log = { warn: () => undefined, error: () => undefined };

beforeEach(async () => {
  slack = await startFakeSlack();
  time = Date.parse('2026-03-04T09:00:00Z');
  const client = createSlackClients({ botToken: 'xoxb-test', slackApiUrl: slack.apiUrl, log }).background;
  sink = createOwnChannelsSink(
    createChannelSink({ client, simulated: false }),
    createSharedChannels(client, () => new Date(time)),
  );
});
afterEach(() => slack.stop());

const growth = { channelId: 'C0GROWTH' };
const live = { channelId: 'C0GROWTH', ts: '1772600000.100001' };
const channel = (isShared: boolean) => ({ ok: true, channel: { id: 'C0GROWTH', is_ext_shared: isShared } });
const refusal = {
  outcome: 'refused',
  error: 'is_ext_shared',
  because:
    'The channel is shared with another organisation, whose people would read it. Choose a channel of your own.',
};

test('nothing is posted or edited where people of another organisation read along', async () => {
  slack.always('conversations.info', () => channel(true));
  expect(await sink.post(growth, digest, 'key')).toEqual(refusal);
  expect(await sink.edit(live, digest)).toEqual(refusal);
  expect(slack.of('chat.postMessage')).toEqual([]);
  expect(slack.of('chat.update')).toEqual([]);
});

test('a channel that is shared later is closed two minutes later at most, and open again when it is not any more', async () => {
  let isShared = false;
  slack.always('conversations.info', () => channel(isShared));
  expect(await sink.post(growth, digest, 'one')).toMatchObject({ outcome: 'posted' });
  isShared = true;
  time += 120_000;
  expect(await sink.edit(live, digest)).toEqual(refusal);
  isShared = false;
  time += 120_000;
  expect(await sink.edit(live, digest)).toMatchObject({ outcome: 'posted' });
});

test('Slack is asked about a channel every two minutes, and never about direct messages', async () => {
  await sink.post(growth, digest, 'one');
  await sink.edit(live, digest);
  await sink.post({ channelId: 'U0ANA' }, digest, 'two');
  expect(slack.of('conversations.info')).toHaveLength(1);
});

test.each<[string, Answer]>([
  ['does not answer', 'reset'],
  ['is asked too often', { ok: false, error: 'ratelimited' }],
])(
  'while Slack %s, what it said counts for ten minutes, and then nothing is posted',
  async (_story, answer) => {
    await sink.post(growth, digest, 'one');
    slack.always('conversations.info', () => answer);
    time += 599_000;
    expect(await sink.post(growth, digest, 'two')).toMatchObject({ outcome: 'posted' });
    time += 1_000;
    await expect(sink.post(growth, digest, 'three')).rejects.toThrow();
    await expect(sink.edit(live, digest)).rejects.toThrow();
    expect(slack.of('chat.postMessage')).toHaveLength(2);
    expect(slack.of('chat.update')).toEqual([]);
  },
);

test('a channel that Slack does not show is left to Slack’s own refusal', async () => {
  slack.next('conversations.info', { ok: false, error: 'channel_not_found' });
  slack.next('chat.postMessage', { ok: false, error: 'channel_not_found' });
  expect(await sink.post(growth, digest, 'key')).toMatchObject({
    outcome: 'refused',
    error: 'channel_not_found',
  });
});

test('a limit on the question closes posting nowhere else', async () => {
  const database = await createTestDatabase();
  const paced = createPacedSink(sink, createSlackPaceStore(database.orm), () => new Date(time));
  slack.next('conversations.info', { ok: false, error: 'ratelimited' });
  await expect(paced.post(growth, digest, 'one')).rejects.toThrow();
  expect(await paced.post({ channelId: 'C0SUPPORT' }, digest, 'two')).toMatchObject({ outcome: 'posted' });
  await database.close();
});
