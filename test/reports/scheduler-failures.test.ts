import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { Slot } from '../../src/entities/rows/slot.ts';
import { Subscription } from '../../src/entities/rows/subscription.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import type { ReportReader } from '../../src/reports/report-reader.ts';
import { createScheduler } from '../../src/reports/scheduler.ts';
import { slotReasons } from '../../src/reports/slot-reasons.ts';
import { Killed } from './fake-sink.ts';
import { createScheduleWorld, type ScheduleWorld } from './schedule-world.ts';

let world: ScheduleWorld;
beforeAll(async () => {
  world = await createScheduleWorld();
});
afterAll(() => world.close());
beforeEach(() => world.endSubscriptions());

test('a refusing channel fails with its reason and its owner is told; the others get theirs', async () => {
  const closed = await world.subscribe();
  const open = await world.subscribe();
  const { clock, sink, scheduler } = world.given();
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
  expect(await world.slotsOf(closed.id)).toMatchObject([
    { outcome: 'failed', because: 'slack:not_in_channel' },
  ]);
  expect(await world.slotsOf(open.id)).toMatchObject([{ outcome: 'posted' }]);
});

test('killed after the refusal and before the owner was told: the next process tells', async () => {
  const closed = await world.subscribe();
  const { clock, sink, scheduler } = world.given();
  sink.posts.push({ refused: 'is_archived' }, 'process killed before');
  expect((await scheduler().tick()).failures[0]?.error).toBeInstanceOf(Killed);
  expect(await world.slotsOf(closed.id)).toMatchObject([{ outcome: null }]);
  for (let minute = 0; minute < 6; minute += 1) {
    clock.passSeconds(60);
    await scheduler().tick();
  }
  expect(sink.in('U0ANA')).toHaveLength(1);
  expect(await world.slotsOf(closed.id)).toMatchObject([{ outcome: 'failed' }]);
});

test.each([
  'accepted, process killed',
  'process killed before',
  'lost on the way',
  'accepted, answer lost',
] as const)('%s: the slot still ends as one message', async (fate) => {
  const { id, channelId } = await world.subscribe();
  const { clock, sink, scheduler } = world.given();
  sink.posts.push(fate);
  for (let minute = 0; minute < 6; minute += 1) {
    await scheduler().tick();
    clock.passSeconds(60);
  }
  expect(sink.in(channelId)).toHaveLength(1);
  expect(await world.slotsOf(id)).toMatchObject([{ outcome: 'posted' }]);
});

test('an unconfirmed message fails the slot with that reason, and the owner hears that it may be missing', async () => {
  const { id, channelId } = await world.subscribe();
  const { clock, sink, scheduler } = world.given();
  sink.readable = false;
  sink.posts.push('lost on the way');
  for (let minute = 0; minute < 4; minute += 1) {
    await scheduler().tick();
    clock.passSeconds(60);
  }
  expect(sink.in(channelId)).toEqual([]);
  expect(sink.in('U0ANA')[0]?.document.title).toBe('Your report “digest” may be missing');
  expect(await world.slotsOf(id)).toMatchObject([{ outcome: 'failed' }]);
});

test('a slot is put together by one scheduler, and not before Slack wants to hear of it again', async () => {
  await world.subscribe();
  let cohorts = 0;
  const known = createMetricsReader(world.orm);
  const counting: ReportReader = {
    ...known,
    cohorts: (...wish) => {
      cohorts += 1;
      return known.cohorts(...wish);
    },
  };
  const { clock, sink, scheduler } = world.given(undefined, counting);
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
  const { id } = await world.subscribe();
  const broken: ReportReader = {
    ...createMetricsReader(world.orm),
    cohorts: () => Promise.reject(new Error('the figures are out')),
  };
  const { clock, sink, scheduler } = world.given(undefined, broken);
  expect((await scheduler().tick()).failures).toMatchObject([{ error: { message: 'the figures are out' } }]);
  expect(await world.slotsOf(id)).toMatchObject([{ outcome: null }]);
  clock.set('2026-03-05T02:30:00Z');
  await scheduler().tick();
  expect(await world.slotsOf(id)).toMatchObject([{ outcome: 'failed', because: slotReasons.broken }]);
  expect(sink.in('U0ANA')).toHaveLength(1);
});

test('a report that exists no more fails with that reason', async () => {
  const { id } = await world.subscribe({ report: 'horoscope' });
  const { sink, scheduler } = world.given();
  await scheduler().tick();
  expect(await world.slotsOf(id)).toMatchObject([{ outcome: 'failed', because: slotReasons.unknownReport }]);
  expect(sink.messages.map(({ channelId }) => channelId)).toEqual(['U0ANA']);
});

test('a slot whose subscription ended in the meantime is skipped', async () => {
  const { id, channelId } = await world.subscribe();
  const em = world.orm.em.fork();
  await em.insert(Slot, {
    subscription: id,
    key: '2026-03-04T09:00[America/Bogota]',
    dueAt: new Date('2026-03-04T14:00:00Z'),
  });
  await em.nativeUpdate(Subscription, { id }, { endedAt: new Date('2026-03-04T14:00:10Z') });
  const { sink, scheduler } = world.given();
  await scheduler().tick();
  expect(sink.in(channelId)).toEqual([]);
  expect(await world.slotsOf(id)).toMatchObject([
    { outcome: 'skipped', because: expect.stringContaining('ended') },
  ]);
});

test('a tick that cannot reach the database says so instead of throwing', async () => {
  const orm = openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/none' });
  const { clock, sink } = world.given();
  const scheduler = createScheduler({ orm, reader: createMetricsReader(orm), sink, now: clock.now });
  expect((await scheduler.tick()).failures).toMatchObject([{ about: 'report schedule' }]);
});
