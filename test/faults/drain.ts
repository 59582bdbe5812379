import { sql } from 'kysely';
import { seedQueued, startSending } from '../../bench/seed-deployments.ts';
import { type Complaints, checkOnce, checkTokens } from './call-checks.ts';
import type { Draw } from './draw.ts';
import type { FaultWorld } from './fault-world.ts';
import { byToken, overriddenTokens, readAttemptRows, readTokenKey } from './row-checks.ts';

/** The product's aim: kills cost at most so much of the time that the rate alone takes. */
export const mostDrainRatio = 1.03;

export interface Drained {
  readonly seconds: number;
  readonly kills: number;
  readonly complaints: Complaints;
}

const pauseMs = 25;

/** Recipients that wait for a call. */
async function countWaiting({ orm }: FaultWorld, deploymentId: number): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select coalesce(sum(count), 0)::int as waiting from tally
     where deployment_id = ${deploymentId} and cause in ('queued', 'retry')`.execute(
    orm.em.fork().getKysely(),
  );
  return rows[0]?.waiting ?? 0;
}

/** Sends to all of them at the line's rate; replicas are killed and replaced when these shares have been called. */
export async function drain(
  world: FaultWorld,
  draw: Draw,
  recipients: number,
  killsAt: readonly number[],
): Promise<Drained> {
  world.far.forget();
  while (world.replicas.length < 2) await world.start();
  const { id } = await seedQueued(world.orm, recipients);
  const startedAt = performance.now();
  await startSending(world.orm, id);
  const due = killsAt.map((share) => share * recipients);
  const replaced: Promise<unknown>[] = [];
  while ((await countWaiting(world, id)) > 0) {
    const next = due[0];
    // One at a time: how the other carries on is what is measured.
    if (next !== undefined && world.far.arrivals.length >= next && world.replicas.length > 1) {
      due.shift();
      await world.kill(draw.pick(world.replicas));
      replaced.push(world.start());
    }
    await new Promise((again) => setTimeout(again, pauseMs));
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  await Promise.all(replaced);
  const rows = byToken(await readAttemptRows(world.orm, id), await readTokenKey(world.orm));
  const { arrivals } = world.far;
  const complaints = [...checkOnce(arrivals, overriddenTokens(rows)), ...checkTokens(arrivals)];
  return { seconds, kills: killsAt.length, complaints };
}
