import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { startServer } from '../src/server.ts';
import { webhookRoute } from '../src/webhook-routes.ts';
import { appSecret } from './cast.ts';
import { measureCost } from './cost.ts';
import type { BenchServer } from './database.ts';
import { type FarSide, numberIn, startFarSide } from './far-side.ts';
import { readOfTen } from './far-sides/webhook-posts.ts';
import { interleave } from './interleave.ts';
import { brokenCounters, differences } from './invariants.ts';
import { medianCost, type ProductRound, type RatioResult, type Round } from './result.ts';
import { seedAccepted, settle } from './seed-deployments.ts';
import { createEngine } from './sending-engine.ts';
import { judge, median } from './statistics.ts';
import { figure } from './table.ts';

export interface WebhookCase {
  readonly id: 'R3' | 'R4';
  readonly says: string;
  readonly nearLimit: string;
  readonly perPost: number;
  readonly connections: number;
  /** Messages whose sent, delivered and read statuses a round of each side gets. */
  readonly messages: { readonly baseline: number; readonly product: number };
}

interface WebhookRound extends Round {
  readonly p50: number;
  readonly p99: number;
}

export const webhookPath = '/webhooks/whatsapp';
/** Sent, delivered and, for some, read. */
export const eventsOf = (messages: number) => (messages * (20 + readOfTen)) / 10;

/** What must be done before anything is known: take the raw body, check its signature, say 200. */
export async function startBareServer(): Promise<{ port: number; stop(): Promise<void> }> {
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const expected = `sha256=${createHmac('sha256', appSecret).update(Buffer.concat(chunks)).digest('hex')}`;
      const told = Buffer.from(String(request.headers['x-hub-signature-256']));
      const isSigned = told.length === expected.length && timingSafeEqual(told, Buffer.from(expected));
      response.writeHead(isSigned ? 200 : 401, { 'content-length': 0 }).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

interface Plan {
  readonly port: number;
  readonly tokenKey: string;
  readonly firstAttemptId: number;
  readonly attempts: number;
}

/** The far side prepares and signs everything first; only the posting is timed. */
async function post(
  load: FarSide,
  { perPost, connections }: WebhookCase,
  plan: Plan,
  applied: () => Promise<void> = async () => {},
) {
  await load.ask({ path: webhookPath, perPost, connections, ...plan });
  return async (): Promise<WebhookRound & { notTaken: number }> => {
    const startedAt = performance.now();
    const told = await load.ask({ go: true });
    await applied();
    const seconds = (performance.now() - startedAt) / 1000;
    const units = eventsOf(plan.attempts);
    return {
      units,
      perSecond: units / seconds,
      p50: numberIn(told, 'p50'),
      p99: numberIn(told, 'p99'),
      notTaken: numberIn(told, 'notTaken'),
    };
  };
}

async function takeBare(load: FarSide, webhooks: WebhookCase, perPost: number): Promise<WebhookRound> {
  const server = await startBareServer();
  const attempts = webhooks.messages.baseline;
  const go = await post(
    load,
    { ...webhooks, perPost },
    {
      port: server.port,
      tokenKey: 'bench-token',
      firstAttemptId: 1_000_000,
      attempts,
    },
  );
  const round = await go();
  await server.stop();
  return round;
}

/** After its statuses a message is delivered, six of ten are read, and the facts are all there. */
async function brokenReceipts(orm: MikroORM, deploymentId: number, messages: number): Promise<string[]> {
  const { rows } = await sql<Record<string, number>>`
    select (count(*) filter (where r.state = 'success' and r.sent))::int as delivered,
           (count(*) filter (where r.cause = 'read'))::int as read,
           count(a.sent_at)::int as "sent times", count(a.delivered_at)::int as "delivered times",
           count(a.read_at)::int as "read times"
      from recipient r join attempt a on a.recipient_id = r.id where r.deployment_id = ${deploymentId}`.execute(
    orm.em.fork().getKysely(),
  );
  const read = (messages * readOfTen) / 10;
  const expected = {
    delivered: messages,
    read,
    'sent times': messages,
    'delivered times': messages,
    'read times': read,
  };
  return [...differences(rows[0] ?? {}, expected), ...(await brokenCounters(orm))];
}

export async function readTokenKey(orm: MikroORM): Promise<string> {
  const { rows } = await sql<{ key: string }>`select token_key as key from installation`.execute(
    orm.em.fork().getKysely(),
  );
  return rows[0]?.key ?? '';
}

/** Resolves when no receipt is left that was answered and is still to be applied. */
export async function untilApplied(orm: MikroORM): Promise<void> {
  for (;;) {
    const { rows } = await sql`select 1 from stored_receipts limit 1`.execute(orm.em.fork().getKysely());
    if (rows.length === 0) return;
    await new Promise((again) => setTimeout(again, 10));
  }
}

/** The product's own server, route and intake; timed until every status is merged and counted. */
async function takeByProduct(
  orm: MikroORM,
  gatewayPort: number,
  load: FarSide,
  webhooks: WebhookCase,
): Promise<ProductRound & WebhookRound> {
  const attempts = webhooks.messages.product;
  const { engine, gateway, failures, stop } = await createEngine(orm, {
    port: gatewayPort,
    connections: 8,
    window: 64,
  });
  const intake = engine.intakes.get(gateway.name);
  if (!intake) throw new Error('The engine has no intake for its gateway.');
  const route = webhookRoute(webhookPath, gateway, intake, (error) => failures.push(error));
  const server = await startServer(
    { host: '127.0.0.1', port: 0 },
    () => [route],
    (error) => failures.push(error),
  );
  const { rows } = await sql<{ id: number }>`select max(id) as id from worker`.execute(
    orm.em.fork().getKysely(),
  );
  const { id, firstAttemptId } = await seedAccepted(orm, attempts, rows[0]?.id ?? 0);
  await settle(orm);
  const go = await post(
    load,
    webhooks,
    {
      port: server.port,
      tokenKey: await readTokenKey(orm),
      firstAttemptId,
      attempts,
    },
    () => untilApplied(orm),
  );
  engine.start();
  const { notTaken, ...measured } = await measureCost(orm, go);
  await server.stop();
  await stop();
  const broken = [
    ...(await brokenReceipts(orm, id, attempts)),
    ...(notTaken > 0 ? [`${notTaken} POSTs were not answered 200`] : []),
    ...failures.map((failure) => `a loop failed: ${String(failure)}`),
  ];
  return { ...measured, broken };
}

const ms = (rounds: readonly WebhookRound[]) =>
  `p50 ${median(rounds.map(({ p50 }) => p50)).toFixed(1)} ms, p99 ${median(rounds.map(({ p99 }) => p99)).toFixed(1)} ms`;

export async function benchWebhooks(
  server: BenchServer,
  webhooks: WebhookCase,
  rounds: number,
): Promise<RatioResult> {
  const { id, says, nearLimit, perPost, connections } = webhooks;
  const { orm, close } = await server.createDatabase(`bench_${id.toLowerCase()}`);
  const gateway = await startFarSide('graph-gateway.ts');
  const load = await startFarSide('http-load.ts');
  const { baseline, product } = await interleave(rounds, {
    baseline: () => takeBare(load, webhooks, 1),
    product: () => takeByProduct(orm, numberIn(gateway.ready, 'port'), load, webhooks),
  });
  const bareBatched = perPost > 1 ? await takeBare(load, webhooks, perPost) : undefined;
  await load.stop();
  await gateway.stop();
  await close();
  const broken = [...new Set(product.flatMap((round) => round.broken))];
  const cost = medianCost(product);
  const baselineValues = baseline.map(({ perSecond }) => perSecond);
  const productValues = product.map(({ perSecond }) => perSecond);
  return {
    id,
    says,
    unit: 'event',
    // Always one status per POST: what a receiver can take at all, whatever the provider puts together.
    baseline: {
      name: `node:http, raw body and HMAC, 1 per POST, ${connections} connections`,
      values: baselineValues,
    },
    product: { name: `durable and merged before 200, ${perPost} per POST`, values: productValues },
    nearLimit,
    ...judge(baselineValues, productValues, broken),
    ...(cost && { cost }),
    notes: [
      `answered: baseline ${ms(baseline)}; product ${ms(product)}`,
      ...(bareBatched
        ? [`with ${perPost} per POST the bare server takes ${figure(bareBatched.perSecond)} events/s`]
        : []),
    ],
  };
}
