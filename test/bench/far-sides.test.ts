import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { appSecret, slackSigningSecret } from '../../bench/cast.ts';
import { copyOut } from '../../bench/copy-out.ts';
import { Arrivals, worstWindow } from '../../bench/far-sides/arrivals.ts';
import { Echoes } from '../../bench/far-sides/echoes.ts';
import { inboundPosts } from '../../bench/far-sides/inbound-posts.ts';
import { reportLatencies } from '../../bench/far-sides/latencies.ts';
import { PacedPosts } from '../../bench/far-sides/paced-posts.ts';
import { requestBytes } from '../../bench/far-sides/prepared-requests.ts';
import { slackCommand } from '../../bench/far-sides/slack-commands.ts';
import { validSignature } from '../../src/bot/request-signature.ts';
import { createSignatureCheck } from '../../src/gateways/cloud-api/signature.ts';
import { parseWebhook } from '../../src/gateways/cloud-api/webhook.ts';
import { createTestDatabase } from '../support/database.ts';

describe('how messages arrive', () => {
  test.each([
    ['nothing came', [], 0],
    ['a second begins with any arrival, and its end is not in it', [0, 500, 999, 1_000], 3],
    ['the worst second lies anywhere', [0, 700, 1_400, 1_500, 1_600, 2_390], 4],
    ['a burst', [10, 10, 10, 2_000], 3],
  ])('%s', (_story, times, worst) => expect(worstWindow(times, 1_000)).toBe(worst));

  test('the rate counts whole seconds from the first arrival, and a phone that gets a second message is told', () => {
    const arrivals = new Arrivals();
    for (const [index, at] of [100, 600, 1_100, 1_600, 2_099, 2_100].entries()) {
      arrivals.record(index === 3 ? 'p0' : `p${index}`, at);
    }
    expect(arrivals.report(2)).toEqual({ seen: 6, lasted: 2, within: 5, worstSecond: 3, doubles: 1 });
  });

  test('latencies in any order give their quantiles and the part above a second', () => {
    const all = Array.from({ length: 100 }, (_, index) => (index * 37) % 100);
    expect(reportLatencies([...all, 1_500])).toMatchObject({ p50: 50, p99: 99, most: 1_500 });
    expect(reportLatencies([1_001, 1_000, 3, 4]).aboveOneSecond).toBe(0.25);
  });
});

describe('people who write and are answered', () => {
  test('each writes in turn, and every POST is signed', () => {
    const posts = inboundPosts({ messages: 5, people: 2 });
    const isSigned = createSignatureCheck([appSecret]);
    const told = posts.flatMap(({ body, signature }) => {
      const raw = Buffer.from(body);
      expect(isSigned({ headers: { 'x-hub-signature-256': signature }, body: raw })).toBe(true);
      return parseWebhook(raw, new Date());
    });
    expect(told.map((event) => (event.kind === 'inbound' ? [event.from, event.text] : event.kind))).toEqual([
      ['15550000001', '0'],
      ['15550000002', '1'],
      ['15550000001', '2'],
      ['15550000002', '3'],
      ['15550000001', '4'],
    ]);
  });

  test('an answer is late from when its message was posted; a second one and one out of order are told', () => {
    const echoes = new Echoes();
    echoes.record('p1', 0, 10_030);
    echoes.record('p1', 2, 10_260);
    echoes.record('p2', 1, 10_150);
    echoes.record('p2', 1, 10_170);
    echoes.record('p1', 1, 10_300);
    expect(echoes.report({ startedAt: 10_000, perSecond: 10 })).toEqual({
      heard: 3,
      doubled: 2,
      outOfOrder: 1,
      lasted: 0.26,
      p50: 50,
      p99: 60,
      most: 60,
    });
  });
});

describe('a load that keeps its pace', () => {
  test('what waits for a free connection waits in its latency, and every answer that is not 200 is counted', async () => {
    const held: ServerResponse[] = [];
    const server = createServer((_request, response) => held.push(response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address: AddressInfo | string | null = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const requests = Array.from({ length: 3 }, () => requestBytes('/', '{}', {})).values();
    const running = new PacedPosts().run(
      { port, connections: 1 },
      Number.POSITIVE_INFINITY,
      () => requests.next().value,
    );
    for (const status of [200, 503, 200]) {
      while (held.length === 0) await new Promise((turn) => setImmediate(turn));
      const since = performance.now();
      while (performance.now() - since < 30) await new Promise((turn) => setImmediate(turn));
      held.pop()?.writeHead(status, { 'content-length': 0 }).end();
    }
    const { latenciesMs, notTaken } = await running;
    server.close();
    expect(notTaken).toBe(1);
    const [first = 0, second = 0, third = 0] = latenciesMs;
    // All were due at the same moment, and there is one connection.
    expect(second).toBeGreaterThan(first + 25);
    expect(third).toBeGreaterThan(second + 25);
  });

  test('a typed command is signed as Slack signs, and no two have the same signature', () => {
    const now = new Date();
    const signatures = [1, 2].map((index) => {
      const request = slackCommand(index, 'D-1', 'http://127.0.0.1:9/reply').toString();
      const [head = '', body = ''] = request.split('\r\n\r\n');
      const headers = Object.fromEntries(head.split('\r\n').map((line) => line.split(': ')));
      return validSignature({ headers, rawBody: Buffer.from(body) }, slackSigningSecret, now);
    });
    expect(signatures).toEqual([expect.any(String), expect.any(String)]);
    expect(new Set(signatures).size).toBe(2);
  });
});

test('a copy tells how many rows came out, however large, and a refusal says why', async () => {
  const { url, close } = await createTestDatabase();
  const long = `select n, repeat('x', 100000) from generate_series(1, 50) n`;
  expect(await copyOut(url, `copy (${long}) to stdout (format csv)`)).toMatchObject({ rows: 50 });
  expect(await copyOut(url, `copy (select 1 from generate_series(1, 20000)) to stdout`)).toEqual({
    rows: 20_000,
    bytes: 40_000,
  });
  await expect(copyOut(url, 'copy nowhere to stdout')).rejects.toThrow('relation "nowhere" does not exist');
  await close();
});
