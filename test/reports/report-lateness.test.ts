import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadReportLateness } from '../../src/reports/report-lateness.ts';
import { createScheduleWorld, type ScheduleWorld } from './schedule-world.ts';

let world: ScheduleWorld;
beforeAll(async () => {
  world = await createScheduleWorld();
});
afterAll(() => world.close());
beforeEach(() => world.endSubscriptions());

test('a report is late from its time until it is posted, also where nothing runs that would write it down', async () => {
  await world.subscribe();
  await world.subscribe({ at: '09:10', pausedAt: new Date('2026-03-04T10:00:00Z'), pausedBy: 'U0BETO' });
  const { clock, sink, scheduler } = world.given('2026-03-04T13:59:59Z');
  const lateness = () => loadReportLateness(world.orm, clock.now());
  expect(await lateness()).toBe(0);
  clock.set('2026-03-04T14:30:00Z');
  expect(await lateness()).toBe(1_800);
  sink.posts.push({ limitedForMs: 60_000 });
  await scheduler().tick();
  expect(await lateness()).toBe(1_800);
  clock.passSeconds(61);
  await scheduler().tick();
  expect(sink.messages).toHaveLength(1);
  expect(await lateness()).toBe(0);
});
