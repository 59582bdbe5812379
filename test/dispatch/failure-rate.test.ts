import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockPhase } from '../../src/dispatch/deployment-store.ts';
import { forgiveFailures, holdFailing, tooManyFailures } from '../../src/dispatch/holds/failure-rate.ts';
import type { Facts } from '../../src/dispatch/outcomes/facts.ts';
import { intendDueRetries } from '../../src/dispatch/retries/due-retries.ts';
import { registerWorker } from '../../src/dispatch/sending/worker-store.ts';
import { givenAttempts } from '../support/dispatch-attempts.ts';
import { failure, givenFailed, hear } from '../support/dispatch-failures.ts';
import { createDispatchWorld, type DispatchWorld } from '../support/dispatch-world.ts';
import { freshPhones } from '../support/draft.ts';
import { until } from '../support/until.ts';

const many = { outcomes: 100, failures: 12, cause: 'provider_unavailable', code: '131000' };

describe('the rule', () => {
  test.each([
    [29, 29, false],
    [30, 3, true],
    [30, 2, false],
    [31, 3, false],
    [100, 10, true],
    [100, 9, false],
    [1_000_000, 99_999, false],
    [0, 0, false],
  ])('%i outcomes with %i general failures: held %s', (outcomes, failures, held) => {
    expect(tooManyFailures({ ...many, outcomes, failures }) !== undefined).toBe(held);
  });

  test('the reason tells the numbers, the commonest cause and what to do', () => {
    expect(tooManyFailures(many)).toBe(
      '12 of the last 100 outcomes (12.0 %) are general failures, most often: WhatsApp could not be reached. (code 131000) Look into it, then press Resume.',
    );
  });
});

describe('on deployments', () => {
  let world: DispatchWorld;
  const fresh = freshPhones();
  beforeAll(async () => {
    world = await createDispatchWorld();
  });
  afterAll(() => world.close());

  const general = failure('bad_request');
  const delivered: Facts = { deliveredAt: Date.now() };

  /** A deployment with these numbers of general failures, deliveries, and refusals that are the user's own. */
  async function given(failures: number, deliveries: number, unreachable = 0) {
    const facts = [
      ...Array.from({ length: failures }, () => general),
      ...Array.from({ length: deliveries }, () => delivered),
      ...Array.from({ length: unreachable }, () => failure('unreachable')),
    ];
    const phones = fresh(facts.length);
    return givenFailed(
      world,
      facts.map((one, index) => [phones[index] ?? '', one] as const),
    );
  }

  const holdsOf = async (id: number) =>
    (await world.dispatch.loadDeployment(id)).holds.map(({ kind }) => kind);

  test('held at 30 outcomes and 10 %, with its numbers; its neighbours go on', async () => {
    const failing = await given(3, 27);
    const fewer = await given(3, 26);
    const rarer = await given(2, 28);
    const unreachable = await given(0, 20, 20);
    await holdFailing(world.orm);
    expect((await world.dispatch.loadDeployment(failing.deploymentId)).holds).toEqual([
      { kind: 'too_many_failures', because: expect.stringContaining('3 of the last 30 outcomes (10.0 %)') },
    ]);
    for (const { deploymentId } of [fewer, rarer, unreachable])
      expect(await holdsOf(deploymentId)).toEqual([]);
  });

  test('Resume releases it, and only what fails after that counts', async () => {
    const { deploymentId, attempts } = await givenAttempts(world, fresh(110));
    const tell = (from: number, to: number, facts: Facts) =>
      hear(
        world,
        attempts.slice(from, to).map((attempt) => [attempt, facts] as const),
      );
    await tell(0, 10, general);
    await tell(10, 50, delivered);
    await holdFailing(world.orm);
    expect(await holdsOf(deploymentId)).toEqual(['too_many_failures']);
    await world.dispatch.resume(deploymentId, 'U0ANA');
    await holdFailing(world.orm);
    expect(await holdsOf(deploymentId)).toEqual([]);
    await tell(50, 53, general);
    await tell(53, 79, delivered);
    await holdFailing(world.orm);
    expect(await holdsOf(deploymentId)).toEqual([]);
    await tell(79, 80, delivered);
    await holdFailing(world.orm);
    expect((await world.dispatch.loadDeployment(deploymentId)).holds).toEqual([
      { kind: 'too_many_failures', because: expect.stringContaining('3 of the last 30 outcomes') },
    ]);
  });

  test('what failed again after a retry counts again, though it was let pass before', async () => {
    const { deploymentId } = await givenFailed(world, [
      ...fresh(40).map((phone) => [phone, failure('provider_unavailable')] as const),
      ...fresh(40).map((phone) => [phone, delivered] as const),
    ]);
    await holdFailing(world.orm);
    await world.dispatch.resume(deploymentId, 'U0ANA');
    expect((await world.dispatch.retryFailed(deploymentId, 'U0ANA')).queued).toBe(40);
    await holdFailing(world.orm);
    expect(await holdsOf(deploymentId)).toEqual([]);
    const workerId = await registerWorker(world.orm.em.fork());
    const lane = { lineId: world.whatsApp.lineIds[0] ?? '', deploymentId: undefined };
    await sql`
      update recipient set retry_at = now() - interval '1 hour'
       where deployment_id = ${deploymentId} and retry_at is not null`.execute(
      world.orm.em.fork().getKysely(),
    );
    const retries = await intendDueRetries(world.orm.em.fork(), workerId, lane, 40);
    expect(retries.map((retry) => retry.deploymentId)).toEqual(
      Array.from({ length: 40 }, () => deploymentId),
    );
    await hear(
      world,
      retries.map(({ attemptId }) => [{ attemptId }, general] as const),
    );
    await holdFailing(world.orm);
    expect(await holdsOf(deploymentId)).toEqual(['too_many_failures']);
  });

  test('a check that looked before Resume was committed does not hold it after', async () => {
    const { deploymentId } = await given(10, 40);
    let holding: Promise<void> | undefined;
    await world.orm.em.fork().transactional(async (em) => {
      await lockPhase(em, deploymentId);
      await forgiveFailures(em, deploymentId);
      holding = holdFailing(world.orm);
      const isWaiting = async () => {
        const { rows } = await sql`select 1 from pg_locks where not granted`.execute(
          world.orm.em.fork().getKysely(),
        );
        return rows.length > 0;
      };
      await Promise.race([holding, until(isWaiting, (waiting) => waiting)]);
    });
    await holding;
    expect(await holdsOf(deploymentId)).toEqual([]);
  });

  test('Resume and the check at the same moment never leave it held on what was let pass', async () => {
    const { deploymentId } = await given(10, 40);
    await holdFailing(world.orm);
    await Promise.all([
      holdFailing(world.orm),
      world.dispatch.resume(deploymentId, 'U0ANA'),
      holdFailing(world.orm),
      holdFailing(world.orm),
    ]);
    expect(await holdsOf(deploymentId)).toEqual([]);
  });
});
