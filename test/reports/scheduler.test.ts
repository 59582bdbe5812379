import type { RequiredEntityData } from '@mikro-orm/core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { delivered, failed } from '../../src/entities/cell.ts';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { Deployment } from '../../src/entities/rows/deployment.ts';
import { Slot } from '../../src/entities/rows/slot.ts';
import { Subscription } from '../../src/entities/rows/subscription.ts';
import { Template } from '../../src/entities/rows/template.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import type { ReportReader } from '../../src/reports/report-reader.ts';
import { createScheduler } from '../../src/reports/scheduler.ts';
import { slotReasons } from '../../src/reports/slot-reasons.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { givenDeployment } from '../support/given.ts';
import { createClock, createFakeSink, Killed } from './fake-sink.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await givenDeployment(database.orm, {
    launchedAt: new Date('2026-03-03T16:00:00Z'),
    cells: [
      [delivered('read', true), 8],
      [failed('invalid_number'), 2],
    ],
  });
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.orm.em.fork().nativeUpdate(Subscription, { endedAt: null }, { endedAt: new Date(0) });
});

let channels = 0;
type Changes = RequiredEntityData<Subscription>;

const subscribe = async (changes: Partial<Changes> = {}) => {
  channels += 1;
  const channelId = `C0${channels}`;
  const wish = {
    report: 'digest',
    channelId,
    at: '09:00',
    zone: 'America/Bogota',
    createdBy: 'U0ANA',
    owner: 'U0ANA',
    ...changes,
  };
  const id = await database.orm.em.fork().insert(Subscription, {
    ...wish,
    createdAt: new Date('2026-03-04T00:00:00Z'),
    scheduledAt: new Date('2026-03-04T00:00:00Z'),
  });
  return { id, channelId };
};

function given(now = '2026-03-04T14:00:30Z', reader: ReportReader = createMetricsReader(database.orm)) {
  const clock = createClock(now);
  const sink = createFakeSink(clock.now);
  const scheduler = () => createScheduler({ orm: database.orm, reader, sink, now: clock.now });
  return { clock, sink, scheduler };
}

const slotsOf = (subscription: number) =>
  database.orm.em.fork().find(Slot, { subscription }, { orderBy: { dueAt: 'asc' } });

test('at its minute a channel gets the digest of the day before, once; others wait for their own time', async () => {
  const early = await subscribe();
  const later = await subscribe({ zone: 'America/Los_Angeles' });
  const { clock, sink, scheduler } = given();
  expect(await scheduler().tick()).toEqual({ failures: [] });
  clock.passSeconds(60);
  await scheduler().tick();
  expect(sink.messages.map(({ channelId }) => channelId)).toEqual([early.channelId]);
  expect(sink.messages[0]?.document.title).toBe('Daily digest · Tuesday 3 March 2026');
  expect(sink.messages[0]?.document.figures[0]).toMatchObject({ label: 'Total users', value: '10' });
  expect(await slotsOf(early.id)).toMatchObject([
    { key: '2026-03-04T09:00[America/Bogota]', outcome: 'posted', because: null },
  ]);
  expect(await slotsOf(later.id)).toEqual([]);
});

test('five schedulers that tick at once post one message', async () => {
  const { id } = await subscribe();
  const { sink, scheduler } = given();
  const reports = await Promise.all([1, 2, 3, 4, 5].map(() => scheduler().tick()));
  expect(reports.flatMap(({ failures }) => failures)).toEqual([]);
  expect(sink.messages).toHaveLength(1);
  expect(await slotsOf(id)).toMatchObject([{ outcome: 'posted' }]);
});

test('a tick that is asked for while it runs is the same tick', async () => {
  await subscribe();
  const { sink, scheduler } = given();
  const one = scheduler();
  const [first, second] = await Promise.all([one.tick(), one.tick()]);
  expect(first).toBe(second);
  expect(sink.messages).toHaveLength(1);
});

test('a refusing channel fails with its reason and its owner is told; the others get theirs', async () => {
  const closed = await subscribe();
  const open = await subscribe();
  const { clock, sink, scheduler } = given();
  sink.closed.set(closed.channelId, 'not_in_channel');
  await scheduler().tick();
  clock.passSeconds(120);
  await scheduler().tick();
  expect(sink.in(open.channelId)).toHaveLength(1);
  expect(sink.in(closed.channelId)).toEqual([]);
  const [told, ...more] = sink.in('U0ANA');
  expect(more).toEqual([]);
  expect(told?.document.summary).toContain('Invite it there with /invite.');
  expect(told?.document.context[0]).toContainEqual({ channel: closed.channelId });
  expect(await slotsOf(closed.id)).toMatchObject([{ outcome: 'failed', because: 'slack:not_in_channel' }]);
  expect(await slotsOf(open.id)).toMatchObject([{ outcome: 'posted' }]);
});

test('killed after the refusal and before the owner was told: the next process tells', async () => {
  const closed = await subscribe();
  const { clock, sink, scheduler } = given();
  sink.posts.push({ refused: 'is_archived' }, 'process killed before');
  expect((await scheduler().tick()).failures[0]?.error).toBeInstanceOf(Killed);
  expect(await slotsOf(closed.id)).toMatchObject([{ outcome: null }]);
  for (let minute = 0; minute < 6; minute += 1) {
    clock.passSeconds(60);
    await scheduler().tick();
  }
  expect(sink.in('U0ANA')).toHaveLength(1);
  expect(await slotsOf(closed.id)).toMatchObject([{ outcome: 'failed' }]);
});

test.each([
  'accepted, process killed',
  'process killed before',
  'lost on the way',
  'accepted, answer lost',
] as const)('%s: the slot still ends as one message', async (fate) => {
  const { id, channelId } = await subscribe();
  const { clock, sink, scheduler } = given();
  sink.posts.push(fate);
  for (let minute = 0; minute < 6; minute += 1) {
    await scheduler().tick();
    clock.passSeconds(60);
  }
  expect(sink.in(channelId)).toHaveLength(1);
  expect(await slotsOf(id)).toMatchObject([{ outcome: 'posted' }]);
});

test('an unconfirmed message fails the slot with that reason, and the owner hears that it may be missing', async () => {
  const { id, channelId } = await subscribe();
  const { clock, sink, scheduler } = given();
  sink.readable = false;
  sink.posts.push('lost on the way');
  for (let minute = 0; minute < 4; minute += 1) {
    await scheduler().tick();
    clock.passSeconds(60);
  }
  expect(sink.in(channelId)).toEqual([]);
  expect(sink.in('U0ANA')[0]?.document.title).toBe('Your report “digest” may be missing');
  expect(await slotsOf(id)).toMatchObject([{ outcome: 'failed' }]);
});

test('down over the due time: the latest is caught up once and says that it is late', async () => {
  const { id } = await subscribe();
  const { clock, sink, scheduler } = given('2026-03-06T03:00:00Z');
  await scheduler().tick();
  expect(sink.messages.map(({ document }) => document.title)).toEqual([
    'Daily digest · Wednesday 4 March 2026',
  ]);
  expect(JSON.stringify(sink.messages[0]?.document.context)).toContain('Late: this one was due');
  expect(await slotsOf(id)).toMatchObject([
    { key: '2026-03-04T09:00[America/Bogota]', outcome: 'skipped', because: slotReasons.caughtUp },
    { key: '2026-03-05T09:00[America/Bogota]', outcome: 'posted' },
  ]);
  clock.set('2026-03-06T14:00:00Z');
  await scheduler().tick();
  expect(sink.messages).toHaveLength(2);
  expect(JSON.stringify(sink.messages[1]?.document.context)).not.toContain('Late');
});

test('down over the due time of somebody who wants nothing late: it is recorded as skipped', async () => {
  const { id } = await subscribe({ missed: 'skip' });
  const { sink, scheduler } = given('2026-03-04T14:16:00Z');
  await scheduler().tick();
  expect(sink.messages).toEqual([]);
  expect(await slotsOf(id)).toMatchObject([{ outcome: 'skipped', because: slotReasons.down }]);
});

test('paused and snoozed subscriptions post nothing, and every time of theirs is recorded', async () => {
  const paused = await subscribe({ pausedAt: new Date('2026-03-04T10:00:00Z'), pausedBy: 'U0BETO' });
  const snoozed = await subscribe({ snoozedUntil: new Date('2026-03-05T05:00:00Z') });
  const awake = await subscribe({ snoozedUntil: new Date('2026-03-04T13:00:00Z') });
  const { sink, scheduler } = given();
  await scheduler().tick();
  expect(sink.messages.map(({ channelId }) => channelId)).toEqual([awake.channelId]);
  expect(await slotsOf(paused.id)).toMatchObject([{ outcome: 'skipped', because: slotReasons.paused }]);
  expect(await slotsOf(snoozed.id)).toMatchObject([{ outcome: 'skipped', because: slotReasons.snoozed }]);
});

test('the zone and the schedule stand in every post, with the way to mute it', async () => {
  const { id } = await subscribe({ days: '12345' });
  const { sink, scheduler } = given();
  await scheduler().tick();
  const { context, actions } = sink.messages[0]?.document ?? { context: [], actions: [] };
  expect(JSON.stringify(context)).toContain('Comes Monday to Friday at 09:00 (America/Bogota).');
  expect(actions.at(-1)).toMatchObject({ id: 'change_subscription', value: String(id) });
});

const conditions: [story: string, changes: Partial<Changes>, posts: string | undefined, because?: string][] =
  [
    ['something was sent', { onlyIf: 'sent' }, '10 users'],
    ['failures above 5 %', { onlyIf: 'failures', failedAbove: 5 }, '10 users'],
    [
      'failures at most 20 %, in a line',
      { onlyIf: 'failures', failedAbove: 20 },
      'Failed: 20.0 % of users, not above 20.0 %.',
    ],
    [
      'failures at most 20 %, or nothing',
      { onlyIf: 'failures', failedAbove: 20, otherwise: 'nothing' },
      undefined,
      slotReasons.fewFailures,
    ],
    [
      'nothing of its conversations, in a line',
      { conversations: [-1] },
      'nothing was sent, and nothing waits',
    ],
    [
      'nothing of its conversations',
      { conversations: [-1], otherwise: 'nothing' },
      undefined,
      slotReasons.noNews,
    ],
    [
      'nothing sent of its conversations',
      { conversations: [-1], onlyIf: 'sent', otherwise: 'nothing' },
      undefined,
      slotReasons.notSent,
    ],
  ];
test.each(conditions)('only if: %s', async (_story, changes, posts, because) => {
  const { id } = await subscribe(changes);
  const { sink, scheduler } = given();
  await scheduler().tick();
  expect(sink.messages).toHaveLength(posts === undefined ? 0 : 1);
  if (posts !== undefined) expect(sink.messages[0]?.document.summary).toContain(posts);
  expect(await slotsOf(id)).toMatchObject([
    posts === undefined ? { outcome: 'skipped', because } : { outcome: 'posted' },
  ]);
});

test('only if something changed: the same figures are not told twice', async () => {
  const { id } = await subscribe({ report: 'templates', onlyIf: 'changed', otherwise: 'nothing' });
  const { clock, sink, scheduler } = given();
  await scheduler().tick();
  clock.set('2026-03-05T14:00:00Z');
  await scheduler().tick();
  await database.orm.em.fork().nativeUpdate(Template, {}, { quality: 'RED' });
  clock.set('2026-03-06T14:00:00Z');
  await scheduler().tick();
  expect(sink.messages).toHaveLength(2);
  expect(await slotsOf(id)).toMatchObject([
    { outcome: 'posted' },
    { outcome: 'skipped', because: slotReasons.unchanged },
    { outcome: 'posted' },
  ]);
});

test('a report that was chosen in a language is told in it', async () => {
  await subscribe({ language: 'es' });
  const { sink, scheduler } = given();
  await scheduler().tick();
  expect(sink.messages[0]?.document.title).toContain('martes, 3 de marzo de 2026');
});

test('each deployment that finishes is told once, when it has finished', async () => {
  const { id, channelId } = await subscribe({ report: 'finished' });
  const finishedAt = new Date('2026-03-04T14:10:00Z');
  const { id: deployment } = await givenDeployment(database.orm, {
    launchedAt: new Date('2026-03-01T16:00:00Z'),
    cells: [[delivered('read', true), 4]],
  });
  const { clock, sink, scheduler } = given();
  await scheduler().tick();
  expect(sink.messages).toEqual([]);
  await database.orm.em
    .fork()
    .nativeUpdate(Deployment, { id: deployment }, { phase: 'finished', finishedAt });
  clock.set('2026-03-04T14:11:00Z');
  await Promise.all([scheduler().tick(), scheduler().tick()]);
  await scheduler().tick();
  expect(sink.in(channelId).map(({ document }) => document.title)).toEqual([
    `D-${deployment} has finished · Spring sale · v1`,
  ]);
  expect(await slotsOf(id)).toMatchObject([
    { key: `D-${deployment}@${finishedAt.getTime()}`, dueAt: finishedAt, outcome: 'posted' },
  ]);
});

test('a report that is caught up after midnight is still about the day it was due for', async () => {
  await subscribe({ at: '23:00' });
  const { sink, scheduler } = given('2026-03-05T05:30:00Z');
  await scheduler().tick();
  expect(sink.messages[0]?.document.title).toBe('Daily digest · Tuesday 3 March 2026');
});

test('a slot is put together by one scheduler, and not before Slack wants to hear of it again', async () => {
  await subscribe();
  let cohorts = 0;
  const known = createMetricsReader(database.orm);
  const counting: ReportReader = {
    ...known,
    cohorts: (...wish) => {
      cohorts += 1;
      return known.cohorts(...wish);
    },
  };
  const { clock, sink, scheduler } = given(undefined, counting);
  sink.posts.push({ limitedForMs: 600_000 });
  await Promise.all([1, 2, 3].map(() => scheduler().tick()));
  const once = cohorts;
  clock.passSeconds(599);
  await scheduler().tick();
  expect([once, cohorts]).toEqual([1, 1]);
  clock.passSeconds(1);
  await scheduler().tick();
  expect(sink.messages).toHaveLength(1);
});

test('a report that cannot be put together is tried again, and given up with the reason after 12 hours', async () => {
  const { id } = await subscribe();
  const broken: ReportReader = {
    ...createMetricsReader(database.orm),
    cohorts: () => Promise.reject(new Error('the figures are out')),
  };
  const { clock, sink, scheduler } = given(undefined, broken);
  expect((await scheduler().tick()).failures).toMatchObject([{ error: { message: 'the figures are out' } }]);
  expect(await slotsOf(id)).toMatchObject([{ outcome: null }]);
  clock.set('2026-03-05T02:30:00Z');
  await scheduler().tick();
  expect(await slotsOf(id)).toMatchObject([{ outcome: 'failed', because: slotReasons.broken }]);
  expect(sink.in('U0ANA')).toHaveLength(1);
});

test('a report that exists no more fails with that reason', async () => {
  const { id } = await subscribe({ report: 'horoscope' });
  const { sink, scheduler } = given();
  await scheduler().tick();
  expect(await slotsOf(id)).toMatchObject([{ outcome: 'failed', because: slotReasons.unknownReport }]);
  expect(sink.messages.map(({ channelId }) => channelId)).toEqual(['U0ANA']);
});

test('a slot whose subscription ended in the meantime is skipped', async () => {
  const { id, channelId } = await subscribe();
  const em = database.orm.em.fork();
  await em.insert(Slot, {
    subscription: id,
    key: '2026-03-04T09:00[America/Bogota]',
    dueAt: new Date('2026-03-04T14:00:00Z'),
  });
  await em.nativeUpdate(Subscription, { id }, { endedAt: new Date('2026-03-04T14:00:10Z') });
  const { sink, scheduler } = given();
  await scheduler().tick();
  expect(sink.in(channelId)).toEqual([]);
  expect(await slotsOf(id)).toMatchObject([
    { outcome: 'skipped', because: expect.stringContaining('ended') },
  ]);
});

test('a tick that cannot reach the database says so instead of throwing', async () => {
  const orm = openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/none' });
  const { clock, sink } = given();
  const scheduler = createScheduler({ orm, reader: createMetricsReader(orm), sink, now: clock.now });
  expect((await scheduler.tick()).failures).toMatchObject([{ about: 'report schedule' }]);
});
