import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DispatchError } from '../../src/dispatch/dispatch.ts';
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
const holdsOf = async (id: number) => (await world.dispatch.loadDeployment(id)).holds.map(({ kind }) => kind);

describe('S15: a template that is taken away', () => {
  const template = 'spring_sale_2026';
  const bystanding = 'order_shipped';

  test('a PAUSED webhook holds every deployment of that template; one on another template goes on; approval releases', async () => {
    await open({ messagesPerSecond: 60 });
    const list = plainPhones(100);
    const second = plainPhones(40, 200);
    const bystanders = plainPhones(40, 300);
    const [id, twin, other] = [
      await givenLaunched(world, list),
      await givenLaunched(world, second),
      await givenLaunched(world, bystanders, bystanding),
    ];
    world.engine.start();
    await far.untilArrived(20);
    const language = (await world.dispatch.loadConversation(template)).template.language;
    world.whatsApp.pauseTemplate(template, language);
    await until(
      () => holdsOf(id),
      (holds) => holds.includes('template_paused'),
    );
    const heldAt = performance.now();
    expect(await holdsOf(twin)).toEqual(['template_paused']);
    expect(await holdsOf(other)).toEqual([]);
    await until(
      () => phaseOf(other),
      (phase) => phase !== 'sending',
    );
    await until(
      async () => performance.now(),
      (now) => now > heldAt + 1_500,
    );
    expect(started.after(heldAt + 1_000, [...list, ...second])).toEqual([]);
    expect(far.arrivedAfter(bystanders, 0)).toHaveLength(40);
    const { rows } =
      await sql`select 1 from incident where kind = 'template_paused' and closed_at is null`.execute(
        world.orm.em.fork().getKysely(),
      );
    expect(rows).toHaveLength(1);

    world.whatsApp.approveTemplate(template, language);
    await until(
      () => holdsOf(id),
      (holds) => holds.length === 0,
    );
    await untilCalled(world, id);
    await untilCalled(world, twin);
    const everybody = [...list, ...second].map((phone) => phone.slice(1));
    expect(new Set(far.arrived.map(({ to }) => to.replace('+', '')))).toEqual(
      new Set([...everybody, ...bystanders.map((phone) => phone.slice(1))]),
    );
    await expectExactCounts(world.orm);
  });

  test('a launch that the pause did not see waits too: the status is asked inside every claim', async () => {
    await open();
    const list = plainPhones(20);
    const [id, other] = [
      await givenLaunched(world, list),
      await givenLaunched(world, plainPhones(20, 300), bystanding),
    ];
    // The pause was committed while the launch was under way: no hold, and a template that is paused.
    const status = (word: string) =>
      sql`update template set status = ${word} where name = ${template}`.execute(
        world.orm.em.fork().getKysely(),
      );
    await status('PAUSED');
    world.engine.start();
    await untilCalled(world, other);
    expect(await holdsOf(id)).toEqual([]);
    expect(far.arrivedAfter(list, 0)).toEqual([]);
    await status('APPROVED');
    await untilCalled(world, id);
    expect(far.arrivedAfter(list, 0)).toHaveLength(20);
  });

  test('the first refusal with 132015 stops all deployments of the template within the window, and is told as its state', async () => {
    await open({ window: 8 });
    const list = plainPhones(60);
    const second = plainPhones(30, 200);
    far.onSend = async ({ to }) =>
      to.includes('55501') && !bystanders.some((phone) => phone.endsWith(to.replace('+', '')))
        ? refusal(132015, 'Template is paused')
        : undefined;
    const bystanders = plainPhones(20, 300);
    const [id, twin, other] = [
      await givenLaunched(world, list),
      await givenLaunched(world, second),
      await givenLaunched(world, bystanders, bystanding),
    ];
    world.engine.start();
    await until(
      () => phaseOf(other),
      (phase) => phase !== 'sending',
    );
    await until(
      () => holdsOf(twin),
      (holds) => holds.includes('template_paused'),
    );
    await until(
      async () => [...(await readAttempts(world, id)), ...(await readAttempts(world, twin))],
      (attempts) => attempts.every(({ outcome }) => outcome !== null),
    );
    const { holds } = await world.dispatch.loadDeployment(twin);
    expect(holds.map(({ because }) => because)).toEqual(['WhatsApp paused the template.']);
    const refused = (await readRecipients(world, id)).concat(await readRecipients(world, twin));
    const failed = refused.filter(({ state }) => state === 'template_paused');
    expect(failed.length).toBe(far.arrivedAfter([...list, ...second], 0).length);
    expect(failed.length).toBeGreaterThan(0);
    // Whatever was intended before the first refusal was stored, and not one call more than two windows.
    expect(failed.length).toBeLessThanOrEqual(16);
    expect(failed.every(({ code }) => code === '132015')).toBe(true);
    expect(refused.filter(({ cause }) => cause === 'queued')).toHaveLength(90 - failed.length);
    expect(far.arrivedAfter(bystanders, 0)).toHaveLength(20);
  });

  test('a person’s pause and a paused template are apart: after Resume, approval alone sets it going', async () => {
    await open();
    const id = await givenLaunched(world, plainPhones(10));
    await world.dispatch.pause(id, 'U0ANA');
    const language = (await world.dispatch.loadConversation(template)).template.language;
    world.whatsApp.pauseTemplate(template, language);
    await until(
      () => holdsOf(id),
      (holds) => holds.length === 2,
    );
    const resumed = world.dispatch.resume(id, 'U0ANA');
    await expect(resumed).rejects.toThrow(DispatchError);
    await expect(resumed).rejects.toThrow('It goes on by itself after that.');
    expect(await holdsOf(id)).toEqual(['template_paused']);
    world.engine.start();
    world.whatsApp.approveTemplate(template, language);
    await untilCalled(world, id);
    expect(far.arrived).toHaveLength(10);
  });

  test('while everything is frozen nothing is sent; afterwards it is', async () => {
    await open();
    const id = await givenLaunched(world, plainPhones(5));
    await world.dispatch.freeze('U0ANA', 'Inventory.');
    world.engine.start();
    await world.engine.sweep();
    expect(await readAttempts(world, id)).toEqual([]);
    await world.dispatch.unfreeze('U0ANA');
    await untilCalled(world, id);
    expect(far.arrived).toHaveLength(5);
  });
});
