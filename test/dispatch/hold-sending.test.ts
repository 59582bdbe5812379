import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFarSide, type FarSide, refusal } from '../support/dispatch-far-side.ts';
import { readAttempts, readRecipients, untilCalled } from '../support/dispatch-readings.ts';
import { recordStarts, type StartedCalls } from '../support/dispatch-starts.ts';
import { createDispatchWorld, type DispatchWorld, type WorldOptions } from '../support/dispatch-world.ts';
import { givenLaunched, plainPhones } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
let far: FarSide;
let started: StartedCalls;
const open = async (options: WorldOptions = {}) => {
  world = await createDispatchWorld({
    through: (url) => far.listen(url),
    onStart: started.onStart,
    ...options,
  });
};
beforeEach(() => {
  far = createFarSide();
  started = recordStarts();
});
afterEach(async () => {
  await world.close();
  await far.close();
});

const phaseOf = async (id: number) => (await world.dispatch.loadDeployment(id)).phase;

describe('S14: pause', () => {
  test('no call starts a second after it, it outlives the engine, and resume sends the rest once', async () => {
    await open({ messagesPerSecond: 60 });
    const list = plainPhones(150);
    const bystanders = plainPhones(40, 200);
    const id = await givenLaunched(world, list);
    const other = await givenLaunched(world, bystanders);
    world.engine.start();
    await far.untilArrived(30);
    const paused = await world.dispatch.pause(id, 'U0ANA');
    const confirmedAt = performance.now();
    expect(paused.holds).toMatchObject([{ kind: 'paused_by_person' }]);
    await until(
      () => phaseOf(other),
      (phase) => phase !== 'sending',
    );
    await until(
      async () => performance.now(),
      (now) => now > confirmedAt + 1_500,
    );
    expect(started.after(confirmedAt + 1_000, list)).toEqual([]);

    const before = started.after(0, list).length;
    expect(before).toBeLessThan(150);
    await world.engine.stop(5_000);
    const next = await world.secondEngine();
    next.start();
    const third = await givenLaunched(world, plainPhones(5, 300));
    await until(
      () => phaseOf(third),
      (phase) => phase !== 'sending',
    );
    expect(started.after(0, list)).toHaveLength(before);
    expect(await phaseOf(id)).toBe('sending');

    await world.dispatch.resume(id, 'U0ANA');
    next.nudge();
    await untilCalled(world, id);
    expect(new Set(far.arrivedAfter(list, 0).map(({ to }) => to)).size).toBe(150);
    expect(far.arrivedAfter(list, 0)).toHaveLength(150);
    await expectExactCounts(world.orm);
  });

  test('whoever waited for their turn when it was paused was not called, which takes none of their tries', async () => {
    await open({ messagesPerSecond: 20 });
    const list = plainPhones(40);
    const id = await givenLaunched(world, list);
    world.engine.start();
    const waiting = async () =>
      (await readAttempts(world, id)).filter(({ outcome }) => outcome === null).length;
    for (let pauses = 0; pauses < 3; pauses += 1) {
      await until(waiting, (calls) => calls > 2);
      await world.dispatch.pause(id, 'U0ANA');
      await until(waiting, (calls) => calls === 0);
      await world.dispatch.resume(id, 'U0ANA');
      world.engine.nudge();
    }
    await untilCalled(world, id);
    const { rows: failures } = await sql`
      select distinct failure from attempt where failure is not null`.execute(
      world.orm.em.fork().getKysely(),
    );
    expect(failures).toEqual([{ failure: 'not_started' }]);
    await until(
      () => readRecipients(world, id),
      (all) => all.every(({ state }) => state === 'success'),
    );
    expect(far.arrived).toHaveLength(40);
    await expectExactCounts(world.orm);
  });

  test('a pause that comes while a retry waits holds the retry as well', async () => {
    await open();
    far.onSend = async () => refusal(130429, 'Rate limit hit');
    const id = await givenLaunched(world, plainPhones(1));
    world.engine.start();
    await until(
      () => readRecipients(world, id),
      ([one]) => one?.cause === 'retry',
    );
    await world.dispatch.pause(id, 'U0ANA');
    const calls = far.arrived.length;
    await world.orm.em.fork().execute('update recipient set retry_at = now()');
    const other = await givenLaunched(world, plainPhones(3, 10));
    far.onSend = async () => undefined;
    await untilCalled(world, other);
    expect(far.arrivedAfter(plainPhones(1), 0)).toHaveLength(calls);
  });
});

describe('S14: cancel', () => {
  test('counts everybody not called as cancelled, calls nobody after, and keeps what was under way', async () => {
    await open({ messagesPerSecond: 60 });
    const list = plainPhones(150);
    const id = await givenLaunched(world, list);
    const other = await givenLaunched(world, plainPhones(20, 200));
    world.engine.start();
    await far.untilArrived(30);
    await world.dispatch.cancel(id, 'U0ANA');
    const confirmedAt = performance.now();
    const recipients = await until(
      () => readRecipients(world, id),
      (all) => all.every(({ cause }) => cause !== 'queued'),
    );
    await until(
      () => phaseOf(other),
      (phase) => phase !== 'sending',
    );
    expect(started.after(confirmedAt + 1_000, list)).toEqual([]);
    const called = new Set(far.arrivedAfter(list, 0).map(({ to }) => `+${to.replace('+', '')}`));
    for (const { phone, state } of recipients) expect(state === 'cancelled', phone).toBe(!called.has(phone));
    expect(recipients.filter(({ state }) => state === 'cancelled').length).toBeGreaterThan(50);
    await expect(world.dispatch.resume(id, 'U0ANA')).rejects.toThrow('it is already cancelled');
    await expectExactCounts(world.orm);
  });

  test('a recipient that waited for its retry is cancelled too; one whose delivery comes late counts as delivered', async () => {
    await open();
    const [waiting = '', late = ''] = plainPhones(2);
    far.onSend = async ({ to }) =>
      waiting.endsWith(to.replace('+', '')) ? refusal(130429, 'Rate limit hit') : undefined;
    world.whatsApp.setFaults({ reset: 0 });
    world.whatsApp.setSpeed(1);
    const id = await givenLaunched(world, [waiting, late]);
    world.engine.start();
    await until(
      () => readRecipients(world, id),
      (all) => all[0]?.cause === 'retry' && all[1]?.cause !== 'queued',
    );
    // An attempt that was committed and not called yet would be cancelled as well.
    await until(
      async () => far.arrivedAfter([late], 0).length,
      (calls) => calls === 1,
    );
    await world.dispatch.cancel(id, 'U0ANA');
    await until(
      () => readRecipients(world, id),
      ([first]) => first?.state === 'cancelled',
    );
    await world.whatsApp.flush();
    await until(
      () => readRecipients(world, id),
      ([, second]) => second?.state === 'success',
    );
    await expectExactCounts(world.orm);
  });
});

describe('S20: exclusion', () => {
  test('a phone excluded after the launch is never called, and is told as excluded', async () => {
    await open();
    const list = plainPhones(5);
    const id = await givenLaunched(world, list);
    const excluded = list[2] ?? '';
    await sql`insert into exclusion (phone, source, because) values (${excluded}, 'person', 'Asked us to stop.')`.execute(
      world.orm.em.fork().getKysely(),
    );
    world.engine.start();
    await untilCalled(world, id);
    expect(far.arrivedAfter([excluded], 0)).toEqual([]);
    expect(far.arrived).toHaveLength(4);
    expect((await readRecipients(world, id))[2]).toMatchObject({ state: 'excluded', attempts: 0 });
    await expectExactCounts(world.orm);
  });

  test('somebody who stops marketing in WhatsApp is not called by the deployments that are still sending', async () => {
    await open({ messagesPerSecond: 20 });
    const list = plainPhones(60);
    const last = list.at(-1) ?? '';
    const id = await givenLaunched(world, list);
    world.engine.start();
    await far.untilArrived(3);
    world.whatsApp.setPreference(last, 'stop');
    await untilCalled(world, id);
    expect(far.arrivedAfter([last], 0)).toEqual([]);
    expect((await readRecipients(world, id)).at(-1)).toMatchObject({ state: 'excluded', attempts: 0 });
    expect(far.arrived).toHaveLength(59);
  });

  test('a phone excluded while its retry waits is not called again', async () => {
    await open();
    far.onSend = async () => refusal(130429, 'Rate limit hit');
    const [phone = ''] = plainPhones(1);
    const id = await givenLaunched(world, [phone]);
    world.engine.start();
    await until(
      () => readRecipients(world, id),
      ([one]) => one?.cause === 'retry',
    );
    await sql`insert into exclusion (phone, source, because) values (${phone}, 'person', 'Asked us to stop.')`.execute(
      world.orm.em.fork().getKysely(),
    );
    const calls = far.arrived.length;
    await untilCalled(world, id);
    expect(await readRecipients(world, id)).toMatchObject([{ state: 'excluded' }]);
    expect(far.arrived).toHaveLength(calls);
    await expectExactCounts(world.orm);
  });
});
