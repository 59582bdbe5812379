import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Template } from '../../src/entities/rows/template.ts';
import { slotReasons } from '../../src/reports/slot-reasons.ts';
import { createScheduleWorld, type ScheduleWorld, type SubscriptionChanges } from './schedule-world.ts';

let world: ScheduleWorld;
beforeAll(async () => {
  world = await createScheduleWorld();
});
afterAll(() => world.close());
beforeEach(() => world.endSubscriptions());

const conditions: [
  story: string,
  changes: SubscriptionChanges,
  posts: string | undefined,
  because?: string,
][] = [
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
  ['nothing of its conversations, in a line', { conversations: [-1] }, 'nothing was sent, and nothing waits'],
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
  const { id } = await world.subscribe(changes);
  const { sink, scheduler } = world.given();
  await scheduler().tick();
  expect(sink.messages).toHaveLength(posts === undefined ? 0 : 1);
  if (posts !== undefined) expect(sink.messages[0]?.document.summary).toContain(posts);
  expect(await world.slotsOf(id)).toMatchObject([
    posts === undefined ? { outcome: 'skipped', because } : { outcome: 'posted' },
  ]);
});

test('only if something changed: the same figures are not told twice', async () => {
  const { id } = await world.subscribe({ report: 'templates', onlyIf: 'changed', otherwise: 'nothing' });
  const { clock, sink, scheduler } = world.given();
  await scheduler().tick();
  clock.set('2026-03-05T14:00:00Z');
  await scheduler().tick();
  await world.orm.em.fork().nativeUpdate(Template, {}, { quality: 'RED' });
  clock.set('2026-03-06T14:00:00Z');
  await scheduler().tick();
  expect(sink.messages).toHaveLength(2);
  expect(await world.slotsOf(id)).toMatchObject([
    { outcome: 'posted' },
    { outcome: 'skipped', because: slotReasons.unchanged },
    { outcome: 'posted' },
  ]);
});
