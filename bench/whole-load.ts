import type { MikroORM } from '@mikro-orm/postgresql';
import type { BenchServer } from './database.ts';
import { type FarSide, numberIn, startFarSide } from './far-side.ts';
import { brokenCounters, differences } from './invariants.ts';
import { type LiveWorld, openLiveWorld } from './live-world.ts';
import { enoughRecipients, rateResults, watchRate } from './rate.ts';
import type { RatioResult } from './result.ts';
import { seedAccepted, seedQueued, settle, startSending } from './seed-deployments.ts';
import { anyDrift, judge } from './statistics.ts';
import { eventsOf, readTokenKey, startBareServer, untilApplied, webhookPath } from './webhooks.ts';

export interface WholeLoad {
  /** Messages per second that are sent. */
  readonly perSecond: number;
  /** Webhook events per second that come in, one per POST: three per message and answers of a third of the users. */
  readonly eventsPerSecond: number;
  readonly seconds: number;
}

interface Acknowledged {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  readonly aboveOneSecond: number;
  readonly notTaken: number;
}

const readAcknowledged = (told: Readonly<Record<string, unknown>>): Acknowledged => ({
  p50: numberIn(told, 'p50'),
  p99: numberIn(told, 'p99'),
  most: numberIn(told, 'most'),
  aboveOneSecond: numberIn(told, 'aboveOneSecond'),
  notTaken: numberIn(told, 'notTaken'),
});

/** Meta posts over many connections; the number of messages whose statuses make so many events. */
const connections = 64;
const messagesFor = (events: number): number => Math.ceil((events / eventsOf(10)) * 10);
const commandsPerSecond = 5;

/** In a process that has just started the first answers tell of compiling and planning. */
const warmUpSeconds = 2;

async function pacedWebhooks(load: FarSide, plan: object, { eventsPerSecond }: WholeLoad) {
  const uncounted = warmUpSeconds * eventsPerSecond;
  await load.ask({
    path: webhookPath,
    connections,
    perPost: 1,
    perSecond: eventsPerSecond,
    uncounted,
    ...plan,
  });
  return () => load.ask({ go: true });
}

/** The same load on a server that only checks the signature: what this machine and the load generator do to it. */
async function bareAcknowledged(load: FarSide, whole: WholeLoad, seconds: number): Promise<Acknowledged> {
  const bare = await startBareServer();
  const attempts = messagesFor(whole.eventsPerSecond * (seconds + warmUpSeconds));
  const go = await pacedWebhooks(
    load,
    { port: bare.port, tokenKey: 'bench-token', firstAttemptId: 1, attempts },
    whole,
  );
  const told = await go();
  await bare.stop();
  return readAcknowledged(told);
}

/** How long after the load the last receipt that was stored meanwhile is applied, in s. */
async function secondsToApply(orm: MikroORM): Promise<number> {
  const endedAt = performance.now();
  await untilApplied(orm);
  return (performance.now() - endedAt) / 1000;
}

const typeCommands = (world: LiveWorld, port: number, deploymentId: number, seconds: number) =>
  world.slack.ask({
    port,
    code: `D-${deploymentId}`,
    commands: commandsPerSecond * seconds,
    perSecond: commandsPerSecond,
  });

function webhookResult(
  bare: readonly Acknowledged[],
  during: Acknowledged,
  broken: readonly string[],
  appliedAfter: number,
): RatioResult {
  const values = bare.map(({ p99 }) => p99);
  return {
    id: 'R11',
    says: 'webhook answered, p99, while sending at full rate',
    unit: 'ms',
    baseline: { name: 'node:http, raw body and HMAC under the same webhooks, nothing else to do', values },
    product: { name: 'durable before 200', values: [during.p99] },
    nearLimit: '< 30 ms',
    ...judge(values, [during.p99], broken, anyDrift),
    notes: [
      `p50 ${during.p50.toFixed(1)} ms (Meta wants ≤ 250), longest ${during.most.toFixed(0)} ms`,
      `${(during.aboveOneSecond * 100).toFixed(2)} % above 1 s (Meta wants < 1 %)`,
      `what was stored to be applied later was applied ${appliedAfter.toFixed(1)} s after the load`,
      `the first ${warmUpSeconds} s are not counted`,
    ],
  };
}

function commandResult(
  idle: readonly Acknowledged[],
  during: Acknowledged,
  broken: readonly string[],
): RatioResult {
  const values = idle.map(({ p99 }) => p99);
  return {
    id: 'R12',
    says: 'Slack command acknowledged, p99, under the load of R11',
    unit: 'ms',
    baseline: { name: 'the same commands while nothing is sent or told', values },
    product: { name: 'signed commands through HTTP', values: [during.p99] },
    nearLimit: '< 100 ms',
    ...judge(values, [during.p99], broken, anyDrift),
    notes: [
      `p50 ${during.p50.toFixed(1)} ms, longest ${during.most.toFixed(0)} ms; ${commandsPerSecond} commands a second`,
    ],
  };
}

/** One process does everything at once: sends at full rate, takes webhooks in, answers people. */
export async function benchWholeLoad(server: BenchServer, whole: WholeLoad): Promise<RatioResult[]> {
  const { perSecond, eventsPerSecond, seconds } = whole;
  const world = await openLiveWorld(server, 'bench_r11', {
    messagesPerSecond: perSecond,
    window: 256,
    latencyMs: 50,
  });
  const { orm, graph } = world;
  const load = await startFarSide('paced-load.ts');
  const idleSeconds = Math.max(2, Math.round(seconds / 6));
  const bare = [await bareAcknowledged(load, whole, idleSeconds)];

  const product = await world.start();
  const attempts = messagesFor(eventsPerSecond * (seconds + warmUpSeconds));
  const told = await seedAccepted(orm, attempts, 1);
  const sizes = { perSecond, seconds };
  const { id } = await seedQueued(orm, enoughRecipients(sizes));
  await settle(orm);
  const idle = [readAcknowledged(await typeCommands(world, product.port, id, idleSeconds))];
  const goWebhooks = await pacedWebhooks(
    load,
    {
      port: product.port,
      tokenKey: await readTokenKey(orm),
      firstAttemptId: told.firstAttemptId,
      attempts,
    },
    whole,
  );
  await startSending(orm, id);
  const [webhooks, commands, seen] = await Promise.all([
    goWebhooks(),
    typeCommands(world, product.port, id, seconds),
    watchRate(graph, sizes),
  ]);
  const appliedAfter = await secondsToApply(orm);
  idle.push(readAcknowledged(await typeCommands(world, product.port, id, idleSeconds)));
  await product.stop();
  bare.push(await bareAcknowledged(load, whole, idleSeconds));

  const duringWebhooks = readAcknowledged(webhooks);
  const duringCommands = readAcknowledged(commands);
  const broken = [
    ...differences({ ...seen }, { doubles: 0 }),
    ...differences({ 'webhooks not taken': duringWebhooks.notTaken }, { 'webhooks not taken': 0 }),
    ...differences({ 'commands refused': duringCommands.notTaken }, { 'commands refused': 0 }),
    ...(await brokenCounters(orm)),
    ...product.errors.map((error) => `the product logged: ${error}`),
  ];
  await load.stop();
  await world.close();
  return [
    ...rateResults(sizes, seen, broken, ` with ${eventsPerSecond.toLocaleString('en')} webhook events/s`),
    webhookResult(bare, duringWebhooks, broken, appliedAfter),
    commandResult(idle, duringCommands, broken),
  ];
}
