import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { releaseWithinLimit, storeDailyLimit } from '../../src/dispatch/guards/daily-limit.ts';
import { intend } from '../../src/dispatch/sending/intent-store.ts';
import { registerWorker } from '../../src/dispatch/sending/worker-store.ts';
import { saidAgain } from '../../src/entities/language/said-again.ts';
import { speaking, tongues } from '../../src/entities/language/say.ts';
import { makeCallsOlder, readRecipients } from '../support/dispatch-readings.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { givenDraft, plainPhones } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
let called: string[];
beforeEach(async () => {
  called = [];
  world = await createDispatchWorld({ onStart: (to) => called.push(to) });
});
afterEach(() => world.close());

const fork = () => world.orm.em.fork();
const limitTo = (users: number | undefined) =>
  fork().transactional((em) => storeDailyLimit(em, 'whatsapp', users));
const reached = async (): Promise<unknown> =>
  (
    await fork().execute('select reached, (select count(*)::int from reached_user) as counted from portfolio')
  )[0];
const holdsOf = async (id: number) => (await world.dispatch.loadDeployment(id)).holds;
const untilHeld = (id: number) =>
  until(
    () => holdsOf(id),
    (holds) => holds.length > 0,
  );

async function launched(phones: readonly string[], beyondLimit?: 'wait' | 'leave_out'): Promise<number> {
  const id = await givenDraft(world, phones);
  await world.dispatch.launch(id, 'U0ANA', {
    recently: 'send',
    ...(beyondLimit !== undefined && { beyondLimit }),
  });
  return id;
}

describe('S17: the daily limit of different people', () => {
  test('the rest waits under a hold that says why, and goes by itself when places free', async () => {
    await limitTo(20);
    const id = await launched(plainPhones(30));
    world.engine.start();
    const [hold] = await untilHeld(id);
    expect(hold?.kind).toBe('daily_limit');
    expect(hold?.because).toMatch(
      /^WhatsApp lets this business reach 20 different people in 24 hours, and has. Places free from \d{4}-\d\d-\d\d \d\d:\d\d UTC on/,
    );
    expect(speaking(tongues.es, () => saidAgain(hold?.because ?? ''))).toMatch(
      /^WhatsApp permite a esta empresa llegar a 20 personas distintas en 24 horas, y ya llegó\. .* entonces\.$/,
    );
    await until(
      async () => called.length,
      (count) => count === 20,
    );
    expect(await reached()).toEqual({ reached: 20, counted: 20 });

    await fork().execute(`update reached_user set at = now() - interval '25 hours'`);
    await until(
      async () => called.length,
      (count) => count === 30,
    );
    expect(new Set(called).size).toBe(30);
    expect(await reached()).toEqual({ reached: 10, counted: 10 });
    expect(await holdsOf(id)).toEqual([]);
    await expectExactCounts(world.orm);
  });

  test('those beyond it are left out where a person chose so, and can be tried after a day', async () => {
    await limitTo(5);
    const id = await launched(plainPhones(12), 'leave_out');
    world.engine.start();
    await until(
      () => readRecipients(world, id),
      (all) => all.filter(({ cause }) => cause === 'daily_limit').length === 7,
    );
    await until(
      async () => called.length,
      (count) => count === 5,
    );
    expect(await holdsOf(id)).toEqual([]);
    const offer = await world.dispatch.planRetry(id);
    expect(offer.groups).toMatchObject([{ failure: 'daily_limit', when: 'after_24_hours', count: 7 }]);
    await expectExactCounts(world.orm);
  });

  test('somebody reached within the day takes no second place', async () => {
    await limitTo(3);
    const phones = plainPhones(3);
    const first = await launched(phones);
    world.engine.start();
    await until(
      async () => called.length,
      (count) => count === 3,
    );
    await makeCallsOlder(world, '1 minute');
    const second = await launched(phones);
    await until(
      async () => called.length,
      (count) => count === 6,
    );
    expect([await holdsOf(first), await holdsOf(second)]).toEqual([[], []]);
    expect(await reached()).toEqual({ reached: 3, counted: 3 });
  });

  test('the review tells what is left and how many of the list are more, those reached already not counted', async () => {
    expect(await world.dispatch.loadReview(await givenDraft(world, plainPhones(3)))).not.toHaveProperty(
      'dailyLimit',
    );
    await limitTo(10);
    for (const phone of plainPhones(6)) {
      await fork().execute(
        `insert into reached_user (gateway, phone, at) values ('whatsapp', '${phone}', now())`,
      );
    }
    const draft = await givenDraft(world, plainPhones(12, 2));
    const { dailyLimit } = await world.dispatch.loadReview(draft);
    expect(dailyLimit).toEqual({ usersPerDay: 10, left: 4, beyond: 4 });
  });

  test('claims at the same moment never exceed it together', async () => {
    await limitTo(25);
    const lane = { lineId: world.whatsApp.lineIds[0] ?? '', deploymentId: undefined };
    const claims = await Promise.all(
      [0, 1, 2, 3].map(async (place) => {
        const id = await launched(plainPhones(20, place * 100));
        const rows = await fork().execute(`select id::int as id from recipient where deployment_id = ${id}`);
        return { ids: rows.map((row) => Number(row.id)), workerId: await registerWorker(fork()) };
      }),
    );
    const taken = await Promise.all(claims.map(({ ids, workerId }) => intend(fork(), workerId, lane, ids)));
    expect(taken.reduce((sum, { intents }) => sum + intents.length, 0)).toBe(25);
    expect(await reached()).toEqual({ reached: 25, counted: 25 });
  });

  test('somebody whose day is over takes a place again, and nobody else gets it as well', async () => {
    await limitTo(1);
    const [again = '', other = ''] = plainPhones(2);
    await fork().execute(`update portfolio set reached = 1`);
    await fork().execute(
      `insert into reached_user (gateway, phone, at) values ('whatsapp', '${again}', now() - interval '25 hours')`,
    );
    const id = await launched([again, other]);
    const rows = await fork().execute(`select id::int as id from recipient where deployment_id = ${id}`);
    const ids = rows.map((row) => Number(row.id));
    const lane = { lineId: world.whatsApp.lineIds[0] ?? '', deploymentId: undefined };
    const { intents } = await intend(fork(), await registerWorker(fork()), lane, ids);
    expect(intents).toHaveLength(1);
    expect(await reached()).toEqual({ reached: 1, counted: 1 });
  });

  test('a limit that comes later counts those reached before, and one that goes releases everybody', async () => {
    const before = await launched(plainPhones(4));
    world.engine.start();
    await until(
      async () => called.length,
      (count) => count === 4,
    );
    await limitTo(6);
    expect(await reached()).toEqual({ reached: 4, counted: 4 });
    const id = await launched(plainPhones(5, 100));
    await untilHeld(id);
    expect(await holdsOf(before)).toEqual([]);
    await limitTo(undefined);
    await fork().transactional(releaseWithinLimit);
    await until(
      async () => called.length,
      (count) => count === 9,
    );
  });
});
