import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { createFarSide, type FarSide } from '../support/dispatch-far-side.ts';
import { readAttempts, readRecipients } from '../support/dispatch-readings.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { givenLaunched, plainPhones } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';
import { until } from '../support/until.ts';

const people = 120;
let world: DispatchWorld;
let far: FarSide;
beforeEach(async () => {
  far = createFarSide();
  world = await createDispatchWorld({
    through: (url) => far.listen(url),
    messagesPerSecond: 100,
    window: 16,
    statementMs: 1_000,
  });
});
afterEach(async () => {
  await world.close();
  await far.close();
});

/** Ended by the limit, as PostgreSQL says it. */
const hung = () =>
  world.failures.filter((error) => error instanceof Error && 'code' in error && error.code === '57014');

/** Somebody with a console of their own who keeps the table from everybody until `isOver`. */
async function keep(table: string, isOver: () => Promise<unknown>): Promise<void> {
  const console = openDatabase({ url: world.url, poolSize: 1 });
  const em = console.em.fork();
  await em.begin();
  await em.execute('set local idle_in_transaction_session_timeout = 0');
  await em.execute(`lock table ${table} in access exclusive mode`);
  await isOver();
  await em.rollback();
  await console.close(true);
}

test.each(['attempt', 'recipient', 'tally', 'line'])(
  'S1, S19: what waits too long for %s ends and is told; it goes on, and nobody is lost or called twice',
  async (table) => {
    const id = await givenLaunched(world, plainPhones(people));
    world.engine.start();
    await far.untilArrived(20);
    await keep(table, () =>
      until(
        async () => hung().length,
        (count) => count >= 3,
      ),
    );
    expect(hung()[0]).toMatchObject({ message: expect.stringContaining('due to statement timeout') });
    await until(
      () => readRecipients(world, id),
      (all) => all.every(({ state }) => state === 'success'),
    );
    expect(far.arrived).toHaveLength(people);
    expect(new Set(far.arrived.map(({ to }) => to)).size).toBe(people);
    const outcomes = (await readAttempts(world, id)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(people);
    await expectExactCounts(world.orm);
  },
);

test('a statement for one screen, batch or chunk may take minutes, and none takes for ever', async () => {
  const usual = openDatabase({ url: world.url, poolSize: 1 });
  const [shown] = await usual.em.fork().execute('show statement_timeout');
  await usual.close(true);
  expect(shown).toEqual({ statement_timeout: '2min' });
});
