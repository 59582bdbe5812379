import { sql } from 'kysely';
import { applyFacts } from '../../src/dispatch/hearing/apply-facts.ts';
import type { Facts } from '../../src/dispatch/outcomes/facts.ts';
import type { FailureClass } from '../../src/entities/failure-class.ts';
import { type GivenAttempt, givenAttempts } from './dispatch-attempts.ts';
import type { DispatchWorld } from './dispatch-world.ts';

export const hourMs = 3_600_000;

/** Tells facts of attempts as an answer or a receipt would. */
export async function hear(
  world: DispatchWorld,
  told: readonly (readonly [Pick<GivenAttempt, 'attemptId'>, Facts])[],
): Promise<void> {
  const heard = told.map(([{ attemptId }, facts]) => ({ attemptId, facts }));
  const context = { writer: 3, now: Date.now(), graceMs: 900_000 };
  await world.orm.em.fork().transactional((em) => applyFacts(em, heard, context));
}

export const failure = (name: FailureClass, at = Date.now() - 1_000): Facts => ({
  failure: { at, failure: name, code: '1', detail: `${name}.`, refused: true },
});

/** A launched deployment whose recipients have failed in these ways, their automatic tries used up. */
export async function givenFailed(
  world: DispatchWorld,
  failures: readonly (readonly [phone: string, facts: Facts])[],
): Promise<{ readonly deploymentId: number; readonly attempts: readonly GivenAttempt[] }> {
  const given = await givenAttempts(
    world,
    failures.map(([phone]) => phone),
  );
  const ids = given.attempts.map(({ attemptId }) => attemptId);
  await sql`update attempt set number = 6 where id = any(${ids}::bigint[])`.execute(
    world.orm.em.fork().getKysely(),
  );
  await hear(
    world,
    given.attempts.map((attempt, index) => [attempt, failures[index]?.[1] ?? {}] as const),
  );
  await sql`update chunk set finished_at = now() where deployment_id = ${given.deploymentId}`.execute(
    world.orm.em.fork().getKysely(),
  );
  return given;
}

/** `phone → state|cause` of every recipient of the deployment. */
export async function readCells(
  world: DispatchWorld,
  deploymentId: number,
): Promise<Readonly<Record<string, string>>> {
  const { rows } = await sql<{ phone: string; cell: string }>`
    select phone, concat(state, '|', cause) as cell from recipient where deployment_id = ${deploymentId} order by id`.execute(
    world.orm.em.fork().getKysely(),
  );
  return Object.fromEntries(rows.map(({ phone, cell }) => [phone, cell]));
}
