import { afterAll, beforeEach, expect, test } from 'vitest';
import type { ChannelSink, PostResult } from '../../src/reports/channel-sink.ts';
import { createPacedSink } from '../../src/reports/paced-sink.ts';
import type { ReportDocument } from '../../src/reports/report-document.ts';
import { editOrder, nextCallAt, paceRules, paidAfterCall } from '../../src/reports/slack-pace.ts';
import { createSlackPaceStore } from '../../src/reports/slack-pace-store.ts';
import { createRateLimits } from '../../src/sandbox/slack/rate-limits.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createClock } from './fake-sink.ts';

const opened: TestDatabase[] = [];
let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  opened.push(database);
});
afterAll(async () => {
  for (const one of opened) await one.close();
});

const document: ReportDocument = {
  title: 'D-104',
  summary: 'D-104.',
  context: [],
  figures: [],
  tables: [],
  charts: [],
  notes: [],
  actions: [],
};

/** A Slack that takes no more than it says it takes, and counts what it refused. */
function strictSlack(now: () => Date) {
  const limits = createRateLimits(now);
  const taken: string[] = [];
  const refused: string[] = [];
  const answer = (method: string, tier: 'tier3' | 'posting', channelId: string): PostResult => {
    const wait = limits.take(method, tier, channelId);
    (wait > 0 ? refused : taken).push(`${method} ${channelId}`);
    return wait > 0
      ? { outcome: 'rate_limited', retryAfterMs: wait * 1000 }
      : { outcome: 'posted', channelId, ts: '1.1' };
  };
  const sink: ChannelSink = {
    post: async ({ channelId }) => answer('chat.postMessage', 'posting', channelId),
    edit: async ({ channelId }) => answer('chat.update', 'tier3', channelId),
    link: async () => undefined,
    find: async () => 'absent',
  };
  return { sink, taken, refused };
}

const replicas = (count: number, sink: ChannelSink, now: () => Date): ChannelSink[] =>
  Array.from({ length: count }, () => createPacedSink(sink, createSlackPaceStore(database.orm), now));

test('three replicas that edit as fast as they can use what Slack takes, and are never refused', async () => {
  const clock = createClock('2026-03-03T15:07:10Z');
  const { sink, taken, refused } = strictSlack(clock.now);
  const all = replicas(3, sink, clock.now);
  const eager = async (replica: ChannelSink) => {
    for (let tries = 0; tries < 10; tries += 1) {
      const result = await replica.edit({ channelId: 'C0GROWTH', ts: '1.1' }, document);
      if (result.outcome === 'rate_limited') return;
    }
  };
  for (let seconds = 0; seconds < 300; seconds += 2) {
    await Promise.all(all.map(eager));
    clock.passSeconds(2);
  }
  expect(refused).toEqual([]);
  expect(taken.length).toBeGreaterThanOrEqual(5 * 44);
});

test('posts keep the pace of their channel, and a busy channel does not hold up another', async () => {
  const clock = createClock('2026-03-03T15:07:10Z');
  const { sink, taken, refused } = strictSlack(clock.now);
  const all = replicas(2, sink, clock.now);
  const eager = async (replica: ChannelSink, channelId: string) => {
    for (let tries = 0; tries < 10; tries += 1) {
      const result = await replica.post({ channelId }, document, 'key');
      if (result.outcome === 'rate_limited') return;
    }
  };
  for (let seconds = 0; seconds < 60; seconds += 1) {
    await Promise.all(all.flatMap((replica) => [eager(replica, 'C0BUSY'), eager(replica, 'C0GROWTH')]));
    clock.passSeconds(1);
  }
  expect(refused).toEqual([]);
  for (const channel of ['C0BUSY', 'C0GROWTH']) {
    expect(taken.filter((call) => call.endsWith(channel)).length).toBeGreaterThanOrEqual(60);
  }
});

test('a 429 is obeyed by every replica until its Retry-After is over, and closes no other method', async () => {
  const clock = createClock('2026-03-03T15:07:10Z');
  const calls: string[] = [];
  const answers: PostResult[] = [{ outcome: 'rate_limited', retryAfterMs: 30_000 }];
  const sink: ChannelSink = {
    ...strictSlack(clock.now).sink,
    async edit({ channelId }) {
      calls.push('edit');
      return answers.shift() ?? { outcome: 'posted', channelId, ts: '1.1' };
    },
  };
  const [one, other] = replicas(2, sink, clock.now);
  const message = { channelId: 'C0GROWTH', ts: '1.1' };
  expect(await one?.edit(message, document)).toMatchObject({ outcome: 'rate_limited' });
  clock.passSeconds(29);
  expect(await other?.edit(message, document)).toEqual({ outcome: 'rate_limited', retryAfterMs: 1_000 });
  expect(calls).toHaveLength(1);
  expect(await other?.post({ channelId: 'C0GROWTH' }, document, 'key')).toMatchObject({ outcome: 'posted' });
  clock.passSeconds(1);
  expect(await other?.edit(message, document)).toMatchObject({ outcome: 'posted' });
});

const at = (seconds: number): Date => new Date(Date.parse('2026-03-03T15:00:00Z') + seconds * 1000);

test('what has been standing longest is served first; last words go five minutes ahead, and no further', () => {
  const waiting = [
    { name: 'just edited', changedAt: at(3_599), isLast: false },
    { name: 'shown a minute ago', changedAt: at(3_540), isLast: false },
    { name: 'ended, shown a minute ago', changedAt: at(3_541), isLast: true },
    { name: 'shown ten minutes ago', changedAt: at(3_000), isLast: false },
  ];
  expect(editOrder(waiting, at(3_600)).map(({ name }) => name)).toEqual([
    'shown ten minutes ago',
    'ended, shown a minute ago',
    'shown a minute ago',
  ]);
});

test('1,000 messages that change all the time are each edited again within 25 minutes, however the order began', () => {
  const messages = Array.from({ length: 1_000 }, (_each, index) => ({
    index,
    changedAt: at(-((index * 7) % 1_000)),
    isLast: index % 50 === 0,
  }));
  let standing = { paidUntil: at(0), closedUntil: null };
  let longestWait = 0;
  for (let seconds = 0; seconds < 3_600; seconds += 5) {
    for (const next of editOrder(messages, at(seconds))) {
      if (nextCallAt(paceRules.edit, standing) > at(seconds)) break;
      standing = { ...standing, paidUntil: paidAfterCall(paceRules.edit, standing, at(seconds)) };
      if (seconds > 1_400)
        longestWait = Math.max(longestWait, (seconds * 1000 + +at(0) - +next.changedAt) / 60_000);
      next.changedAt = at(seconds);
    }
  }
  expect(longestWait).toBeGreaterThan(20);
  expect(longestWait).toBeLessThan(25);
});

test('urgent work gets a place where live messages have used theirs, and Slack takes it', async () => {
  const { now } = createClock('2026-03-04T09:00:00Z');
  const slack = strictSlack(now);
  const pace = createSlackPaceStore(database.orm);
  const live = createPacedSink(slack.sink, pace, now);
  const urgent = createPacedSink(slack.sink, pace, now, { ahead: 1 });
  const message = { channelId: 'C0ONE', ts: '1.1' };
  for (let edit = 0; edit < paceRules.edit.burst; edit += 1) await live.edit(message, document);
  expect((await live.edit(message, document)).outcome).toBe('rate_limited');
  expect((await urgent.edit(message, document)).outcome).toBe('posted');
  expect((await urgent.edit(message, document)).outcome).toBe('rate_limited');
  expect(slack.refused).toEqual([]);
});
