import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Cell, delivered, failed, inProcess } from '../../src/entities/cell.ts';
import type { Phase } from '../../src/entities/phase.ts';
import { Deployment } from '../../src/entities/rows/deployment.ts';
import { Post } from '../../src/entities/rows/post.ts';
import { Tally } from '../../src/entities/rows/tally.ts';
import { createLiveMessages } from '../../src/reports/live-messages.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { givenDeployment } from '../support/given.ts';
import { createClock, createFakeSink } from './fake-sink.ts';

const opened: TestDatabase[] = [];
let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  opened.push(database);
});
afterAll(async () => {
  for (const one of opened) await one.close();
});

const queued = (count: number) => [inProcess('queued'), count] as const;

function given() {
  const clock = createClock('2026-03-03T15:07:10Z');
  const sink = createFakeSink(clock.now);
  const { orm } = database;
  let shard = 0;
  const live = () => createLiveMessages({ orm, sink, now: clock.now });
  const tick = async () => expect(await live().tick()).toEqual({ failures: [] });
  const move = async (deployment: number, count: number, from: Cell, to: Cell) => {
    const em = orm.em.fork();
    const bucket = new Date('2026-03-03T15:00:00Z');
    shard += 1;
    for (const [cell, change] of [
      [from, -count],
      [to, count],
    ] as const) {
      await em.insert(Tally, { deployment, bucket, ...cell, shard, count: change });
    }
  };
  const enter = (id: number, phase: Phase) => orm.em.fork().nativeUpdate(Deployment, { id }, { phase });
  return { clock, sink, live, tick, move, enter };
}

const figureIn = (
  message: { document: { figures: readonly { label: string; value: string }[] } } | undefined,
  label: string,
) => message?.document.figures.find((figure) => figure.label === label)?.value;

test('each launched deployment gets one message in its channel; drafts get none', async () => {
  const one = await givenDeployment(database.orm, { channelId: 'C0SALES', cells: [queued(3)] });
  await givenDeployment(database.orm, { channelId: 'C0OTHER', cells: [queued(2)] });
  await givenDeployment(database.orm, { channelId: 'C0DRAFT', phase: 'draft', cells: [queued(2)] });
  const { clock, sink, tick } = given();
  await tick();
  clock.passSeconds(5);
  await tick();
  expect(
    sink
      .heads()
      .map(({ channelId }) => channelId)
      .sort(),
  ).toEqual(['C0OTHER', 'C0SALES']);
  expect(sink.in('C0SALES')[0]).toMatchObject({ key: `deployment:${one.id}`, edits: 0 });
});

test('the message follows its deployment in place, and stands still when nothing changed', async () => {
  const { clock, sink, tick, move } = given();
  const { id } = await givenDeployment(database.orm, { channelId: 'C0SALES', cells: [queued(3)] });
  await givenDeployment(database.orm, { channelId: 'C0OTHER', cells: [queued(2)] });
  await tick();
  await move(id, 2, inProcess('queued'), delivered('delivered', false));
  clock.passSeconds(3);
  await tick();
  clock.passSeconds(60);
  await tick();
  expect(figureIn(sink.in('C0SALES')[0], 'Delivered')).toBe('2');
  expect(
    sink
      .heads()
      .map(({ channelId, edits }) => [channelId, edits])
      .sort(),
  ).toEqual([
    ['C0OTHER', 0],
    ['C0SALES', 1],
  ]);
});

test('a message is edited at most every two seconds', async () => {
  const { clock, sink, tick, move } = given();
  const { id } = await givenDeployment(database.orm, { cells: [queued(50)] });
  await tick();
  for (let tenth = 0; tenth < 40; tenth += 1) {
    clock.passSeconds(0.5);
    await move(id, 1, inProcess('queued'), delivered('delivered', false));
    await tick();
  }
  expect(sink.heads()[0]?.edits).toBe(10);
});

test('the final state arrives even when Slack first asks to wait, loses an answer and breaks', async () => {
  const { clock, sink, live, tick, move, enter } = given();
  const { id } = await givenDeployment(database.orm, { cells: [queued(3)] });
  await tick();
  await move(id, 3, inProcess('queued'), failed('unreachable', '131026'));
  await enter(id, 'finished');
  sink.edits.push({ limitedForMs: 30_000 }, 'lost on the way', { refused: 'ratelimited_strangely' });
  const failures: unknown[] = [];
  for (let ask = 0; ask < 40; ask += 1) {
    clock.passSeconds(5);
    failures.push(...(await live().tick()).failures);
  }
  expect(failures).toMatchObject([{ about: `deployment:${id}` }]);
  expect(figureIn(sink.heads()[0], 'Send failure')).toBe('3');
  expect(sink.heads()[0]?.document.lead?.[0]).toEqual({ bold: 'Finished' });
  expect(sink.heads()[0]?.edits).toBe(1);
  const { shownHash } = await database.orm.em.fork().findOneOrFail(Post, `deployment:${id}`);
  expect(shownHash).toMatch(/^final:/);
});

test.each([
  [
    'people answer after it finished',
    'finished',
    delivered('read', false),
    delivered('read', true),
    'Responses',
  ],
  [
    'calls came out after it was cancelled',
    'cancelled',
    inProcess('accepted'),
    failed('unreachable', '131026'),
    'Send failure',
  ],
] as const)('the figures of an ended deployment follow: %s', async (_story, phase, from, to, label) => {
  const { clock, sink, tick, move } = given();
  const { id } = await givenDeployment(database.orm, { cells: [[from, 3]] });
  const ended = clock.now();
  await database.orm.em.fork().nativeUpdate(Deployment, { id }, { phase, [`${phase}At`]: ended });
  await tick();
  clock.passSeconds(5);
  await tick();
  expect(sink.heads()[0]?.document.lead?.[0]).toEqual({
    bold: phase === 'finished' ? 'Finished' : 'Cancelled',
  });
  await move(id, 2, from, to);
  for (let part = 0; part < 12; part += 1) {
    clock.passSeconds(5);
    await tick();
  }
  expect(figureIn(sink.heads()[0], label)).toMatch(/^2\b/);
});

test('a deployment that ended before its message was posted still gets it', async () => {
  const { sink, tick } = given();
  await givenDeployment(database.orm, { phase: 'finished', cells: [[delivered('read', false), 3]] });
  await tick();
  await tick();
  expect(sink.heads()).toHaveLength(1);
});

test('a message that somebody deleted is let go', async () => {
  const { clock, sink, tick, move } = given();
  const { id } = await givenDeployment(database.orm, { cells: [queued(3)] });
  await tick();
  sink.messages.splice(0);
  await move(id, 1, inProcess('queued'), delivered('read', false));
  for (let ask = 0; ask < 3; ask += 1) {
    clock.passSeconds(70);
    await tick();
  }
  expect(sink.heads()).toEqual([]);
});

test.each(['not_in_channel', 'channel_not_found'])(
  'where the channel refuses (%s) the launcher gets the message directly, with how to invite, and it is kept up to date',
  async (error) => {
    const { clock, sink, tick, move } = given();
    sink.closed.set('C0LAUNCH', error);
    const { id } = await givenDeployment(database.orm, { launchedBy: 'U0BETO', cells: [queued(3)] });
    await givenDeployment(database.orm, { channelId: 'C0OTHER', cells: [queued(2)] });
    await tick();
    await move(id, 1, inProcess('queued'), delivered('read', false));
    clock.passSeconds(10);
    await tick();
    clock.passSeconds(10);
    await tick();
    expect(
      sink
        .heads()
        .map(({ channelId, edits }) => [channelId, edits])
        .sort(),
    ).toEqual([
      ['C0OTHER', 0],
      ['U0BETO', 1],
    ]);
    const direct = sink.in('U0BETO')[0];
    expect(figureIn(direct, 'Delivered')).toBe('1');
    expect(direct?.document.notes[0]).toContainEqual({ bold: '/invite @Treble' });
  },
);

test('a channel that is archived says so in the direct message, without an edit of its own', async () => {
  const { clock, sink, tick } = given();
  sink.closed.set('C0LAUNCH', 'is_archived');
  await givenDeployment(database.orm, { launchedBy: 'U0BETO', cells: [queued(3)] });
  await tick();
  clock.passSeconds(30);
  await tick();
  expect(sink.heads()).toMatchObject([{ channelId: 'U0BETO', edits: 0 }]);
  expect(sink.heads()[0]?.document.notes[0]).toContain(' (is_archived).');
});

test('a message whose channel another organisation shares meanwhile stays as it was, and nothing is reported again and again', async () => {
  const { clock, sink, tick, move } = given();
  const { id } = await givenDeployment(database.orm, { cells: [queued(3)] });
  await tick();
  await move(id, 1, inProcess('queued'), delivered('read', false));
  sink.edits.push({ refused: 'is_ext_shared' });
  clock.passSeconds(10);
  await tick();
  clock.passSeconds(600);
  await tick();
  expect(sink.heads().map(({ edits }) => edits)).toEqual([0]);
});

test('replicas that tick at once post one message and edit it once', async () => {
  const { clock, sink, live, move } = given();
  const { id } = await givenDeployment(database.orm, { cells: [queued(3)] });
  const together = () => Promise.all([1, 2, 3, 4].map(() => live().tick()));
  await together();
  await move(id, 1, inProcess('queued'), delivered('read', false));
  clock.passSeconds(10);
  await together();
  expect(sink.heads().map(({ edits }) => edits)).toEqual([1]);
});
