import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** So long without a single message sent, and the round is given up instead of waiting for ever. */
const stuckMs = 30_000;

/** Resolves when no more than `most` of the deployment's recipients wait for a call or its answer. */
export async function untilWaiting(orm: MikroORM, deploymentId: number, most: number): Promise<void> {
  let progressedAt = performance.now();
  let lastWaiting: number | undefined;
  for (;;) {
    const { rows } = await sql<{ waiting: number }>`
      select coalesce(sum(count), 0)::int as waiting from tally
       where deployment_id = ${deploymentId} and cause = 'queued'`.execute(orm.em.fork().getKysely());
    const waiting = rows[0]?.waiting ?? 0;
    if (waiting <= most) return;
    if (waiting !== lastWaiting) progressedAt = performance.now();
    lastWaiting = waiting;
    if (performance.now() - progressedAt > stuckMs) {
      throw new Error(`Nothing was sent for ${stuckMs / 1000} s while ${waiting} recipients wait.`);
    }
    await new Promise((again) => setTimeout(again, 10));
  }
}

/** Resolves when nobody of the deployment waits for a call or its answer any more. */
export const untilSent = (orm: MikroORM, deploymentId: number): Promise<void> =>
  untilWaiting(orm, deploymentId, 0);
