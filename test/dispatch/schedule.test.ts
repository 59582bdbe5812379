import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startDue } from '../../src/dispatch/launch/start-due.ts';
import { eraseOld } from '../../src/dispatch/sweeps.ts';
import { templateStatusChanged } from '../../src/dispatch/templates/template-status.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { readRecipients, untilCalled } from '../support/dispatch-readings.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { freshPhones, givenDraft } from '../support/draft.ts';
import { expectExactCounts } from '../support/recount.ts';
import { until } from '../support/until.ts';

let world: DispatchWorld;
const fresh = freshPhones();
beforeAll(async () => {
  world = await createDispatchWorld();
});
afterEach(() => expectExactCounts(world.orm));
afterAll(() => world.close());

const db = () => world.orm.em.fork().getKysely();
const zone = 'America/Bogota';
const tomorrow = () => new Date(Date.now() + 86_400_000);

async function scheduled(count = 3): Promise<number> {
  const id = await givenDraft(world, fresh(count));
  await world.dispatch.schedule(id, 'U0ANA', { at: tomorrow(), zone });
  return id;
}

/** As if that much time had passed since its time came. */
const makeDue = (id: number, seconds = 1) =>
  sql`update deployment set scheduled_for = now() - ${seconds} * interval '1 second' where id = ${id}`.execute(
    db(),
  );

const phaseOf = async (id: number) => (await world.dispatch.loadDeployment(id)).phase;
const lineOf = async (id: number) => createMetricsReader(world.orm).deployment(id);
const actsOf = async (id: number) => {
  const { rows } = await sql<{ actor: string; act: string }>`
    select actor, act from audit_entry where subject = ${`deployment:${id}`} order by id`.execute(db());
  return rows.map(({ actor, act }) => `${actor} ${act}`);
};

test('a scheduled draft sends nothing before its time, is not erased, and counts in no figure', async () => {
  const id = await scheduled();
  const forgotten = await givenDraft(world, fresh(2));
  await sql`update deployment set created_at = now() - interval '30 hours' where id in (${id}, ${forgotten})`.execute(
    db(),
  );
  await eraseOld(world.orm);
  expect(await startDue(world.orm)).toBe(0);
  expect(await phaseOf(id)).toBe('scheduled');
  await expect(world.dispatch.loadReview(forgotten)).rejects.toThrow('no longer there');
  expect(await readRecipients(world, id)).toHaveLength(3);
  expect((await lineOf(id))?.schedule).toMatchObject({ zone, by: 'U0ANA' });
  const cells = await createMetricsReader(world.orm).cells({ kind: 'deployment', deploymentId: id });
  expect(cells).toEqual([]);
});

test('it starts once at its time, however many replicas look at the same moment', async () => {
  const id = await scheduled();
  const later = await scheduled();
  await makeDue(id);
  const started = await Promise.all(Array.from({ length: 6 }, () => startDue(world.orm)));
  expect(started.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await phaseOf(id)).toBe('sending');
  expect(await phaseOf(later)).toBe('scheduled');
  expect(await lineOf(id)).toMatchObject({ launchedBy: 'U0ANA', launchedAt: expect.any(Date) });
  expect(await actsOf(id)).toEqual(['U0ANA deployment.schedule', 'treble-bot deployment.start_scheduled']);
  world.engine.start();
  await untilCalled(world, id);
  expect((await readRecipients(world, id)).map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
});

test('one that cannot be started, whatever breaks, keeps no other from its time', async () => {
  const broken = await scheduled();
  const sound = await scheduled();
  await sql`
    create function break_start() returns trigger language plpgsql as $$ begin raise exception 'Broken.'; end $$`.execute(
    db(),
  );
  await sql`
    create trigger break_start before update on deployment for each row
      when (new.id = ${sql.lit(broken)} and new.phase = 'sending') execute function break_start()`.execute(
    db(),
  );
  await makeDue(broken, 20);
  await makeDue(sound, 10);
  await expect(startDue(world.orm)).rejects.toThrow('Broken.');
  expect(await phaseOf(sound)).toBe('sending');
  expect(await phaseOf(broken)).toBe('scheduled');
  await sql`drop trigger break_start on deployment`.execute(db());
  expect(await startDue(world.orm)).toBe(1);
  expect(await phaseOf(broken)).toBe('sending');
});

test('the running engine starts it within two seconds of its time', async () => {
  const id = await givenDraft(world, fresh(2));
  await world.dispatch.schedule(id, 'U0ANA', { at: new Date(Date.now() + 1_000), zone });
  const line = await until(
    () => lineOf(id),
    (found) => found?.launchedAt !== null,
  );
  const { rows } = await sql<{ late: number }>`
    select extract(epoch from launched_at - scheduled_for)::float8 as late from deployment where id = ${id}`.execute(
    db(),
  );
  expect(line?.phase).not.toBe('scheduled');
  expect(rows[0]?.late).toBeGreaterThanOrEqual(0);
  expect(rows[0]?.late).toBeLessThan(2);
});

test('a time that passed while nothing ran is missed, never sent late, until a person decides', async () => {
  const id = await scheduled();
  await makeDue(id, 301);
  expect(await Promise.all([startDue(world.orm), startDue(world.orm)])).toEqual([0, 0]);
  await startDue(world.orm);
  expect(await phaseOf(id)).toBe('scheduled');
  expect((await lineOf(id))?.schedule?.missed).toBe('Nothing was running at that time, so it was not sent.');
  expect((await actsOf(id)).filter((act) => act.includes('miss'))).toHaveLength(1);

  await world.dispatch.sendNow(id, 'U0BEN');
  expect(await lineOf(id)).toMatchObject({ launchedBy: 'U0BEN' });
  await expect(world.dispatch.sendNow(id, 'U0BEN')).rejects.toThrow(/is not scheduled: it is already/);
  expect(await actsOf(id)).toContain('U0BEN deployment.send_now');
  await untilCalled(world, id);
  expect((await readRecipients(world, id)).map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
});

test('another time makes a missed one start by itself again', async () => {
  const id = await scheduled();
  await makeDue(id, 900);
  await startDue(world.orm);
  await world.dispatch.schedule(id, 'U0BEN', { at: tomorrow(), zone: 'UTC' });
  expect((await lineOf(id))?.schedule).toEqual({ at: expect.any(Date), zone: 'UTC', by: 'U0BEN' });
  await makeDue(id);
  await until(
    () => phaseOf(id),
    (phase) => phase !== 'scheduled',
  );
});

test.each([
  [
    'sending is frozen',
    () => world.dispatch.freeze('U0ANA', 'A test'),
    () => world.dispatch.unfreeze('U0ANA'),
    'A test',
  ],
  [
    'a person holds the template',
    () => world.dispatch.hold({ kind: 'template', name: 'spring_sale_2026' }, 'Wrong', 'U0ANA'),
    () => world.dispatch.release({ kind: 'template', name: 'spring_sale_2026' }, 'U0ANA'),
    'is on hold: Wrong.',
  ],
  ['WhatsApp paused the template', () => templateIs('PAUSED'), () => templateIs('APPROVED'), 'is paused'],
] as const)('what forbids sending is asked again at its time: %s', async (_story, forbid, allow, because) => {
  const id = await scheduled();
  await forbid();
  await makeDue(id);
  await until(
    () => lineOf(id),
    (line) => line?.schedule?.missed !== undefined,
  );
  await allow();
  await startDue(world.orm);
  expect(await phaseOf(id)).toBe('scheduled');
  expect((await lineOf(id))?.schedule?.missed).toContain(because);
});

test('paused while it waits, it does not start at its time; the pause is the reason', async () => {
  const id = await scheduled();
  await world.dispatch.pause(id, 'U0ANA');
  await makeDue(id);
  await until(
    () => lineOf(id),
    (line) => line?.schedule?.missed === 'Paused by a person.',
  );
});

test('cancelled before its time nobody is sent to', async () => {
  const id = await scheduled();
  await world.dispatch.cancel(id, 'U0ANA');
  await makeDue(id);
  expect(await startDue(world.orm)).toBe(0);
  await until(
    () => readRecipients(world, id),
    (recipients) => recipients.every(({ state }) => state === 'cancelled'),
  );
});

test('whom the review set aside for 24 hours is sent to when they are over at its time', async () => {
  const id = await scheduled(4);
  const [healed, still] = fresh(2).map((_, index) => index);
  await sql`
    with aside as (
      update recipient set state = 'too_many_templates', cause = 'recently_messaged',
             offered_at = now() + case when row_number = ${2 + (healed ?? 0)} then interval '-1 minute' else interval '1 hour' end
       where deployment_id = ${id} and row_number in (${2 + (healed ?? 0)}, ${2 + (still ?? 0)}) returning deployment_id)
    insert into tally select deployment_id, 'epoch', v.state, v.cause, '', false, false, 3, v.sign * count(*)
      from aside, (values ('in_process', 'queued', -1), ('too_many_templates', 'recently_messaged', 1)) v(state, cause, sign)
     group by 1, 3, 4, v.sign`.execute(db());
  await makeDue(id);
  await until(
    () => phaseOf(id),
    (phase) => phase !== 'scheduled',
  );
  await untilCalled(world, id);
  const causes = (await readRecipients(world, id)).map(({ cause, attempts }) => `${cause} ${attempts}`);
  expect(causes.filter((one) => one === 'recently_messaged 0')).toHaveLength(1);
  expect(causes.filter((one) => one.endsWith(' 1'))).toHaveLength(3);
});

test('a time that has passed, a sent deployment and an erased draft are refused', async () => {
  const id = await givenDraft(world, fresh(1));
  const passed = { at: new Date(Date.now() - 1_000), zone };
  await expect(world.dispatch.schedule(id, 'U0ANA', passed)).rejects.toThrow('that time has passed by now');
  expect((await world.dispatch.launch(id, 'U0ANA')).alreadyLaunched).toBe(false);
  const wish = { at: tomorrow(), zone };
  await expect(world.dispatch.schedule(id, 'U0ANA', wish)).rejects.toThrow('D-');
  await expect(world.dispatch.schedule(999_999, 'U0ANA', wish)).rejects.toThrow('no longer there');
});

async function templateIs(status: string): Promise<void> {
  const { template } = await world.dispatch.loadConversation('spring_sale_2026');
  await world.orm.em
    .fork()
    .transactional((em) =>
      templateStatusChanged(em, { templateId: template.id, status, because: 'A test.', heard: 'sweep' }),
    );
}
