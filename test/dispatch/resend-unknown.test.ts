import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { applyFacts } from '../../src/dispatch/hearing/apply-facts.ts';
import type { Facts } from '../../src/dispatch/outcomes/facts.ts';
import { settleAttempts } from '../../src/dispatch/sweeps.ts';
import { givenAttempts } from '../support/dispatch-attempts.ts';
import { failure, hear, readCells } from '../support/dispatch-failures.ts';
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

const uncertain: Facts = { uncertain: { kind: 'uncertain', because: 'Reset.' } };
const acceptedUnknownId: Facts = { uncertain: { kind: 'accepted_unknown_id', because: 'Empty body.' } };
const db = () => world.orm.em.fork().getKysely();

/** A deployment whose attempts heard these facts an hour ago, past the grace. */
async function given(...facts: readonly Facts[]) {
  const phones = fresh(facts.length);
  const { deploymentId, attempts } = await givenAttempts(world, phones);
  const ids = attempts.map(({ attemptId }) => attemptId);
  await sql`update attempt set started_at = now() - interval '1 hour' where id = any(${ids}::bigint[])`.execute(
    db(),
  );
  await hear(
    world,
    attempts.map((attempt, index) => [attempt, facts[index] ?? {}] as const),
  );
  await settleAttempts(world.orm, { writer: 1, now: Date.now(), graceMs: 900_000 });
  await sql`update chunk set finished_at = now() where deployment_id = ${deploymentId}`.execute(db());
  return { deploymentId, attempts, phones };
}

test('overrides exactly the unknown ones, once, and writes down who decided', async () => {
  const { deploymentId, phones } = await given(
    uncertain,
    uncertain,
    acceptedUnknownId,
    { sentAt: Date.now() },
    failure('unreachable'),
  );
  const bystander = await given(uncertain);
  expect(await world.dispatch.unknownOutcomes(deploymentId)).toEqual({
    resendable: 2,
    accepted: 1,
    possibleDuplicates: 0,
  });
  const presses = await Promise.all(
    ['U0ANA', 'U0BEN'].map((by) => world.dispatch.resendUnknown(deploymentId, by, 2)),
  );
  expect(presses.map(({ queued }) => queued).sort()).toEqual([0, 2]);
  expect(Object.values(await readCells(world, deploymentId))).toEqual([
    'in_process|retry',
    'in_process|retry',
    'in_process|unknown',
    'in_process|sent',
    'blocked_or_version|unreachable',
  ]);
  expect(await world.dispatch.unknownOutcomes(bystander.deploymentId)).toMatchObject({ resendable: 1 });
  const { rows: attempts } = await sql`
    select outcome, count(*)::int as count from attempt a join recipient r on r.id = a.recipient_id
     where r.deployment_id = ${deploymentId} and outcome = 'overridden' group by 1`.execute(db());
  expect(attempts).toEqual([{ outcome: 'overridden', count: 2 }]);
  const { rows: audit } = await sql`
    select act, detail from audit_entry where subject = ${`deployment:${deploymentId}`}`.execute(db());
  expect(audit).toEqual([
    { act: 'deployment.resend_unknown', detail: { before: 'unknown', after: 'queued', queued: 2 } },
  ]);
  expect(phones).toHaveLength(5);
});

test('more than the person was asked about: nothing is sent again', async () => {
  const { deploymentId } = await given(uncertain, uncertain);
  await expect(world.dispatch.resendUnknown(deploymentId, 'U0ANA', 1)).rejects.toThrow(
    /you were asked about 1, and by now 2/,
  );
  expect(await world.dispatch.unknownOutcomes(deploymentId)).toMatchObject({ resendable: 2 });
});

test('within the grace nothing can be resent, and Retry failed never touches unknown outcomes', async () => {
  const { deploymentId, attempts } = await given(uncertain);
  expect((await world.dispatch.retryFailed(deploymentId, 'U0ANA')).queued).toBe(0);
  const ids = attempts.map(({ attemptId }) => attemptId);
  await sql`update attempt set started_at = now() where id = any(${ids}::bigint[])`.execute(db());
  const context = { writer: 1, now: Date.now(), graceMs: 900_000 };
  await world.orm.em
    .fork()
    .transactional((em) => applyFacts(em, [{ attemptId: ids[0] ?? 0, facts: {} }], context));
  expect((await world.dispatch.resendUnknown(deploymentId, 'U0ANA', 9)).queued).toBe(0);
  expect(Object.values(await readCells(world, deploymentId))).toEqual(['in_process|settling']);
});

test('evidence that comes before the new call stops it', async () => {
  const { deploymentId, attempts } = await given(uncertain);
  await world.dispatch.resendUnknown(deploymentId, 'U0ANA', 1);
  const [attempt] = attempts;
  if (!attempt) throw new Error('There is one attempt.');
  await hear(world, [[attempt, { providerId: 'wamid.late-but-in-time', sentAt: Date.now() }]]);
  expect(Object.values(await readCells(world, deploymentId))).toEqual(['in_process|sent']);
});

test('an answer that proves nothing of the message leaves the decision as it is', async () => {
  const { deploymentId, attempts } = await given(uncertain);
  await world.dispatch.resendUnknown(deploymentId, 'U0ANA', 1);
  const [attempt] = attempts;
  if (!attempt) throw new Error('There is one attempt.');
  await hear(world, [[attempt, { answeredAt: Date.now() }]]);
  expect(Object.values(await readCells(world, deploymentId))).toEqual(['in_process|retry']);
  const { rows } = await sql`
    select a.outcome, r.retry_at <= now() as due from attempt a join recipient r on r.id = a.recipient_id
     where r.deployment_id = ${deploymentId}`.execute(db());
  expect(rows).toEqual([{ outcome: 'overridden', due: true }]);
});

test('a receipt for the overridden attempt after the new call is kept and counted as a possible duplicate', async () => {
  const { deploymentId, attempts } = await given(uncertain, uncertain);
  await world.dispatch.resendUnknown(deploymentId, 'U0ANA', 2);
  world.engine.start();
  await until(
    () => readCells(world, deploymentId),
    (cells) => Object.values(cells).every((cell) => cell.startsWith('success')),
  );
  expect(await world.dispatch.unknownOutcomes(deploymentId)).toEqual({
    resendable: 0,
    accepted: 0,
    possibleDuplicates: 0,
  });
  const [first] = attempts;
  if (!first) throw new Error('There are two attempts.');
  const sentAt = Date.now() - 60_000;
  await hear(world, [[first, { providerId: 'wamid.the-first-one', sentAt }]]);
  expect(await world.dispatch.unknownOutcomes(deploymentId)).toMatchObject({ possibleDuplicates: 1 });
  const { rows } = await sql`
    select number, outcome, sent_at is not null as sent from attempt
     where recipient_id = ${first.recipientId} order by number`.execute(db());
  expect(rows).toEqual([
    { number: 1, outcome: 'overridden', sent: true },
    { number: 2, outcome: 'accepted', sent: true },
  ]);
  expect(world.failures).toEqual([]);
});
