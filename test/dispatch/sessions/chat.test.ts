import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createMetricsReader } from '../../../src/reports/create-metrics-reader.ts';
import {
  deploy,
  givenFlow,
  personWith,
  readMessages,
  readUsers,
  untilQuiet,
} from '../../support/chat-world.ts';
import { createDispatchWorld, type DispatchWorld } from '../../support/dispatch-world.ts';
import { plainPhones } from '../../support/draft.ts';
import { expectExactCounts } from '../../support/recount.ts';
import { until } from '../../support/until.ts';

let world: DispatchWorld;
let used = 0;
beforeAll(async () => {
  world = await createDispatchWorld({ whatsApp: { pairRate: false } });
  world.engine.start();
});
afterEach(async () => {
  await givenFlow(world, null);
  await expectExactCounts(world.orm);
  expect(world.failures).toEqual([]);
});
afterAll(() => world.close());

const fresh = (): string => plainPhones(1, used++)[0] ?? '';

const buying = `
fallback: Please write.
steps:
  - step: want
    question: "Hello {{first_name}}! Want it?"
    buttons:
      - Yes: how_many
      - No: bye
    save: wants
  - step: how_many
    question: How many?
    expect: number
    wrong: A number, please.
    save: count
  - step: thanks
    message: "{{count}} it is."
  - step: done
    finish: bought
  - step: bye
    message: Bye!
  - step: nothing
    finish: not bought
`;

describe('a deployed flow', () => {
  test('goes on with the answer to its template, keeps what it learns, and finishes', async () => {
    await givenFlow(world, buying);
    const [phone, bystander] = [fresh(), fresh()];
    const ana = personWith(world, phone);
    const id = await deploy(world, [phone, bystander]);
    expect(await readUsers(world, phone)).toMatchObject([{ stage: 'none', session: 'none' }]);
    ana.says('Hi');
    await ana.hearsAll('Hello Ana! Want it?');
    expect(await readUsers(world, phone)).toMatchObject([
      { stage: 'in_flow', session: 'bot', responded: true },
    ]);
    ana.taps('Yes');
    await ana.hearsAll('Hello Ana! Want it?', 'How many?');
    ana.says('some');
    ana.sends({ type: 'sticker', sticker: { id: '1' } });
    ana.says('3');
    await ana.hearsAll('Hello Ana! Want it?', 'How many?', 'A number, please.', 'Please write.', '3 it is.');
    await untilQuiet(world);
    expect(await readUsers(world, phone)).toEqual([
      {
        stage: 'finished',
        session: 'closed',
        responded: true,
        captured: { first_message: 'Hi', wants: 'Yes', count: '3' },
      },
    ]);
    expect(await readUsers(world, bystander)).toMatchObject([
      { stage: 'none', session: 'none', captured: null },
    ]);
    const { rows } = await sql`
      select milestone, sum(count)::int as count from milestone_tally where deployment_id = ${id}
       group by milestone order by milestone`.execute(world.orm.em.fork().getKysely());
    expect(rows).toEqual([
      { milestone: 'began', count: 1 },
      { milestone: 'finished', count: 1 },
      { milestone: 'step:done', count: 1 },
      { milestone: 'step:how_many', count: 1 },
      { milestone: 'step:thanks', count: 1 },
      { milestone: 'step:want', count: 1 },
    ]);
  });

  test('does not begin again once it is over, and a version without a flow says nothing', async () => {
    const phone = fresh();
    const ana = personWith(world, phone);
    await givenFlow(world, 'steps: [{message: "Thanks!"}]');
    await deploy(world, [phone]);
    ana.tapsTemplate('Shop now');
    await ana.hearsAll('Thanks!');
    ana.says('And now?');
    await untilQuiet(world);
    expect(ana.hears()).toEqual(['Thanks!']);
  });

  test('is told of receipts: its messages are known as delivered and read', async () => {
    const phone = fresh();
    await givenFlow(world, 'steps: [{message: "Thanks!"}]');
    await deploy(world, [phone]);
    personWith(world, phone).says('Hi');
    await until(
      async () =>
        (
          await sql<{ read: boolean }>`
            select delivered_at is not null and read_at is not null as read from session_message where phone = ${phone}`.execute(
            world.orm.em.fork().getKysely(),
          )
        ).rows,
      ([row]) => row?.read === true,
    );
    expect(await readMessages(world, phone)).toEqual([
      { text: 'Thanks!', outcome: 'accepted', failure: null },
    ]);
    const reader = createMetricsReader(world.orm);
    const history = await reader.history({ phone }, { limit: 10 });
    expect(history?.entries).toMatchObject([
      { kind: 'sent' },
      { kind: 'received', text: 'Hi' },
      { kind: 'chat', author: undefined, text: 'Thanks!', outcome: 'accepted' },
    ]);
    const latest = await reader.history({ phone }, { limit: 1 });
    const earlier = await reader.history({ phone }, { limit: 1, cursor: latest?.earlier ?? '' });
    expect([...(latest?.entries ?? []), ...(earlier?.entries ?? [])].map(({ kind }) => kind)).toEqual([
      'chat',
      'received',
    ]);
  });
});
