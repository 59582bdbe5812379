import { once } from 'node:events';
import type { MikroORM } from '@mikro-orm/postgresql';
import { WebClient } from '@slack/web-api';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createChannelSink } from '../../src/bot/channel-sink.ts';
import { migrate } from '../../src/entities/database/migrate.ts';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { Subscription } from '../../src/entities/rows/subscription.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { createScheduler } from '../../src/reports/scheduler.ts';
import { createLocalSlack, type LocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import { until } from '../support/until.ts';
import { type DurableServer, startDurableServer } from './durable-server.ts';
import { patiently } from './patiently.ts';

const channels = ['C0GROWTH', 'C0SUPPORT'] as const;
const reports = ['digest', 'failures', 'templates'] as const;

let server: DurableServer;
let watching: MikroORM;
const opened: MikroORM[] = [];
let slack: LocalSlack;
let client: WebClient;
let time = Date.parse('2026-03-04T08:59:00Z');
const now = () => new Date(time);
const closing: (() => Promise<unknown>)[] = [];

const open = (): MikroORM => {
  const orm = openDatabase({ url: server.url, poolSize: 4 });
  opened.push(orm);
  return orm;
};

beforeAll(async () => {
  server = await startDurableServer();
  watching = open();
  await migrate(watching);
  let publicUrl = '';
  slack = createLocalSlack({
    prefix: '/slack',
    publicUrl: () => publicUrl,
    eventsUrl: 'http://127.0.0.1:9',
    signingSecret: 's',
    botToken: 'xoxb-test-token',
    rateLimits: false,
    now,
    onError: () => {},
  });
  const http = await slack.listen(0);
  const address = http.address();
  if (typeof address !== 'object' || address === null) throw new Error('The local Slack has no port.');
  publicUrl = `http://127.0.0.1:${address.port}`;
  closing.push(() => {
    const closed = once(http, 'close');
    http.close();
    http.closeAllConnections();
    return closed;
  });
  client = new WebClient('xoxb-test-token', {
    slackApiUrl: `${publicUrl}/slack/api/`,
    retryConfig: { retries: 0 },
    // Whatever Slack does answer has to come before it, also on a busy machine.
    timeout: 1_500,
    rejectRateLimitedCalls: true,
  });
}, 60_000);
afterAll(async () => {
  for (const close of closing) await close();
  for (const orm of opened) await orm.close(true);
  await server.stop();
});

const em = () => watching.em.fork();

/** Every test has its own morning, on which each report of each channel comes due. */
beforeEach(async () => {
  await em().nativeUpdate(Subscription, { endedAt: null }, { endedAt: now() });
  time = Math.ceil(time / 86_400_000) * 86_400_000 + 8 * 3_600_000;
  for (const channelId of channels) {
    for (const report of reports) {
      await em().insert(Subscription, {
        ...{ report, channelId, zone: 'UTC', at: '09:00', owner: 'U0ANA', createdBy: 'U0ANA' },
        createdAt: now(),
        scheduledAt: now(),
      });
    }
  }
  time += 3_630_000;
});

/** A replica of its own, with connections of its own. */
const startReplica = () => {
  const orm = open();
  const sink = createChannelSink({ client, simulated: false });
  return createScheduler({ orm, reader: createMetricsReader(orm), sink, now });
};

interface SlotRow {
  readonly channel: string;
  readonly outcome: string | null;
  readonly ts: string | null;
}

const todaysSlots = async (): Promise<readonly SlotRow[]> => {
  const since = new Date(time - 6 * 3_600_000).toISOString();
  const { rows } = await sql<SlotRow>`
    select s.channel_id as channel, slot.outcome, post.ts from slot join subscription s on s.id = slot.subscription_id
      left join post on post.key = 'slot:' || slot.subscription_id || ':' || slot.key
     where slot.due_at > ${since}::timestamptz`.execute(em().getKysely());
  return rows;
};

const callsOf = (method: string, from: number) =>
  slack.calls.slice(from).filter((call) => call.method === method);

/** Ticks as a living process does, half a minute after half a minute, until every slot has its outcome. */
async function settle(replicas: readonly { tick(): Promise<unknown> }[]) {
  for (let ask = 0; ask < 40; ask += 1) {
    await Promise.all(replicas.map((replica) => replica.tick()));
    const slots = await patiently(todaysSlots);
    if (slots.length === channels.length * reports.length && slots.every(({ outcome }) => outcome)) return;
    time += 31_000;
  }
}

async function expectOneEach(shownBefore: ReadonlySet<string>) {
  const slots = await todaysSlots();
  expect(slots.map(({ outcome }) => outcome)).toEqual(Array(6).fill('posted'));
  const fresh = shown().filter((message) => !shownBefore.has(message));
  expect(fresh.sort()).toEqual(slots.map(({ channel, ts }) => `${channel} ${ts}`).sort());
}

const shown = () =>
  Object.entries(slack.state('U0ANA').messages).flatMap(([channel, messages]) =>
    messages.map(({ ts }) => `${channel} ${ts}`),
  );

test('PostgreSQL restarted in immediate mode while slots are due and Slack holds its answers back: one message a slot and channel', async () => {
  const before = new Set(shown());
  const from = slack.calls.length;
  const replicas = [startReplica(), startReplica()];
  slack.failNext('chat.postMessage', { acceptThenHang: true }, 3);
  const interrupted = Promise.all(replicas.map((replica) => replica.tick()));
  await until(
    async () => callsOf('chat.postMessage', from).length,
    (posts) => posts > 0,
  );
  await server.restartImmediately();
  await interrupted;
  await settle(replicas);
  expect(slack.unusedFaults()).toEqual([]);
  await expectOneEach(before);
}, 120_000);

test.each([
  ['has taken the message and never answers', { acceptThenHang: true }, 6],
  ['has not taken the message and never answers', { hang: true }, 7],
] as const)(
  'Slack %s: looked for in the channel before anything is posted again',
  async (_story, lie, posts) => {
    const before = new Set(shown());
    const from = slack.calls.length;
    const replica = startReplica();
    slack.failNext('chat.postMessage', lie);
    await replica.tick();
    expect(callsOf('chat.postMessage', from)).toHaveLength(6);
    expect((await todaysSlots()).filter(({ outcome }) => outcome === null)).toHaveLength(1);
    await settle([replica]);
    await expectOneEach(before);
    const methods = slack.calls.slice(from).map(({ method }) => method);
    expect(methods.filter((method) => method === 'chat.postMessage')).toHaveLength(posts);
    const looks = methods.filter((method) => method === 'conversations.history');
    expect(looks).toHaveLength(posts === 6 ? 1 : 2);
    expect(methods.slice(0, 6)).not.toContain('conversations.history');
  },
  120_000,
);
