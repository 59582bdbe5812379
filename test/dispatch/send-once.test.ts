import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseAttemptToken } from '../../src/dispatch/sending/attempt-token.ts';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { storyOf } from '../../src/sandbox/whatsapp/stories.ts';
import { readTokenKey } from '../support/dispatch-attempts.ts';
import { createFarSide, type FarSide, refusal } from '../support/dispatch-far-side.ts';
import { readAttempts, readRecipients, untilCalled } from '../support/dispatch-readings.ts';
import { createDispatchWorld, type DispatchWorld, type WorldOptions } from '../support/dispatch-world.ts';
import { fictionalPhone, givenLaunched } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
let far: FarSide;
const open = async (options: WorldOptions = {}) => {
  world = await createDispatchWorld({ through: (url) => far.listen(url), ...options });
};
beforeEach(() => {
  far = createFarSide();
});
afterEach(async () => {
  await world.close();
  await far.close();
});

const phones = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => fictionalPhone(from + index));

test('S1, S5: every ending of the simulated WhatsApp leads to its state, and the ledger and our attempts name the same calls', async () => {
  await open({ timeoutMs: 1_500 });
  // 99 ends with the template paused, which is a story of its own.
  const list = phones(99);
  const id = await givenLaunched(world, list);
  world.engine.start();
  await until(
    async () => {
      await world.whatsApp.flush();
      return readRecipients(world, id);
    },
    (recipients) => recipients.every(({ phone, state }) => state === storyOf(phone).leadsTo),
    120_000, // six tries of one phone keep their distance of eight seconds
  );
  const key = await readTokenKey(world.orm);
  const attempts = await readAttempts(world, id);
  const accepted = world.whatsApp.ledger.map(({ token, wamid }) => [
    parseAttemptToken(key, token ?? ''),
    wamid,
  ]);
  const ours = attempts.filter(({ provider }) => provider !== null).map((one) => [one.id, one.provider]);
  const byId = (one: unknown[], other: unknown[]) => Number(one[0]) - Number(other[0]);
  expect(accepted.toSorted(byId)).toEqual(ours.toSorted(byId));
  const settled = attempts.filter(({ provider }) => provider !== null);
  for (const { recipient } of settled) {
    const taken = settled.filter((one) => one.recipient === recipient);
    const failures = taken.filter(({ outcome }) => outcome === 'failed');
    expect(taken.length).toBeLessThanOrEqual(1 + failures.length);
  }
  await expectExactCounts(world.orm);
  expect(world.failures).toEqual([]);
}, 150_000);

test('S4: when a call arrives, its attempt can be read from another connection', async () => {
  await open();
  const second = openDatabase({ url: world.url, poolSize: 4 });
  const key = await readTokenKey(world.orm);
  const seen: boolean[] = [];
  far.onSend = async ({ token, to }) => {
    const { rows } = await sql`
      select 1 from attempt a join recipient r on r.id = a.recipient_id
       where a.id = ${parseAttemptToken(key, token) ?? 0} and a.outcome is null and r.phone like ${`%${to.replace('+', '')}`}`.execute(
      second.em.fork().getKysely(),
    );
    seen.push(rows.length === 1);
    return undefined;
  };
  const id = await givenLaunched(world, phones(70));
  world.engine.start();
  await untilCalled(world, id);
  expect(seen).toEqual(Array.from({ length: 70 }, () => true));
  await second.close(true);
});

describe('unknown outcomes', () => {
  test.each(['acceptThenReset', 'acceptThen500', 'hang'] as const)(
    'S1: %s is settled by receipts alone, without a second call',
    async (fault) => {
      await open({ timeoutMs: 700, whatsApp: { speed: 0 } });
      world.whatsApp.setFaults({ [fault]: 5 });
      const id = await givenLaunched(world, phones(20));
      world.engine.start();
      await until(
        () => readRecipients(world, id),
        (recipients) => recipients.every(({ state }) => state === 'success'),
      );
      expect(far.arrived).toHaveLength(20);
      expect(world.whatsApp.ledger).toHaveLength(20);
      await expectExactCounts(world.orm);
    },
  );

  test('S1: what got lost on the way settles, is shown as unknown after the grace, and is never called again', async () => {
    await open({ graceMs: 1_500 });
    world.whatsApp.setFaults({ reset: 2, status500: 1 });
    const id = await givenLaunched(world, phones(10));
    world.engine.start();
    const causes = async () => (await readRecipients(world, id)).map(({ cause }) => cause);
    const count = (all: string[], cause: string) => all.filter((one) => one === cause).length;
    await until(causes, (all) => count(all, 'settling') === 3 && count(all, 'queued') === 0);
    expect(await world.dispatch.loadDeployment(id)).toMatchObject({ waiting: 0 });
    await until(causes, (all) => count(all, 'unknown') === 3);
    await world.engine.sweep();
    world.engine.nudge();
    await until(
      () => world.dispatch.loadDeployment(id),
      ({ phase }) => phase === 'sent',
    );
    expect(far.arrived).toHaveLength(10);
    await expectExactCounts(world.orm);
  });

  test('S18: a far side that never answers holds as many attempts open as the window says, and no more', async () => {
    await open({ window: 16 });
    let release = () => {};
    const released = new Promise<void>((done) => {
      release = done;
    });
    far.onSend = async () => {
      await released;
      return undefined;
    };
    const id = await givenLaunched(world, phones(70));
    world.engine.start();
    await far.untilArrived(16);
    const fullAt = Date.now();
    // Several rounds of the sender, any of which would start more.
    await until(
      async () => Date.now() - fullAt,
      (passed) => {
        world.engine.nudge();
        return passed > 700;
      },
    );
    await world.engine.sweep();
    expect(await readAttempts(world, id)).toHaveLength(16);
    expect(far.arrived).toHaveLength(16);
    release();
    await untilCalled(world, id);
    expect(far.arrived).toHaveLength(70);
  });

  test('S19: an attempt whose call can no longer be under way is taken for unknown, even while its worker lives', async () => {
    await open();
    far.onSend = async () => refusal(131026, 'Not to be asked in this test.');
    const id = await givenLaunched(world, phones(1));
    await sql`
      insert into attempt (recipient_id, line_id, worker_id, number, started_at)
      select r.id, d.line_id, (select max(id) from worker), 1, now() - interval '70 seconds'
        from recipient r join deployment d on d.id = r.deployment_id where d.id = ${id}`.execute(
      world.orm.em.fork().getKysely(),
    );
    world.engine.start();
    await until(
      () => readRecipients(world, id),
      ([one]) => one?.cause === 'settling',
    );
    await until(
      () => world.dispatch.loadDeployment(id),
      ({ phase }) => phase === 'sent',
    );
    expect(far.arrived).toEqual([]);
  });
});
