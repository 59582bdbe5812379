import { sql } from 'kysely';
import { businessAccountId, lineId } from '../../bench/cast.ts';
import type { Weather } from './answer-ways.ts';
import { anyReplica, type Battle, replace } from './battle.ts';
import { killPoints } from './kill-points.ts';
import { patiently } from './patiently.ts';

/** Something that goes wrong once, while a deployment is sent. */
export interface Trouble {
  readonly name: string;
  readonly strike: (battle: Battle) => Promise<void>;
}

const lasting = (ms: number) => new Promise<void>((over) => setTimeout(over, ms));
/** Longer than a lease, and than a worker may go unseen. */
const frozenMs = 6_500;

async function weatherFor(ms: number, weather: Weather, { world: { far } }: Battle): Promise<void> {
  const before = far.weather;
  far.weather = weather;
  await lasting(ms);
  far.weather = before;
}

async function rollingRestart({ world }: Battle): Promise<void> {
  for (const replica of [...world.replicas]) {
    await world.terminate(replica);
    await world.start();
  }
}

async function terminateBackends({ world: { orm } }: Battle): Promise<void> {
  // Sessions of replicas carry a setting of their own; this one does not.
  await patiently(() =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and client_port is not null and pid <> pg_backend_pid()`.execute(
      orm.em.fork().getKysely(),
    ),
  );
}

async function webhookOutage({ world: { receipts }, draw }: Battle): Promise<void> {
  receipts.outage = true;
  await lasting(draw.between(800, 2_000));
  receipts.outage = false;
}

/** A replica dies and comes back in between: the pause must outlive it. */
async function pauseForAWhile(battle: Battle): Promise<void> {
  const { world, deploymentId } = battle;
  const { phase } = await patiently(() => world.dispatch.loadDeployment(deploymentId));
  if (phase !== 'sending') return;
  await patiently(() => world.dispatch.pause(deploymentId, 'U0ANA'));
  const confirmedAt = Date.now();
  await world.kill(await anyReplica(battle));
  replace(battle);
  await lasting(Math.max(0, confirmedAt + 1_600 - Date.now()));
  battle.pauses.push({ confirmedAt, resumedAt: Date.now() });
  await patiently(() => world.dispatch.resume(deploymentId, 'U0ANA'));
}

/** Some of those at the end of the list, who have not been called yet, opt out by webhook. */
async function optOutSome({ world, deploymentId, optOuts }: Battle): Promise<void> {
  const { rows } = await patiently(() =>
    sql<{ to: string }>`
      select phone as "to" from recipient where deployment_id = ${deploymentId} and cause = 'queued'
       order by id desc limit 10`.execute(world.orm.em.fork().getKysely()),
  );
  const user_preferences = rows.map(({ to }) => ({
    wa_id: to.replace('+', ''),
    value: 'stop',
    timestamp: Math.floor(Date.now() / 1_000),
  }));
  const value = { messaging_product: 'whatsapp', metadata: { phone_number_id: lineId }, user_preferences };
  const entry = [{ id: businessAccountId, changes: [{ field: 'user_preferences', value }] }];
  await world.receipts.tellBody(JSON.stringify({ object: 'whatsapp_business_account', entry }));
  optOuts.push(...rows.map(({ to }) => ({ to, takenAt: Date.now() })));
}

const uncertainWeather: Weather = {
  late: 0.1,
  resetBeforeAccept: 0.05,
  acceptThenReset: 0.1,
  hangWithoutAccept: 0.01,
  acceptThenHang: 0.02,
  acceptThen500: 0.05,
  bare500: 0.03,
  graph500: 0.03,
  acceptThenGraph500: 0.03,
  acceptThenProxy502: 0.04,
  acceptWithGarbage: 0.04,
  acceptWithEmptyBody: 0.03,
  acceptThenCutOff: 0.04,
};

/** Everything the nemesis can do, in the order in which seeds share it out. */
export const troubles: readonly Trouble[] = [
  ...killPoints,
  { name: 'SIGTERM to every replica in turn', strike: rollingRestart },
  {
    name: 'SIGSTOP for longer than a lease, then SIGCONT',
    strike: async (battle) => battle.world.freeze(await anyReplica(battle), frozenMs),
  },
  {
    name: 'PostgreSQL restarted in immediate mode',
    strike: ({ world }) => world.server.restartImmediately(),
  },
  { name: 'every backend of PostgreSQL terminated', strike: terminateBackends },
  {
    name: 'answers that prove nothing',
    strike: (battle) => weatherFor(500, uncertainWeather, battle),
  },
  {
    name: 'a storm of 429 and 503',
    strike: (battle) => weatherFor(150, { throttled: 0.4, bare429: 0.3, busy503: 0.3 }, battle),
  },
  { name: 'an outage of webhooks, then a flood', strike: webhookOutage },
  { name: 'a pause with a kill in it', strike: pauseForAWhile },
  { name: 'people opting out', strike: optOutSome },
];
