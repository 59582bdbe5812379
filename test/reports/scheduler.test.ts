import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { delivered } from '../../src/entities/cell.ts';
import { Deployment } from '../../src/entities/rows/deployment.ts';
import { givenDeployment } from '../support/given.ts';
import { createScheduleWorld, type ScheduleWorld } from './schedule-world.ts';

let world: ScheduleWorld;
beforeAll(async () => {
  world = await createScheduleWorld();
});
afterAll(() => world.close());
beforeEach(() => world.endSubscriptions());

test('at its minute a channel gets the digest of the day before, once; others wait for their own time', async () => {
  const early = await world.subscribe();
  const later = await world.subscribe({ zone: 'America/Los_Angeles' });
  const { clock, sink, scheduler } = world.given();
  expect(await scheduler().tick()).toEqual({ failures: [] });
  clock.passSeconds(60);
  await scheduler().tick();
  expect(sink.messages.map(({ channelId }) => channelId)).toEqual([early.channelId]);
  expect(sink.messages[0]?.document.title).toBe('Daily digest · Tuesday 3 March 2026');
  expect(sink.messages[0]?.document.figures[0]).toMatchObject({ label: 'Total users', value: '10' });
  expect(await world.slotsOf(early.id)).toMatchObject([
    { key: '2026-03-04T09:00[America/Bogota]', outcome: 'posted', because: null },
  ]);
  expect(await world.slotsOf(later.id)).toEqual([]);
});

test('five schedulers that tick at once post one message', async () => {
  const { id } = await world.subscribe();
  const { sink, scheduler } = world.given();
  const reports = await Promise.all([1, 2, 3, 4, 5].map(() => scheduler().tick()));
  expect(reports.flatMap(({ failures }) => failures)).toEqual([]);
  expect(sink.messages).toHaveLength(1);
  expect(await world.slotsOf(id)).toMatchObject([{ outcome: 'posted' }]);
});

test('a tick posts everything that is due, however many channels have subscribed', async () => {
  const channels = 120;
  for (let index = 0; index < channels; index += 1) await world.subscribe({ report: 'templates' });
  const { sink, scheduler } = world.given();
  const ticks = await Promise.all([scheduler().tick(), scheduler().tick()]);
  expect(ticks.flatMap(({ failures }) => failures)).toEqual([]);
  expect(new Set(sink.messages.map(({ channelId }) => channelId)).size).toBe(channels);
  expect(sink.messages).toHaveLength(channels);
});

test('a tick that is asked for while it runs is the same tick', async () => {
  await world.subscribe();
  const { sink, scheduler } = world.given();
  const one = scheduler();
  const [first, second] = await Promise.all([one.tick(), one.tick()]);
  expect(first).toBe(second);
  expect(sink.messages).toHaveLength(1);
});

test('the zone and the schedule stand in every post, with the way to mute it', async () => {
  const { id } = await world.subscribe({ days: '12345' });
  const { sink, scheduler } = world.given();
  await scheduler().tick();
  const { context, actions } = sink.messages[0]?.document ?? { context: [], actions: [] };
  expect(JSON.stringify(context)).toContain('Comes Monday to Friday at 09:00 (America/Bogota).');
  expect(actions.at(-1)).toMatchObject({ id: 'change_subscription', value: String(id) });
});

test('a report that was chosen in a language is told in it', async () => {
  await world.subscribe({ language: 'es' });
  const { sink, scheduler } = world.given();
  await scheduler().tick();
  expect(sink.messages[0]?.document.title).toContain('martes, 3 de marzo de 2026');
});

test('each deployment that finishes is told once, when it has finished', async () => {
  const { id, channelId } = await world.subscribe({ report: 'finished' });
  const finishedAt = new Date('2026-03-04T14:10:00Z');
  const { id: deployment } = await givenDeployment(world.orm, {
    launchedAt: new Date('2026-03-01T16:00:00Z'),
    cells: [[delivered('read', true), 4]],
  });
  const { clock, sink, scheduler } = world.given();
  await scheduler().tick();
  expect(sink.messages).toEqual([]);
  await world.orm.em.fork().nativeUpdate(Deployment, { id: deployment }, { phase: 'finished', finishedAt });
  clock.set('2026-03-04T14:11:00Z');
  await Promise.all([scheduler().tick(), scheduler().tick()]);
  await scheduler().tick();
  expect(sink.in(channelId).map(({ document }) => document.title)).toEqual([
    `D-${deployment} has finished · Spring sale · v1`,
  ]);
  expect(await world.slotsOf(id)).toMatchObject([
    { key: `D-${deployment}@${finishedAt.getTime()}`, dueAt: finishedAt, outcome: 'posted' },
  ]);
});
