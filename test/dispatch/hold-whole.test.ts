import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DispatchError } from '../../src/dispatch/dispatch.ts';
import { speaking, tongues } from '../../src/entities/language/say.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { createFarSide, type FarSide } from '../support/dispatch-far-side.ts';
import { untilCalled } from '../support/dispatch-readings.ts';
import { recordStarts, type StartedCalls } from '../support/dispatch-starts.ts';
import { createDispatchWorld, type DispatchWorld, type WorldOptions } from '../support/dispatch-world.ts';
import { givenDraft, givenLaunched, plainPhones } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
let far: FarSide;
let started: StartedCalls;
const open = async (options: WorldOptions = {}) => {
  far = createFarSide();
  started = recordStarts();
  world = await createDispatchWorld({
    through: (url) => far.listen(url),
    onStart: started.onStart,
    ...options,
  });
};
beforeEach(() => open());
afterEach(async () => {
  await expectExactCounts(world.orm);
  await world.close();
  await far.close();
});

const template = { kind: 'template', name: 'spring_sale_2026' } as const;

/** Without hurrying the line, as `untilCalled` does. */
const untilSent = (id: number) =>
  until(
    async () => (await world.dispatch.loadDeployment(id)).phase,
    (phase) => phase !== 'sending',
  );

const otherConversation = async () =>
  (await world.dispatch.findConversations('', 50)).find(
    ({ template: { name }, notSendable }) => notSendable === undefined && name !== template.name,
  )?.name ?? '';

test('S14: no replica starts a call of a held template a second after it, restarts included; release sends the rest once', async () => {
  await world.close();
  await far.close();
  await open({ messagesPerSecond: 60 });
  const list = plainPhones(120);
  const bystanders = plainPhones(40, 200);
  const id = await givenLaunched(world, list);
  const other = await givenLaunched(world, bystanders, await otherConversation());
  const second = await world.secondEngine();
  world.engine.start();
  second.start();
  await far.untilArrived(20);
  const held = await world.dispatch.hold(template, 'The price is wrong', 'U0BEN');
  const confirmedAt = performance.now();
  expect(held).toMatchObject({ name: template.name, changed: true, deployments: [{ id }] });
  await untilSent(other);
  await until(
    async () => performance.now(),
    (now) => now > confirmedAt + 1_500,
  );
  expect(started.after(confirmedAt + 1_000, list)).toEqual([]);
  const before = started.after(0, list).length;
  expect(before).toBeLessThan(120);

  await second.stop(5_000);
  const third = await world.secondEngine();
  third.start();
  const later = await givenLaunched(world, plainPhones(5, 300), await otherConversation());
  await untilSent(later);
  expect(started.after(0, list)).toHaveLength(before);

  await world.dispatch.release(template, 'U0BEN');
  await untilCalled(world, id);
  expect(far.arrivedAfter(list, 0)).toHaveLength(120);
});

test('it holds deployments that come later: a review says why and by whom, and Send is refused', async () => {
  await world.dispatch.hold(template, 'The price is wrong', 'U0BEN');
  const draft = await givenDraft(world, plainPhones(2));
  const review = await world.dispatch.loadReview(draft);
  expect(review.heldBy).toBe('U0BEN');
  expect(review.notSendable).toBe(
    'The template spring_sale_2026 is on hold: The price is wrong. /treble release template spring_sale_2026 lifts it.',
  );
  await expect(world.dispatch.launch(draft, 'U0ANA')).rejects.toThrow('The price is wrong.');
  await world.dispatch.release(template, 'U0BEN');
  expect((await world.dispatch.loadReview(draft)).notSendable).toBeUndefined();
});

test('a line is held by its number however it is written; its reason and author stand on the deployment', async () => {
  const id = await givenLaunched(world, plainPhones(2));
  await world.engine.readLines();
  const { line } = await world.dispatch.loadReview(await givenDraft(world, plainPhones(1, 20)));
  const spoken = (line.displayPhone ?? '').replace(/^\+?(\d)(\d{3})(\d{3})/, '+$1 ($2) $3-');
  await world.dispatch.hold({ kind: 'line', name: spoken }, 'The SIM is moved', 'U0BEN');
  const because = `The line ${line.displayPhone} is on hold: The SIM is moved. /treble release line ${line.displayPhone} lifts it.`;
  const holds = [{ kind: 'line_held', because, by: 'U0BEN' }];
  expect((await world.dispatch.loadDeployment(id)).holds).toMatchObject(holds);
  expect((await createMetricsReader(world.orm).deployment(id))?.holds).toMatchObject(holds);
  world.engine.start();
  await world.dispatch.hold({ kind: 'line', name: line.id }, 'It is still moved', 'U0ANA');
  expect((await world.dispatch.loadDeployment(id)).holds).toMatchObject([{ by: 'U0ANA' }]);
  await expect(world.dispatch.resume(id, 'U0ANA')).rejects.toThrow('D-1 stays held: The line');
  expect(far.arrived).toEqual([]);
  await world.dispatch.release({ kind: 'line', name: line.id }, 'U0ANA');
  await untilCalled(world, id);
});

test('release tells what still holds each deployment, and a second release changes nothing', async () => {
  const id = await givenLaunched(world, plainPhones(2));
  await world.dispatch.pause(id, 'U0ANA');
  await world.dispatch.hold(template, 'The price is wrong', 'U0BEN');
  await expect(world.dispatch.resume(id, 'U0ANA')).rejects.toThrow('The price is wrong.');
  await world.dispatch.pause(id, 'U0ANA');
  const released = await world.dispatch.release(template, 'U0BEN');
  expect(released).toMatchObject({
    changed: true,
    deployments: [{ id, holds: [{ kind: 'paused_by_person' }] }],
  });
  expect(await world.dispatch.release(template, 'U0BEN')).toMatchObject({ changed: false });
});

test('why a list cannot be sent now is said in the language of whoever reviews it', async () => {
  await world.dispatch.hold(template, 'The price is wrong', 'U0BEN');
  const draftId = await givenDraft(world, plainPhones(2));
  const seen = await speaking(tongues.es, () => world.dispatch.loadReview(draftId));
  expect(seen.notSendable).toBe(
    'La plantilla spring_sale_2026 está retenida: The price is wrong. /treble release template spring_sale_2026 la libera.',
  );
});

test('what does not exist is not held', async () => {
  const wish = world.dispatch.hold({ kind: 'template', name: 'sprung_sale' }, 'Why not', 'U0BEN');
  await expect(wish).rejects.toThrow(DispatchError);
  await expect(world.dispatch.hold({ kind: 'line', name: 'x' }, 'Why not', 'U0BEN')).rejects.toThrow(
    'There is no line “x”.',
  );
});

test('every act of control is written down with who did it', async () => {
  const id = await givenLaunched(world, plainPhones(2));
  await world.dispatch.pause(id, 'U0ANA');
  await world.dispatch.resume(id, 'U0BEN');
  await world.dispatch.cancel(id, 'U0CARO');
  await world.dispatch.hold(template, 'The price is wrong', 'U0ANA');
  await world.dispatch.release(template, 'U0BEN');
  await world.dispatch.freeze('U0ANA', 'A test');
  await world.dispatch.unfreeze('U0BEN');
  const { rows } = await sql<{ actor: string; act: string; subject: string }>`
    select actor, act, subject from audit_entry order by id`.execute(world.orm.em.fork().getKysely());
  expect(rows.map(({ actor, act, subject }) => `${actor} ${act} ${subject}`)).toEqual([
    'U0ANA deployment.pause deployment:1',
    'U0BEN deployment.resume deployment:1',
    'U0CARO deployment.cancel deployment:1',
    'U0ANA template.hold template:spring_sale_2026',
    'U0BEN template.release template:spring_sale_2026',
    'U0ANA sending.freeze installation',
    'U0BEN sending.unfreeze installation',
  ]);
});
