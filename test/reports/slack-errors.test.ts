import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createChannelSink } from '../../src/bot/channel-sink.ts';
import { createSlackClients } from '../../src/bot/slack-clients.ts';
import { delivered } from '../../src/entities/cell.ts';
import { Incident } from '../../src/entities/rows/incident.ts';
import { Post } from '../../src/entities/rows/post.ts';
import { Slot } from '../../src/entities/rows/slot.ts';
import { Subscription } from '../../src/entities/rows/subscription.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { createIncidentAlerts } from '../../src/reports/incidents/incident-alerts.ts';
import { createScheduler } from '../../src/reports/scheduler.ts';
import { type Answer, type FakeSlack, startFakeSlack } from '../bot/support/fake-slack.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { givenDeployment } from '../support/given.ts';
import { createClock } from './fake-sink.ts';

// What Slack answers over HTTP, and what becomes of a report and of an alert.
let database: TestDatabase;
let slack: FakeSlack;
beforeAll(async () => {
  database = await createTestDatabase();
  await givenDeployment(database.orm, {
    launchedAt: new Date('2026-03-03T16:00:00Z'),
    cells: [[delivered('read', true), 8]],
  });
  slack = await startFakeSlack();
});
afterAll(async () => {
  await slack.stop();
  await database.close();
});
const em = () => database.orm.em.fork();
beforeEach(async () => {
  await em().nativeUpdate(Subscription, { endedAt: null }, { endedAt: new Date(0) });
  await em().nativeDelete(Incident, {});
});

let channels = 0;

async function given() {
  channels += 1;
  const channelId = `C0ERR${channels}`;
  const subscription = await em().insert(Subscription, {
    ...{
      report: 'digest',
      channelId,
      at: '09:00',
      zone: 'UTC',
      createdBy: 'U0ANA',
      owner: `U0OWNER${channels}`,
    },
    createdAt: new Date('2026-03-04T00:00:00Z'),
    scheduledAt: new Date('2026-03-04T00:00:00Z'),
  });
  const clock = createClock('2026-03-04T09:00:30Z');
  const log = { warn: () => undefined, error: () => undefined };
  const { background: client } = createSlackClients({
    botToken: 'xoxb-test',
    slackApiUrl: slack.apiUrl,
    log,
  });
  const sink = createChannelSink({ client, simulated: false });
  const { orm } = database;
  const schedule = () =>
    createScheduler({ orm, reader: createMetricsReader(orm), sink, now: clock.now }).tick();
  const alert = () =>
    createIncidentAlerts({ orm, sink, adminUsers: [`U0ADMIN${channels}`], now: clock.now }).tick();
  const minutes = async (tick: () => Promise<unknown>, count: number) => {
    for (let minute = 0; minute < count; minute += 1) {
      await tick();
      clock.passSeconds(60);
    }
  };
  const postsIn = (place: string) => slack.of('chat.postMessage').filter(({ channel }) => channel === place);
  return {
    channelId,
    schedule: () => minutes(schedule, 6),
    alert: () => minutes(alert, 6),
    postsIn,
    ownersPosts: () => postsIn(`D0OWNER${channels}`),
    adminsPosts: () => postsIn(`D0ADMIN${channels}`),
    slot: () => em().findOneOrFail(Slot, { subscription }),
  };
}

const openIncident = () =>
  em().insert(Incident, {
    kind: 'webhook_silence',
    subject: 'line-1',
    because: 'Nothing is heard.',
    openedAt: new Date('2026-03-04T08:58:00Z'),
    changedAt: new Date('2026-03-04T08:58:00Z'),
  });

/** A layout is refused twice: in full, and as words alone. */
const refusals: readonly (readonly [error: string, tries: number, sentence: string])[] = [
  ['not_in_channel', 1, 'The app is not in the channel. Invite it there with /invite.'],
  ['is_archived', 1, 'The channel is archived. Unarchive it or subscribe in another channel.'],
  ['channel_not_found', 1, 'The channel does not exist, or it is private and the app is not in it.'],
  ['invalid_blocks', 2, 'Slack took neither the layout nor the words alone.'],
  ['msg_blocks_too_long', 2, 'Slack took neither the layout nor the words alone.'],
];

test.each(refusals)(
  '%s: the slot fails, and its owner is told in a sentence what to do',
  async (error, tries, sentence) => {
    const world = await given();
    for (let one = 0; one < tries; one += 1) slack.next('chat.postMessage', { ok: false, error });
    await world.schedule();
    expect(await world.slot()).toMatchObject({ outcome: 'failed', because: `slack:${error}` });
    expect(world.postsIn(world.channelId)).toHaveLength(tries);
    expect(world.ownersPosts().map(({ text }) => String(text))).toEqual([expect.stringContaining(sentence)]);
    expect(slack.unused()).toEqual([]);
  },
);

test.each(refusals)('%s: an alert that its only channel refuses goes to the admins', async (error, tries) => {
  const world = await given();
  await openIncident();
  for (let one = 0; one < tries; one += 1) slack.next('chat.postMessage', { ok: false, error });
  await world.alert();
  expect(world.postsIn(world.channelId)).toHaveLength(tries);
  expect(world.adminsPosts()).toHaveLength(1);
  expect(await em().find(Post, { channelId: world.channelId })).toMatchObject([{ status: 'refused' }]);
  expect(slack.unused()).toEqual([]);
});

/** Nothing is lost: it is posted later. Where Slack may have taken it, the channel is read first. */
const troubles: readonly (readonly [story: string, answer: Answer, reads: boolean])[] = [
  ['429', { status: 429, headers: { 'retry-after': '7' } }, false],
  ['a 5xx', { status: 503 }, true],
  ['a connection that breaks before the answer', 'reset', true],
  ['a time-out at Slack', { ok: false, error: 'request_timeout' }, true],
];

test.each(troubles)('%s: the slot ends as one message', async (_story, answer, reads) => {
  const world = await given();
  const { length: readBefore } = slack.of('conversations.history');
  slack.next('chat.postMessage', answer);
  await world.schedule();
  expect(await world.slot()).toMatchObject({ outcome: 'posted' });
  expect(world.postsIn(world.channelId)).toHaveLength(2);
  expect(slack.of('conversations.history').length > readBefore).toBe(reads);
  expect(world.ownersPosts()).toEqual([]);
});

test.each(troubles)('%s: the alert ends as one message', async (_story, answer, reads) => {
  const world = await given();
  await openIncident();
  const { length: readBefore } = slack.of('conversations.history');
  slack.next('chat.postMessage', answer);
  await world.alert();
  expect(world.postsIn(world.channelId)).toHaveLength(2);
  expect(slack.of('conversations.history').length > readBefore).toBe(reads);
  expect(world.adminsPosts()).toEqual([]);
  expect(await em().find(Post, { channelId: world.channelId })).toMatchObject([{ status: 'posted' }]);
});
