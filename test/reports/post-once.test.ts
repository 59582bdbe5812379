import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Post } from '../../src/entities/rows/post.ts';
import { createPostOnce } from '../../src/reports/post-once.ts';
import type { ReportDocument } from '../../src/reports/report-document.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createClock, createFakeSink, type Fate, Killed } from './fake-sink.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const document: ReportDocument = {
  title: 'Daily metrics',
  summary: '975 users',
  context: [],
  figures: [],
  tables: [],
  charts: [],
  notes: [],
  actions: [],
};

let lastKey = 0;
function given(fates: readonly Fate[] = [], orm: MikroORM = database.orm) {
  lastKey += 1;
  const clock = createClock('2026-03-04T14:00:00Z');
  const sink = createFakeSink(clock.now);
  sink.posts.push(...fates);
  const wish = { key: `slot:${lastKey}`, target: { channelId: 'C0SALES' }, document };
  const process = (through = orm) => createPostOnce({ orm: through, sink, now: clock.now });
  const stored = () => database.orm.em.fork().findOneOrFail(Post, wish.key);
  return { clock, sink, wish, process, stored };
}

type World = ReturnType<typeof given>;

/** What the ticks of a living process come to: asked again every ten seconds for ten minutes. */
async function settle({ clock, process, wish }: World) {
  let outcome = await process()(wish);
  for (let ask = 0; ask < 60 && outcome.outcome === 'pending'; ask += 1) {
    clock.passSeconds(10);
    outcome = await process()(wish);
  }
  return outcome;
}

const killedAt = async (work: Promise<unknown>) => expect(work).rejects.toThrow(Killed);

test('a message is posted once, however often it is wished for', async () => {
  const world = given();
  const bystander = given();
  const first = await world.process()(world.wish);
  expect(first).toMatchObject({ outcome: 'posted', channelId: 'C0SALES' });
  expect(await world.process()(world.wish)).toEqual(first);
  await bystander.process()(bystander.wish);
  expect(world.sink.messages).toHaveLength(1);
  expect(bystander.sink.messages).toHaveLength(1);
});

test('two schedulers at once post it once', async () => {
  const world = given();
  const results = await Promise.all([1, 2, 3, 4].map(() => world.process()(world.wish)));
  expect(world.sink.messages).toHaveLength(1);
  expect(results.map(({ outcome }) => outcome).sort()).not.toContain('refused');
  expect(await settle(world)).toMatchObject({ outcome: 'posted' });
  expect(world.sink.messages).toHaveLength(1);
});

const faults: [story: string, fates: Fate[]][] = [
  ['Slack took it and the answer was lost', ['accepted, answer lost']],
  ['it was lost on the way', ['lost on the way']],
  ['it was lost on the way twice', ['lost on the way', 'lost on the way']],
  ['it was lost once and then its answer was', ['lost on the way', 'accepted, answer lost']],
  ['Slack asked to wait', [{ limitedForMs: 40_000 }]],
  ['Slack asked to wait and then the answer was lost', [{ limitedForMs: 40_000 }, 'accepted, answer lost']],
];

test.each(faults)('%s: it ends as exactly one message', async (_story, fates) => {
  const world = given(fates);
  expect(await settle(world)).toMatchObject({ outcome: 'posted' });
  expect(world.sink.messages).toHaveLength(1);
  expect(world.sink.posts).toEqual([]);
  expect((await world.stored()).ts).toBe(world.sink.messages[0]?.ts);
});

const kills: [story: string, fate: Fate][] = [
  ['before Slack got it', 'process killed before'],
  ['after Slack took it', 'accepted, process killed'],
];

test.each(kills)('killed %s: the next process settles it as exactly one message', async (_story, fate) => {
  const world = given([fate]);
  await killedAt(world.process()(world.wish));
  expect(await settle(world)).toMatchObject({ outcome: 'posted' });
  expect(world.sink.messages).toHaveLength(1);
});

/** A database whose connection is gone from the `last`th use on: the process dies between its steps. */
function dyingAfter(uses: number): MikroORM {
  let left = uses;
  const em = new Proxy(database.orm.em, {
    get(target, name, receiver) {
      if (name === 'fork') {
        left -= 1;
        if (left < 0) throw new Killed('before a statement');
      }
      const value: unknown = Reflect.get(target, name, receiver);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return new Proxy(database.orm, {
    get: (target, name, receiver) => (name === 'em' ? em : Reflect.get(target, name, receiver)),
  });
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'killed before statement %i of every process in turn: still exactly one message',
  async (statement) => {
    const world = given(['lost on the way', 'accepted, answer lost']);
    for (let ask = 0; ask < 12; ask += 1) {
      await world
        .process(dyingAfter(statement - 1))(world.wish)
        .catch((error: unknown) => {
          expect(error).toBeInstanceOf(Killed);
        });
      expect(world.sink.messages.length).toBeLessThanOrEqual(1);
      clockOn(world);
    }
    expect(await settle(world)).toMatchObject({ outcome: 'posted' });
    expect(world.sink.messages).toHaveLength(1);
  },
);
const clockOn = ({ clock }: World) => clock.passSeconds(35);

test('a message that the history hides for a while is adopted, not repeated', async () => {
  const world = given(['accepted, answer lost']);
  world.sink.hiddenForMs = 40_000;
  expect(await settle(world)).toMatchObject({ outcome: 'posted', ts: world.sink.messages[0]?.ts });
  expect(world.sink.messages).toHaveLength(1);
  const [first, second] = world.sink.finds;
  expect(first?.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-03-04T14:00:15Z'));
  expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(30_000);
});

test('nobody looks while the call of another process may still be on its way', async () => {
  const world = given(['process killed before']);
  await killedAt(world.process()(world.wish));
  world.clock.passSeconds(59);
  expect(await world.process()(world.wish)).toMatchObject({ outcome: 'pending' });
  expect(world.sink.finds).toEqual([]);
});

test('nobody looks before the history is sure to show the message', async () => {
  const world = given(['process killed before']);
  await killedAt(world.process()(world.wish));
  const patient = createPostOnce({
    orm: database.orm,
    sink: world.sink,
    now: world.clock.now,
    settleMs: 120_000,
  });
  world.clock.passSeconds(61);
  expect(await patient(world.wish)).toEqual({ outcome: 'pending', until: new Date('2026-03-04T14:02:00Z') });
  expect(world.sink.finds).toEqual([]);
});

test('where the history may not be read, a lost answer stays unconfirmed and nothing is posted again', async () => {
  const world = given(['lost on the way']);
  world.sink.readable = false;
  expect(await settle(world)).toMatchObject({ outcome: 'unconfirmed' });
  world.sink.readable = true;
  expect(await settle(world)).toMatchObject({ outcome: 'unconfirmed' });
  expect(world.sink.messages).toEqual([]);
});

test.each(['not_in_channel', 'channel_not_found', 'is_archived', 'restricted_action'])(
  'a refusal (%s) is final and keeps Slack’s word',
  async (error) => {
    const world = given([{ refused: error }]);
    expect(await world.process()(world.wish)).toMatchObject({ outcome: 'refused', error });
    expect(await settle(world)).toMatchObject({ outcome: 'refused', error });
    expect(world.sink.messages).toEqual([]);
    expect(await world.stored()).toMatchObject({ status: 'refused', error });
  },
);

test('when Slack asks to wait, nobody calls before the time is over', async () => {
  const world = given([{ limitedForMs: 90_000 }]);
  expect(await world.process()(world.wish)).toEqual({
    isLimited: true,
    outcome: 'pending',
    until: new Date('2026-03-04T14:01:30Z'),
  });
  world.clock.passSeconds(89);
  await world.process()(world.wish);
  expect(world.sink.messages).toEqual([]);
  world.clock.passSeconds(1);
  expect(await world.process()(world.wish)).toMatchObject({ outcome: 'posted' });
  expect(world.sink.finds).toEqual([]);
});
