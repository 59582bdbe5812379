import { monitorEventLoopDelay } from 'node:perf_hooks';
import { sql } from 'kysely';
import { seedQueued, startSending } from '../../bench/seed-deployments.ts';
import { parseAttemptToken } from '../../src/dispatch/sending/attempt-token.ts';
import { until } from '../support/until.ts';
import type { Weather } from './answer-ways.ts';
import type { Battle } from './battle.ts';
import {
  type Complaints,
  checkOnce,
  checkOptOuts,
  checkPause,
  checkRate,
  checkTokens,
  checkUncertain,
} from './call-checks.ts';
import type { Draw } from './draw.ts';
import type { FaultWorld } from './fault-world.ts';
import { patiently } from './patiently.ts';
import {
  acceptedMissing,
  byToken,
  checkLedger,
  checkTerminal,
  overriddenTokens,
  readAttemptRows,
  readTokenKey,
} from './row-checks.ts';
import { startSampler } from './sampler.ts';
import type { Trouble } from './troubles.ts';
import { readViolations } from './watched-rows.ts';

export interface EpisodeOptions {
  readonly recipients: number;
  readonly replicas: number;
  /** In this order, spread over the sending. */
  readonly troubles: readonly Trouble[];
  /** Of so many arrivals one is looked up in the database (S4). */
  readonly lookUpOneOf: number;
}

export interface Verdict {
  readonly complaints: Complaints;
  readonly snapshots: number;
  readonly mismatches: number;
  readonly calls: number;
  readonly accepted: number;
  readonly missing: number;
  /** Attempts left unsettled by each kill. */
  readonly uncertain: readonly number[];
  /** Outcomes that stayed unknown and were sent again on purpose. */
  readonly resent: number;
  readonly seconds: number;
}

/** Now and then things go wrong without a storm. */
const everyday: Weather = {
  late: 0.003,
  acceptThenReset: 0.003,
  resetBeforeAccept: 0.002,
  acceptThen500: 0.002,
  acceptWithGarbage: 0.001,
  refused: 0.01,
};
/** Nothing lasts longer once faults have stopped: remaining work, the grace of an unknown outcome, and 30 s. */
const settleMs = 60_000;
const lookAgainMs = 150;

/** S4: on arrival of a call its attempt can be read from another connection. */
function lookUpIntents(world: FaultWorld, tokenKey: string, oneOf: number, complaints: string[]): void {
  let arrived = 0;
  world.far.onArrival = async ({ token }) => {
    arrived += 1;
    if (arrived % oneOf !== 0) return;
    const { rows } = await patiently(() =>
      sql`select 1 from attempt where id = ${parseAttemptToken(tokenKey, token) ?? 0}`.execute(
        world.orm.em.fork().getKysely(),
      ),
    );
    if (rows.length === 0) complaints.push(`S4: ${token} was called before its intent could be read`);
  };
}

/** Waits until nothing is under way any more; what does not end is a complaint. */
async function settle({ world, deploymentId }: Battle): Promise<Complaints> {
  const left = () => patiently(() => checkTerminal(world.orm, deploymentId));
  return until(
    async () => {
      await new Promise((later) => setTimeout(later, lookAgainMs));
      return world.receipts.idle ? left() : ['S5: webhooks are still to be taken'];
    },
    (complaints) => complaints.length === 0,
    settleMs,
  ).catch(left);
}

/** A person sends again to those whose outcome stayed unknown. */
async function resendUnknown({ world, deploymentId }: Battle): Promise<number> {
  const { resendable } = await world.dispatch.unknownOutcomes(deploymentId);
  if (resendable === 0) return 0;
  const { queued } = await world.dispatch.resendUnknown(deploymentId, 'U0ANA', resendable);
  return queued;
}

async function strikeAll(battle: Battle, options: EpisodeOptions): Promise<void> {
  const { far } = battle.world;
  for (const [index, { strike }] of options.troubles.entries()) {
    const due = Math.floor(
      (options.recipients * (index + battle.draw.number())) / (options.troubles.length + 1),
    );
    await until(
      async () => far.arrivals.length,
      (arrived) => arrived >= due,
      settleMs,
    );
    await strike(battle);
  }
}

/** One deployment from launch to rest, with troubles on the way, and what the ledgers say of it. */
export async function runEpisode(world: FaultWorld, draw: Draw, options: EpisodeOptions): Promise<Verdict> {
  const startedAt = performance.now();
  const { orm, far, receipts } = world;
  while (world.replicas.length < options.replicas) await world.start();
  far.forget();
  far.weather = everyday;
  receipts.faults = { lost: 0.01, doubled: 0.05, late: 0.05, shuffled: 0.2 };
  const { id: deploymentId } = await seedQueued(orm, options.recipients);
  const battle: Battle = {
    world,
    draw,
    deploymentId,
    pauses: [],
    optOuts: [],
    uncertain: [],
    replacements: [],
  };
  const tokenKey = await readTokenKey(orm);
  const seen: string[] = [];
  lookUpIntents(world, tokenKey, options.lookUpOneOf, seen);
  const sampler = startSampler(orm, deploymentId, options.recipients);
  const stalls = monitorEventLoopDelay({ resolution: 10 });
  stalls.enable();
  await startSending(orm, deploymentId);
  await strikeAll(battle, options);

  // Faults stop here; from now on everything must come to rest by itself.
  far.weather = {};
  receipts.faults = {};
  await Promise.all(battle.replacements);
  while (world.replicas.length < options.replicas) await world.start();
  const unsettled = await settle(battle);
  const resent = await patiently(() => resendUnknown(battle));
  const unsettledAgain = resent === 0 ? [] : await settle(battle);
  stalls.disable();
  const stalledMs = stalls.max / 1e6;
  await sampler.stop();
  const rows = byToken(await readAttemptRows(orm, deploymentId), tokenKey);
  const { arrivals } = far;
  return {
    complaints: [
      ...seen,
      ...world.seen.splice(0),
      ...unsettled,
      ...unsettledAgain,
      ...sampler.broken.slice(0, 5),
      ...checkOnce(arrivals, overriddenTokens(rows)),
      ...checkTokens(arrivals),
      ...battle.pauses.flatMap((pause) => checkPause(arrivals, pause, stalledMs)),
      ...checkOptOuts(arrivals, battle.optOuts, stalledMs),
      ...checkUncertain(battle.uncertain, world.window),
      ...checkRate(arrivals, world.messagesPerSecond, stalledMs),
      ...checkLedger(arrivals, rows),
      ...(await readViolations(orm)),
    ],
    snapshots: sampler.snapshots,
    mismatches: sampler.mismatches,
    calls: arrivals.length,
    accepted: arrivals.filter(({ wamid }) => wamid !== undefined).length,
    missing: acceptedMissing(arrivals, rows),
    uncertain: battle.uncertain,
    resent,
    seconds: (performance.now() - startedAt) / 1_000,
  };
}
