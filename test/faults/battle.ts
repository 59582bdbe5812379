import { sql } from 'kysely';
import { until } from '../support/until.ts';
import type { OptOut, Pause } from './call-checks.ts';
import type { Draw } from './draw.ts';
import type { FaultWorld, Replica } from './fault-world.ts';
import { patiently } from './patiently.ts';

/** One deployment under fire, and what the checks must know of the fire. */
export interface Battle {
  readonly world: FaultWorld;
  readonly draw: Draw;
  readonly deploymentId: number;
  readonly pauses: Pause[];
  readonly optOuts: OptOut[];
  /** Attempts left unsettled by each kill. */
  readonly uncertain: number[];
  /** Replicas that are starting. */
  readonly replacements: Promise<Replica>[];
}

/** Attempts of the replica without an outcome. */
export async function countOpen({ world: { orm } }: Battle, { workerId }: Replica): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from attempt where worker_id = ${workerId} and outcome is null`.execute(
    orm.em.fork().getKysely(),
  );
  return rows[0]?.open ?? 0;
}

/** Attempts of the replica so far, or only those with an outcome. */
export async function countMade(
  { world: { orm } }: Battle,
  { workerId }: Replica,
  only: 'all' | 'settled',
): Promise<number> {
  const { rows } = await sql<{ made: number }>`
    select count(*)::int as made from attempt
     where worker_id = ${workerId} and (${only === 'all'} or outcome is not null)`.execute(
    orm.em.fork().getKysely(),
  );
  return rows[0]?.made ?? 0;
}

/** Kills, counts what it left behind, and has another started in its place. */
export async function killAndReplace(battle: Battle, victim: Replica): Promise<void> {
  await battle.world.kill(victim);
  battle.uncertain.push(await patiently(() => countOpen(battle, victim)));
  replace(battle);
}

/** Another one starts in its place, while the others go on. */
export function replace({ world, replacements }: Battle): void {
  replacements.push(world.start());
}

/** One of those that run; when none does, the first that will. */
export async function anyReplica({ world, draw, replacements }: Battle): Promise<Replica> {
  if (world.replicas.length === 0) await Promise.race(replacements.splice(0));
  return draw.pick(world.replicas);
}

/** Waits for a moment that may never come because everybody has been called already; tells whether it came. */
export async function momentOf(came: () => Promise<boolean>, withinMs = 3_000): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  const answer = await until(
    async () => ((await came()) ? 'came' : performance.now() > deadline ? 'never' : 'not yet'),
    (seen) => seen !== 'not yet',
    withinMs + 5_000,
  );
  return answer === 'came';
}
