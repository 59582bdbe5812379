import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { BenchServer } from './database.ts';
import { numberIn } from './far-side.ts';
import { brokenCounters, differences } from './invariants.ts';
import { type LiveWorld, openLiveWorld } from './live-world.ts';
import type { RatioResult } from './result.ts';
import { seedQueued, settle, startSending } from './seed-deployments.ts';
import { judge } from './statistics.ts';
import { untilSent, untilWaiting } from './until-sent.ts';

export interface KillSizes {
  /** Of the line, shared by both replicas. */
  readonly perSecond: number;
  /** How long an undisturbed run takes. */
  readonly seconds: number;
  /** How often a replica is killed in a run. */
  readonly kills: number;
}

interface Drained {
  readonly seconds: number;
  /** Attempts whose outcome is unknown afterwards, per kill. */
  readonly uncertain: readonly number[];
  readonly broken: readonly string[];
}

/** Calls that one replica may have under way: what a kill can leave unknown. */
const window = 128;

async function countUncertain(orm: MikroORM, deploymentId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from attempt a join recipient r on r.id = a.recipient_id
     where r.deployment_id = ${deploymentId} and a.outcome in ('uncertain', 'accepted_unknown_id')`.execute(
    orm.em.fork().getKysely(),
  );
  return rows[0]?.count ?? 0;
}

/**
 * Everybody was called once, nobody is missing: what the far side took is accepted here or stands as unknown. This far side
 * refuses nobody: an attempt that was not accepted was given up before its call, because its turn came too late.
 */
async function brokenDrain(world: LiveWorld, deploymentId: number, recipients: number): Promise<string[]> {
  const { rows } = await sql<Record<string, number>>`
    select count(distinct r.id)::int as recipients, (count(*) filter (where a.outcome is distinct from 'not_accepted'))::int as called,
           (count(*) filter (where a.outcome is null))::int as open
      from recipient r join attempt a on a.recipient_id = r.id where r.deployment_id = ${deploymentId}`.execute(
    world.orm.em.fork().getKysely(),
  );
  const told = await world.graph.ask({ over: 1 });
  return [
    ...differences(rows[0] ?? {}, { recipients, called: recipients, open: 0 }),
    ...differences({ doubles: numberIn(told, 'doubles') }, { doubles: 0 }),
    ...(await brokenCounters(world.orm)),
  ];
}

/** Two replicas empty the same list; `kills` times one of them is killed with -9 and another started at once. */
async function drain(world: LiveWorld, { perSecond, seconds }: KillSizes, kills: number): Promise<Drained> {
  const { orm } = world;
  const recipients = perSecond * seconds;
  const fleet = await Promise.all([world.start(), world.start()]);
  const all = [...fleet];
  const { id } = await seedQueued(orm, recipients);
  await settle(orm);
  const startedAt = performance.now();
  await startSending(orm, id);
  for (let kill = 1; kill <= kills; kill += 1) {
    await untilWaiting(orm, id, Math.round(recipients * (1 - kill / (kills + 1))));
    await fleet.shift()?.kill();
    const successor = await world.start();
    fleet.push(successor);
    all.push(successor);
  }
  await untilSent(orm, id);
  const took = (performance.now() - startedAt) / 1000;
  const uncertain = await countUncertain(orm, id);
  await Promise.all(fleet.map((replica) => replica.stop()));
  const broken = [
    ...(await brokenDrain(world, id, recipients)),
    ...all.flatMap(({ errors }) => errors).map((error) => `the product logged: ${error}`),
  ];
  return { seconds: took, uncertain: kills === 0 ? [] : [uncertain / kills], broken };
}

export async function benchKills(
  server: BenchServer,
  sizes: KillSizes,
  rounds: number,
): Promise<RatioResult[]> {
  const world = await openLiveWorld(server, 'bench_r9', {
    messagesPerSecond: sizes.perSecond,
    window,
    latencyMs: 50,
  });
  const undisturbed = [await drain(world, sizes, 0)];
  const killed: Drained[] = [];
  for (let round = 0; round < rounds; round += 1) {
    killed.push(await drain(world, sizes, sizes.kills));
    undisturbed.push(await drain(world, sizes, 0));
  }
  await world.close();
  const broken = [...new Set([...undisturbed, ...killed].flatMap((run) => run.broken))];
  const seconds = (runs: readonly Drained[]) => runs.map((run) => run.seconds);
  const uncertain = killed.flatMap((run) => run.uncertain);
  const notes = [
    `two replicas on one line of ${sizes.perSecond}/s, gateway 50 ms; a replica is killed ${sizes.kills} × per run and another started`,
  ];
  return [
    {
      id: 'R9',
      says: 'time to drain with kill -9 ÷ without',
      unit: 's',
      baseline: { name: 'undisturbed', values: seconds(undisturbed) },
      product: { name: 'killed', values: seconds(killed) },
      nearLimit: '≤ 1.03',
      ...judge(seconds(undisturbed), seconds(killed), broken),
      notes,
    },
    {
      id: 'R10',
      says: 'unknown outcomes per kill ÷ window',
      unit: 'calls',
      baseline: { name: 'calls that may be under way', values: [window] },
      product: { name: 'outcomes unknown after a kill', values: uncertain },
      nearLimit: '≤ 1',
      ...judge([window], uncertain, broken),
      notes,
    },
  ];
}
