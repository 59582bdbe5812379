import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { applyFacts } from '../../src/dispatch/hearing/apply-facts.ts';
import { templateStatusChanged } from '../../src/dispatch/templates/template-status.ts';
import type { FailureClass } from '../../src/entities/failure-class.ts';
import { failure, givenFailed, hear, hourMs, readCells } from '../support/dispatch-failures.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { freshPhones } from '../support/draft.ts';
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

async function given(...failures: readonly (readonly [FailureClass, number?])[]) {
  const phones = fresh(failures.length);
  const told = failures.map(([name, at], index) => [phones[index] ?? '', failure(name, at)] as const);
  return { ...(await givenFailed(world, told)), phones };
}

const longAgo = Date.now() - 25 * hourMs;

test('queues exactly those who can succeed now, and says of the others why and when', async () => {
  const recent = Date.now() - hourMs;
  const { deploymentId, phones } = await given(
    ['provider_unavailable'],
    ['pair_rate'],
    ['frequency_capped', longAgo],
    ['frequency_capped', recent],
    ['variable_missing'],
    ['opted_out'],
  );
  const bystanders = await given(['throttled'], ['unreachable']);
  const before = await readCells(world, bystanders.deploymentId);

  const plan = await world.dispatch.planRetry(deploymentId);
  expect(plan).toMatchObject({ failed: 6, now: 3, stopped: undefined });
  const { queued, left, deployment } = await world.dispatch.retryFailed(deploymentId, 'U0ANA');
  expect(queued).toBe(3);
  expect(deployment).toMatchObject({ phase: 'sending', waiting: 3 });
  expect(left).toMatchObject({ failed: 3, now: 0 });
  expect(new Map(left.groups.map(({ failure: name, when }) => [name, when]))).toEqual(
    new Map([
      ['frequency_capped', 'after_24_hours'],
      ['variable_missing', 'after_a_fix'],
      ['opted_out', 'never'],
    ]),
  );
  const next = left.groups.find(({ failure: name }) => name === 'frequency_capped')?.from;
  expect(next?.getTime()).toBe(recent + 24 * hourMs);
  expect(await readCells(world, deploymentId)).toEqual({
    [phones[0] ?? '']: 'in_process|retry',
    [phones[1] ?? '']: 'in_process|retry',
    [phones[2] ?? '']: 'in_process|retry',
    [phones[3] ?? '']: 'too_many_templates|frequency_capped',
    [phones[4] ?? '']: 'variable_unfilled|variable_missing',
    [phones[5] ?? '']: 'blocked_or_version|opted_out',
  });
  expect(await readCells(world, bystanders.deploymentId)).toEqual(before);
  const { rows } = await sql`
    select actor, act, detail from audit_entry where subject = ${`deployment:${deploymentId}`}`.execute(db());
  expect(rows).toEqual([
    {
      actor: 'U0ANA',
      act: 'deployment.retry_failed',
      detail: { before: 'failed', after: 'queued', queued: 3 },
    },
  ]);
});

test('pressed twice, even at once, it queues nobody twice', async () => {
  const { deploymentId } = await given(['throttled'], ['throttled'], ['agent_session']);
  const presses = await Promise.all(
    ['U0ANA', 'U0BEN', 'U0ANA', 'U0BEN'].map((by) => world.dispatch.retryFailed(deploymentId, by)),
  );
  expect(presses.map(({ queued }) => queued).sort()).toEqual([0, 0, 0, 3]);
  const { rows } = await sql`
    select 1 from audit_entry where subject = ${`deployment:${deploymentId}`}`.execute(db());
  expect(rows).toHaveLength(1);
});

test('delivered, waiting, unknown and cancelled recipients are never retried', async () => {
  const phones = fresh(5);
  const { deploymentId, attempts } = await givenFailed(
    world,
    phones.map((phone) => [phone, failure('throttled')] as const),
  );
  const [arrived, cancelled] = attempts;
  if (!arrived || !cancelled) throw new Error('There are five attempts.');
  await hear(world, [[arrived, { deliveredAt: Date.now() }]]);
  await world.orm.em.fork().transactional(async (em) => {
    await sql`update recipient set state = 'cancelled', cause = 'cancelled', code = null where id = ${cancelled.recipientId}`.execute(
      em.getKysely(),
    );
    await sql`
      insert into tally select deployment_id, bucket, 'cancelled', 'cancelled', '', false, false, 9, 1 from tally
       where deployment_id = ${deploymentId} and cause = 'throttled' and count > 0 limit 1`.execute(
      em.getKysely(),
    );
    await sql`
      insert into tally select deployment_id, bucket, state, cause, code, sent, responded, 9, -1 from tally
       where deployment_id = ${deploymentId} and cause = 'throttled' and count > 0 limit 1`.execute(
      em.getKysely(),
    );
  });
  expect((await world.dispatch.retryFailed(deploymentId, 'U0ANA')).queued).toBe(3);
  const cells = await readCells(world, deploymentId);
  expect(cells[phones[0] ?? '']).toBe('success|delivered');
  expect(cells[phones[1] ?? '']).toBe('cancelled|cancelled');
});

test('a late or repeated failure receipt does not undo a retry that a person asked for', async () => {
  const { deploymentId, attempts, phones } = await given(['frequency_capped', longAgo]);
  await world.dispatch.retryFailed(deploymentId, 'U0ANA');
  const [attempt] = attempts;
  if (!attempt) throw new Error('There is one attempt.');
  await hear(world, [[attempt, failure('frequency_capped', longAgo)]]);
  expect(await readCells(world, deploymentId)).toEqual({ [phones[0] ?? '']: 'in_process|retry' });
  const { rows } = await sql<{ due: boolean }>`
    select retry_at <= now() as due from recipient where deployment_id = ${deploymentId}`.execute(db());
  expect(rows).toEqual([{ due: true }]);
});

test('a delivery that is heard before the new call stops it', async () => {
  const { deploymentId, attempts, phones } = await given(['throttled']);
  await world.dispatch.retryFailed(deploymentId, 'U0ANA');
  const [attempt] = attempts;
  if (!attempt) throw new Error('There is one attempt.');
  await hear(world, [[attempt, { deliveredAt: Date.now() }]]);
  expect(await readCells(world, deploymentId)).toEqual({ [phones[0] ?? '']: 'success|delivered' });
  const { rows } = await sql`
    select 1 from recipient where deployment_id = ${deploymentId} and retry_at is not null`.execute(db());
  expect(rows).toEqual([]);
});

test('a delivery that is being written while the button is pressed is not overwritten', async () => {
  const { deploymentId, attempts, phones } = await given(['throttled'], ['throttled']);
  const heard = attempts
    .slice(0, 1)
    .map(({ attemptId }) => ({ attemptId, facts: { deliveredAt: Date.now() } }));
  const context = { writer: 3, now: Date.now(), graceMs: 900_000 };
  let pressing: ReturnType<typeof world.dispatch.retryFailed> | undefined;
  await world.orm.em.fork().transactional(async (em) => {
    await applyFacts(em, heard, context);
    pressing = world.dispatch.retryFailed(deploymentId, 'U0ANA');
    const isWaiting = async () =>
      (await sql`select 1 from pg_locks where not granted`.execute(db())).rows.length > 0;
    await until(isWaiting, (waiting) => waiting);
  });
  expect(await pressing).toMatchObject({ queued: 1 });
  expect(await readCells(world, deploymentId)).toEqual({
    [phones[0] ?? '']: 'success|delivered',
    [phones[1] ?? '']: 'in_process|retry',
  });
});

test('while the template is paused nobody is queued; approved again, the refused ones are', async () => {
  const { deploymentId } = await given(['template_paused'], ['throttled']);
  const change = (status: string) =>
    world.orm.em.fork().transactional(async (em) => {
      const { rows } = await sql<{ id: string }>`
        select v.template_id as id from deployment d join conversation_version v on v.id = d.version_id
         where d.id = ${deploymentId}`.execute(em.getKysely());
      await templateStatusChanged(em, {
        templateId: rows[0]?.id ?? '',
        status,
        because: 'Quality.',
        heard: 'sweep',
      });
    });
  await change('PAUSED');
  const held = await world.dispatch.retryFailed(deploymentId, 'U0ANA');
  expect(held.queued).toBe(0);
  expect(held.left.stopped).toMatch(/paused/);
  await change('APPROVED');
  expect((await world.dispatch.retryFailed(deploymentId, 'U0ANA')).queued).toBe(2);
});

test('a cancelled deployment retries nobody', async () => {
  const { deploymentId } = await given(['throttled']);
  await world.dispatch.cancel(deploymentId, 'U0ANA');
  const pressed = await world.dispatch.retryFailed(deploymentId, 'U0ANA');
  expect(pressed).toMatchObject({ queued: 0, left: { stopped: expect.stringContaining('cancelled') } });
  await expect(world.dispatch.retryFailed(999_999, 'U0ANA')).rejects.toThrow(
    'There is no deployment D-999999',
  );
});

test('the queued are called once each although their chunk is finished, while presses and new failures go on', async () => {
  const phones = fresh(60);
  const { deploymentId, attempts } = await givenFailed(
    world,
    phones.map((phone) => [phone, failure('provider_unavailable')] as const),
  );
  await sql`update deployment set phase = 'finished', finished_at = now() where id = ${deploymentId}`.execute(
    db(),
  );
  world.engine.start();
  const ids = attempts.map(({ attemptId }) => attemptId);
  const context = { writer: 5, now: Date.now(), graceMs: 900_000 };
  const echoes = ids.map((attemptId) =>
    world.orm.em
      .fork()
      .transactional((em) =>
        applyFacts(em, [{ attemptId, facts: failure('provider_unavailable') }], context),
      ),
  );
  const presses = await Promise.all([1, 2, 3].map(() => world.dispatch.retryFailed(deploymentId, 'U0ANA')));
  await Promise.all(echoes);
  expect(presses.reduce((sum, { queued }) => sum + queued, 0)).toBe(60);
  await until(
    () => world.dispatch.loadDeployment(deploymentId),
    ({ phase }) => phase === 'sent' || phase === 'finished',
  );
  await world.whatsApp.settled();
  await until(
    () => readCells(world, deploymentId),
    (cells) => Object.values(cells).every((cell) => cell.startsWith('success')),
  );
  const called = world.whatsApp.ledger.filter(({ to }) => phones.includes(`+${to.replace('+', '')}`));
  expect(called).toHaveLength(60);
  expect(world.failures).toEqual([]);
});
