import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createProcessWorld, type ProcessWorld } from '../support/process-world.ts';
import { SlackPerson } from '../support/slack-person.ts';
import { until } from '../support/until.ts';

let world: ProcessWorld;
let url: string;

beforeAll(async () => {
  world = await createProcessWorld();
  url = await (await world.start()).ready;
});
afterAll(() => world.close());

async function residentBytes(): Promise<number> {
  const told = await (await fetch(`${url}/metrics`)).text();
  return Number(/^treble_bot_process_resident_memory_bytes (\S+)/m.exec(told)?.[1]);
}

/** Opens a connection and never finishes what it begins. */
async function openSlowly(start: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.resume();
  await once(socket, 'connect');
  socket.write(start);
  return socket;
}

const forged = Buffer.from(JSON.stringify({ object: 'whatsapp_business_account', pad: 'x'.repeat(100_000) }));
const genuine = Buffer.from('{"object":"whatsapp_business_account","entry":[]}');
const signature = (body: Buffer, secret: string) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
const wrong = signature(forged, 'not the secret');
const post = (body: Buffer, signed: string) =>
  fetch(`${url}/webhooks/whatsapp`, {
    method: 'POST',
    headers: { 'x-hub-signature-256': signed },
    body: new Uint8Array(body),
  });

test('5,000 slow clients and a flood of forged webhooks keep neither Slack nor Meta waiting, and take little memory', async () => {
  const before = await residentBytes();
  const slow: Socket[] = [];
  const starts = [
    'GET /readyz HTTP/1.1\r\nhost: a\r\nx-slow',
    `POST /webhooks/whatsapp HTTP/1.1\r\nhost: a\r\ncontent-length: ${forged.length}\r\n\r\n{`,
  ];
  for (let opened = 0; opened < 5_000; opened += 100) {
    const more = Array.from({ length: 100 }, (_, place) => openSlowly(starts[place % 2] ?? ''));
    slow.push(...(await Promise.all(more)));
  }
  const drips = setInterval(() => {
    for (const socket of slow) if (socket.writable) socket.write('x');
  }, 1_000);
  onTestFinished(() => {
    clearInterval(drips);
    for (const socket of slow) socket.destroy();
  });

  let isOver = false;
  const refused = { count: 0 };
  const flooding = Array.from({ length: 16 }, async () => {
    while (!isOver) if ((await post(forged, wrong)).status === 401) refused.count += 1;
  });
  const ana = new SlackPerson(world.slack.url, 'U0ANA');
  const waits: number[] = [];
  for (let asked = 0; asked < 20; asked += 1) {
    const began = performance.now();
    expect(await ana.say('C0GROWTH', '/treble deployments')).toEqual({ ok: true });
    expect((await post(genuine, signature(genuine, world.whatsApp.appSecret))).status).toBe(200);
    waits.push(performance.now() - began);
  }
  isOver = true;
  await Promise.all(flooding);

  expect(refused.count).toBeGreaterThan(100);
  expect(Math.max(...waits)).toBeLessThan(3_000);
  expect((await residentBytes()) - before).toBeLessThan(250e6);
  // Whoever drips is hung up on all the same: a whole request has 20 seconds.
  await until(
    async () => slow.filter(({ destroyed, closed }) => !(destroyed || closed)).length,
    (open) => open === 0,
  );
});
