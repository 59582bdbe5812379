import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Pool } from 'undici';
import { sendBody } from '../src/gateways/cloud-api/template-payload.ts';
import { accessToken, lineId, sampleMessage } from './cast.ts';
import { measureCost } from './cost.ts';
import type { BenchServer } from './database.ts';
import { type FarSide, numberIn, startFarSide } from './far-side.ts';
import { interleave } from './interleave.ts';
import { brokenCounters, differences } from './invariants.ts';
import { medianCost, type ProductRound, type RatioResult, type Round } from './result.ts';
import { seedQueued, settle, startSending } from './seed-deployments.ts';
import { createEngine } from './sending-engine.ts';
import { judge, median } from './statistics.ts';
import { untilSent } from './until-sent.ts';

export interface SendingCase {
  readonly id: 'R1' | 'R2';
  readonly says: string;
  readonly nearLimit: string;
  readonly latencyMs: number;
  readonly connections: number;
  readonly window: number;
  /** How many messages a round of each side sends. */
  readonly messages: { readonly baseline: number; readonly product: number };
}

/** The bare loop: as many lanes as connections, each posting the same payload and reading the message's id. */
async function sendBare(pool: Pool, { connections, messages }: SendingCase): Promise<Round> {
  const path = `/v25.0/${lineId}/messages`;
  const body = sendBody(sampleMessage('bench-token.1234567'));
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
  let left = messages.baseline;
  const lane = async () => {
    while (left > 0) {
      left -= 1;
      const answer = await pool.request({ path, method: 'POST', headers, body });
      await answer.body.json();
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: connections }, lane));
  const seconds = (performance.now() - startedAt) / 1000;
  return { units: messages.baseline, perSecond: messages.baseline / seconds };
}

async function brokenSends(orm: MikroORM, deploymentId: number, expected: Record<string, number>) {
  const { rows } = await sql<Record<string, number>>`
    select count(distinct r.id)::int as recipients, count(a.id)::int as attempts,
           (count(*) filter (where a.outcome = 'accepted'))::int as accepted,
           count(distinct a.provider_id)::int as "message ids"
      from recipient r left join attempt a on a.recipient_id = r.id
     where r.deployment_id = ${deploymentId}`.execute(orm.em.fork().getKysely());
  return [...differences(rows[0] ?? {}, expected), ...(await brokenCounters(orm))];
}

/** The whole pipeline: claim, pace, durable intent, call, durable answer, counters. */
async function sendByProduct(orm: MikroORM, far: FarSide, sending: SendingCase): Promise<ProductRound> {
  const { connections, window, messages } = sending;
  const { engine, failures, stop } = await createEngine(orm, {
    port: numberIn(far.ready, 'port'),
    connections,
    window,
  });
  const { id } = await seedQueued(orm, messages.product);
  await settle(orm);
  await far.ask({ latencyMs: sending.latencyMs });
  engine.start();
  const measured = await measureCost(orm, async () => {
    const startedAt = performance.now();
    await startSending(orm, id);
    engine.nudge();
    await untilSent(orm, id);
    return {
      units: messages.product,
      perSecond: (messages.product / (performance.now() - startedAt)) * 1000,
    };
  });
  await stop();
  const calls = numberIn(await far.ask({ latencyMs: sending.latencyMs }), 'accepted');
  const all = messages.product;
  const broken = [
    ...(await brokenSends(orm, id, { recipients: all, attempts: all, accepted: all, 'message ids': all })),
    ...differences({ calls }, { calls: all }),
    ...failures.map((failure) => `a loop failed: ${String(failure)}`),
  ];
  return { ...measured, broken };
}

/** What the fake gateway does alone, asked by a client that costs next to nothing. */
async function gatewayAlone(far: FarSide, requests: number): Promise<number> {
  const load = await startFarSide('http-load.ts');
  const body = sendBody(sampleMessage('bench-token.1234567'));
  await far.ask({ latencyMs: 0 });
  await load.ask({
    port: numberIn(far.ready, 'port'),
    path: `/v25.0/${lineId}/messages`,
    connections: 64,
    requests,
    body,
  });
  const rate = numberIn(await load.ask({ go: true }), 'perSecond');
  await load.stop();
  return rate;
}

export async function benchSending(
  server: BenchServer,
  sending: SendingCase,
  rounds: number,
): Promise<RatioResult> {
  const { id, says, nearLimit, latencyMs, connections, window } = sending;
  const { orm, close } = await server.createDatabase(`bench_${id.toLowerCase()}`);
  const far = await startFarSide('graph-gateway.ts');
  const pool = new Pool(`http://127.0.0.1:${numberIn(far.ready, 'port')}`, { connections, allowH2: false });
  const alone = await gatewayAlone(far, sending.messages.baseline);
  const { baseline, product } = await interleave(rounds, {
    baseline: async () => {
      await far.ask({ latencyMs });
      return sendBare(pool, sending);
    },
    product: () => sendByProduct(orm, far, sending),
  });
  await pool.close();
  await far.stop();
  await close();
  const rates = product.map(({ perSecond }) => perSecond);
  const broken = [...new Set(product.flatMap((round) => round.broken))];
  const headroom = alone / median(rates);
  const cost = medianCost(product);
  return {
    id,
    says,
    unit: 'message',
    baseline: {
      name: `bare undici Pool.request, ${connections} lanes`,
      values: baseline.map(({ perSecond }) => perSecond),
    },
    product: { name: `durable pipeline, window ${window}`, values: rates },
    nearLimit,
    ...judge(
      baseline.map(({ perSecond }) => perSecond),
      rates,
      broken,
    ),
    ...(cost && { cost }),
    notes: [
      `gateway ${latencyMs} ms; alone at 0 ms it answers ${Math.round(alone).toLocaleString('en')}/s, ${headroom.toFixed(1)} × the product${headroom < 3 ? ' (wanted ≥ 3)' : ''}`,
    ],
  };
}
