import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { slotReasons } from '../../src/reports/slot-reasons.ts';
import { createScheduleWorld, type ScheduleWorld } from './schedule-world.ts';

let world: ScheduleWorld;
beforeAll(async () => {
  world = await createScheduleWorld();
});
afterAll(() => world.close());
beforeEach(() => world.endSubscriptions());

test('down over the due time: the latest is caught up once and says that it is late', async () => {
  const { id } = await world.subscribe();
  const { clock, sink, scheduler } = world.given('2026-03-06T03:00:00Z');
  await scheduler().tick();
  expect(sink.messages.map(({ document }) => document.title)).toEqual([
    'Daily digest · Wednesday 4 March 2026',
  ]);
  expect(JSON.stringify(sink.messages[0]?.document.context)).toContain('Late: this one was due');
  expect(await world.slotsOf(id)).toMatchObject([
    { key: '2026-03-04T09:00[America/Bogota]', outcome: 'skipped', because: slotReasons.caughtUp },
    { key: '2026-03-05T09:00[America/Bogota]', outcome: 'posted' },
  ]);
  clock.set('2026-03-06T14:00:00Z');
  await scheduler().tick();
  expect(sink.messages).toHaveLength(2);
  expect(JSON.stringify(sink.messages[1]?.document.context)).not.toContain('Late');
});

test('down over the due time of somebody who wants nothing late: it is recorded as skipped', async () => {
  const { id } = await world.subscribe({ missed: 'skip' });
  const { sink, scheduler } = world.given('2026-03-04T14:16:00Z');
  await scheduler().tick();
  expect(sink.messages).toEqual([]);
  expect(await world.slotsOf(id)).toMatchObject([{ outcome: 'skipped', because: slotReasons.down }]);
});

test('paused and snoozed subscriptions post nothing, and every time of theirs is recorded', async () => {
  const paused = await world.subscribe({ pausedAt: new Date('2026-03-04T10:00:00Z'), pausedBy: 'U0BETO' });
  const snoozed = await world.subscribe({ snoozedUntil: new Date('2026-03-05T05:00:00Z') });
  const awake = await world.subscribe({ snoozedUntil: new Date('2026-03-04T13:00:00Z') });
  const { sink, scheduler } = world.given();
  await scheduler().tick();
  expect(sink.messages.map(({ channelId }) => channelId)).toEqual([awake.channelId]);
  expect(await world.slotsOf(paused.id)).toMatchObject([{ outcome: 'skipped', because: slotReasons.paused }]);
  expect(await world.slotsOf(snoozed.id)).toMatchObject([
    { outcome: 'skipped', because: slotReasons.snoozed },
  ]);
});

test('a report that is caught up after midnight is still about the day it was due for', async () => {
  await world.subscribe({ at: '23:00' });
  const { sink, scheduler } = world.given('2026-03-05T05:30:00Z');
  await scheduler().tick();
  expect(sink.messages[0]?.document.title).toBe('Daily digest · Tuesday 3 March 2026');
});
