import { afterEach, beforeEach, expect, test } from 'vitest';
import { createChannelSink } from '../../src/bot/channel-sink.ts';
import { createOwnChannelsSink } from '../../src/bot/own-channels-sink.ts';
import { createSharedChannels } from '../../src/bot/shared-channels.ts';
import { createSlackClients } from '../../src/bot/slack-clients.ts';
import type { ChannelSink } from '../../src/reports/channel-sink.ts';
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

test('a channel that is shared later is closed a minute later at most, and open again when it is not any more', async () => {
  let isShared = false;
  slack.always('conversations.info', () => channel(isShared));
  expect(await sink.post(growth, digest, 'one')).toMatchObject({ outcome: 'posted' });
  isShared = true;
  time += 60_000;
  expect(await sink.edit(live, digest)).toEqual(refusal);
  isShared = false;
  time += 60_000;
  expect(await sink.edit(live, digest)).toMatchObject({ outcome: 'posted' });
});

test('Slack is asked about a channel once a minute, and never about direct messages', async () => {
  await sink.post(growth, digest, 'one');
  await sink.edit(live, digest);
  await sink.post({ channelId: 'U0ANA' }, digest, 'two');
  expect(slack.of('conversations.info')).toHaveLength(1);
});

test.each<[string, Answer, string]>([
  ['does not answer', 'reset', 'rate_limited'],
  ['is asked too often', { ok: false, error: 'ratelimited' }, 'rate_limited'],
  ['does not show the channel', { ok: false, error: 'channel_not_found' }, 'posted'],
])('when Slack %s the post is %3$s', async (_story, answer, outcome) => {
  slack.next('conversations.info', answer);
  expect(await sink.post(growth, digest, 'key')).toMatchObject({ outcome });
  expect(slack.of('chat.postMessage')).toHaveLength(outcome === 'posted' ? 1 : 0);
});
