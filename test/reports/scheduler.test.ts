import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { delivered, failed } from '../../src/entities/cell.ts';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { Slot } from '../../src/entities/rows/slot.ts';
import { Subscription } from '../../src/entities/rows/subscription.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import type { ReportReader } from '../../src/reports/report-reader.ts';
import { createScheduler } from '../../src/reports/scheduler.ts';
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
const subscribe = async (changes: { report?: string; at?: string; zone?: string } = {}) => {
  channels += 1;
  const channelId = `C0${channels}`;
  const wish = {
    report: 'digest',
    channelId,
    at: '09:00',
    zone: 'America/Bogota',
    createdBy: 'U0ANA',
    ...changes,
  };
  const id = await database.orm.em.fork().insert(Subscription, {
    ...wish,
    createdAt: new Date('2026-03-04T00:00:00Z'),
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
  expect(sink.messages[0]?.document.title).toBe('Daily metrics · Tuesday 3 March 2026');
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
  expect(told?.document.summary).toContain('Slack says not_in_channel.');
  expect(told?.document.context[0]).toContainEqual({ channel: closed.channelId });
  expect(await slotsOf(closed.id)).toMatchObject([
    { outcome: 'failed', because: 'Slack says not_in_channel.' },
  ]);
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
  expect(sink.in('U0ANA')[0]?.document.title).toBe('Your digest report may be missing');
  expect(await slotsOf(id)).toMatchObject([{ outcome: 'failed' }]);
});

test('down over the due time: caught up about its own day when less than 12 hours late, otherwise skipped', async () => {
  const { id } = await subscribe();
  const { clock, sink, scheduler } = given('2026-03-05T01:59:00Z');
  await scheduler().tick();
  expect(sink.messages[0]?.document.title).toBe('Daily metrics · Tuesday 3 March 2026');
  clock.set('2026-03-06T02:30:00Z');
  await scheduler().tick();
  expect(sink.messages).toHaveLength(1);
  expect(await slotsOf(id)).toMatchObject([
    { outcome: 'posted' },
    {
      key: '2026-03-05T09:00[America/Bogota]',
      outcome: 'skipped',
      because: expect.stringContaining('12 hours'),
    },
  ]);
});

test('a report that is caught up after midnight is still about the day it was due for', async () => {
  await subscribe({ at: '23:00' });
  const { sink, scheduler } = given('2026-03-05T05:30:00Z');
  await scheduler().tick();
  expect(sink.messages[0]?.document.title).toBe('Daily metrics · Tuesday 3 March 2026');
});

test('a slot is put together by one scheduler, and not before Slack wants to hear of it again', async () => {
  await subscribe();
  let cohorts = 0;
  const counting: ReportReader = {
    ...createMetricsReader(database.orm),
    cohort: () => {
      cohorts += 1;
      return Promise.resolve([]);
    },
  };
  const { clock, sink, scheduler } = given(undefined, counting);
  sink.posts.push({ limitedForMs: 600_000 });
  await Promise.all([1, 2, 3].map(() => scheduler().tick()));
  const once = cohorts;
  clock.passSeconds(599);
  await scheduler().tick();
  expect([once, cohorts]).toEqual([2, 2]);
  clock.passSeconds(1);
  await scheduler().tick();
  expect(sink.messages).toHaveLength(1);
});

test('a report that cannot be put together is tried again, and given up with the reason after 12 hours', async () => {
  const { id } = await subscribe();
  const broken: ReportReader = {
    ...createMetricsReader(database.orm),
    cohort: () => Promise.reject(new Error('the figures are out')),
  };
  const { clock, sink, scheduler } = given(undefined, broken);
  expect((await scheduler().tick()).failures).toMatchObject([{ error: { message: 'the figures are out' } }]);
  expect(await slotsOf(id)).toMatchObject([{ outcome: null }]);
  clock.set('2026-03-05T02:30:00Z');
  await scheduler().tick();
  expect(await slotsOf(id)).toMatchObject([
    { outcome: 'failed', because: expect.stringContaining('12 hours') },
  ]);
  expect(sink.in('U0ANA')).toHaveLength(1);
});

test('a report that exists no more fails with that reason', async () => {
  const { id } = await subscribe({ report: 'horoscope' });
  const { sink, scheduler } = given();
  await scheduler().tick();
  expect(await slotsOf(id)).toMatchObject([
    { outcome: 'failed', because: 'There is no report “horoscope”. The reports are: digest, failures.' },
  ]);
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
