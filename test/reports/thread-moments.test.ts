import { afterAll, beforeEach, expect, test } from 'vitest';
import { delivered, failed, inProcess } from '../../src/entities/cell.ts';
import type { holdKinds } from '../../src/entities/hold-kind.ts';
import type { Phase } from '../../src/entities/phase.ts';
import { Deployment } from '../../src/entities/rows/deployment.ts';
import { Hold } from '../../src/entities/rows/hold.ts';
import { Post } from '../../src/entities/rows/post.ts';
import { createLiveMessages } from '../../src/reports/live-messages.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { givenDeployment } from '../support/given.ts';
import { createClock, createFakeSink } from './fake-sink.ts';

type StoredHold = (typeof holdKinds)[number];

const opened: TestDatabase[] = [];
let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  opened.push(database);
});
afterAll(async () => {
  for (const one of opened) await one.close();
});

function given() {
  const { orm } = database;
  const clock = createClock('2026-03-03T15:07:10Z');
  const sink = createFakeSink(clock.now);
  const replica = () => createLiveMessages({ orm, sink, now: clock.now });
  return {
    clock,
    sink,
    replica,
    /** Two replicas at once, again and again. */
    async pass(times = 3) {
      for (let time = 0; time < times; time += 1) {
        const reports = await Promise.all([replica().tick(), replica().tick()]);
        expect(reports.flatMap(({ failures }) => failures)).toEqual([]);
        clock.passSeconds(5);
      }
    },
    thread(id: number) {
      const head = sink.heads().find(({ key }) => key === `deployment:${id}`);
      return sink.messages.filter(({ threadTs }) => threadTs === head?.ts).map(({ document }) => document);
    },
    hold: (deployment: number, kind: StoredHold, because: string) =>
      orm.em.fork().insert(Hold, { deployment, kind, because, createdBy: 'U0ANA' }),
    release: (deployment: number, kind: StoredHold) => orm.em.fork().nativeDelete(Hold, { deployment, kind }),
    enter: (id: number, phase: Phase, finishedAt: Date | null = null) =>
      orm.em.fork().nativeUpdate(Deployment, { id }, { phase, finishedAt }),
  };
}

const cells = [
  [failed('invalid_number'), 7],
  [inProcess('queued'), 50],
  [delivered('delivered', true), 30],
  [failed('bad_request', '131009'), 10],
] as const;

test('the thread is told of start, hold, going on and end, once each, by whatever replica; neighbours only of their own', async () => {
  const { pass, thread, hold, release, enter, sink } = given();
  const { id } = await givenDeployment(database.orm, { launchedBy: 'U0BETO', cells });
  const neighbour = await givenDeployment(database.orm, { cells });
  await pass();
  const because = '10 of the last 30 outcomes (33.3 %) are general failures.';
  await hold(id, 'too_many_failures', because);
  await pass();
  await release(id, 'too_many_failures');
  await pass();
  await hold(id, 'paused_by_person', 'Ana paused it.');
  await pass();
  await release(id, 'paused_by_person');
  await pass();
  await enter(id, 'finished', new Date('2026-03-03T16:00:00.123Z'));
  await pass();
  expect(thread(id)).toMatchObject([
    {
      summary: `D-${id} has started: 90 users to send to.`,
      lead: ['Sending has started for ', { user: 'U0BETO' }, ': 90 users to send to.'],
    },
    {
      title: `D-${id} is held: too many failures`,
      summary: `D-${id} is held: ${because} 50 users are waiting.`,
      lead: [because, ' ', '50 users are waiting.'],
      actions: [{ label: 'Failed users' }, { label: 'Resume' }],
    },
    { summary: `D-${id} goes on: 50 users left to send to.` },
    {
      title: `D-${id} is paused`,
      lead: ['Paused by ', { user: 'U0ANA' }, '.', ' ', '50 users are waiting.'],
    },
    { summary: `D-${id} goes on: 50 users left to send to.` },
    {
      title: `D-${id} has finished`,
      summary: `D-${id} has finished: 30 of 97 users delivered, 17 failed, 30 answered so far.`,
      figures: expect.arrayContaining([
        expect.objectContaining({ label: 'Response rate', value: '100.0 %' }),
      ]),
      actions: [{ label: 'View results' }, { label: 'Failed users' }],
    },
  ]);
  expect(thread(neighbour.id)).toMatchObject([{ title: `D-${neighbour.id} has started` }]);
  expect(sink.heads()).toHaveLength(2);
});

test('what is held from the beginning is told as started once it may start', async () => {
  const { pass, thread, hold, release } = given();
  const { id } = await givenDeployment(database.orm, { cells: [[inProcess('queued'), 2]] });
  await hold(id, 'awaiting_approval', 'Somebody has to approve it.');
  await pass();
  await hold(id, 'paused_by_person', 'Paused by a person.');
  await pass();
  await release(id, 'awaiting_approval');
  await release(id, 'paused_by_person');
  await pass();
  await hold(id, 'paused_by_person', 'Paused by a person.');
  await pass();
  await release(id, 'paused_by_person');
  await pass();
  expect(thread(id).map(({ title }) => title)).toEqual([
    `D-${id} waits for approval`,
    `D-${id} is paused`,
    `D-${id} has started`,
    `D-${id} is paused`,
    `D-${id} goes on`,
  ]);
});

test('what is sent again after its end is told, and so is its next end', async () => {
  const { pass, thread, enter } = given();
  const { id } = await givenDeployment(database.orm, { cells });
  await pass();
  await enter(id, 'finished', new Date('2026-03-03T16:00:00Z'));
  await pass();
  await enter(id, 'sending');
  await pass();
  await enter(id, 'finished', new Date('2026-03-03T17:00:00Z'));
  await pass();
  expect(thread(id).map(({ title }) => title)).toEqual([
    `D-${id} has started`,
    `D-${id} has finished`,
    `D-${id} goes on`,
    `D-${id} has finished`,
  ]);
});

test('a hold that an incident tells of in the thread is not told twice; going on is', async () => {
  const { pass, thread, hold, release } = given();
  const { id } = await givenDeployment(database.orm, { cells });
  await pass();
  await hold(id, 'template_paused', 'WhatsApp paused it.');
  await pass();
  await release(id, 'template_paused');
  await pass();
  expect(thread(id).map(({ title }) => title)).toEqual([`D-${id} has started`, `D-${id} goes on`]);
});

test.each(['accepted, process killed', 'process killed before', 'accepted, answer lost'] as const)(
  'told once although a replica met: %s',
  async (fate) => {
    const { clock, sink, replica, thread } = given();
    const { id } = await givenDeployment(database.orm, { cells });
    await replica().tick();
    // The head stands and nothing was told; now the first word of the thread meets its fate.
    sink.messages.splice(1);
    await database.orm.em.fork().nativeDelete(Post, { key: `deployment:${id}:started` });
    await database.orm.em.fork().nativeUpdate(Post, { key: `deployment:${id}` }, { told: null });
    sink.posts.push(fate);
    for (let asks = 0; asks < 40; asks += 1) {
      await replica().tick();
      clock.passSeconds(5);
    }
    expect(thread(id)).toMatchObject([{ title: `D-${id} has started` }]);
    expect(sink.posts).toEqual([]);
  },
);

test('each live message learns its address in Slack once', async () => {
  const { pass, sink } = given();
  const { id } = await givenDeployment(database.orm, { channelId: 'C0SALES', cells });
  await pass();
  const post = await database.orm.em.fork().findOneOrFail(Post, `deployment:${id}`);
  expect(post.permalink).toBe(`https://acme.slack.com/archives/C0SALES/p${sink.heads()[0]?.ts}`);
});
