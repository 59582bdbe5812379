import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRecipients } from '../support/dispatch-readings.ts';
import { givenLaunched, plainPhones } from '../support/draft.ts';
import type { ProductProcess } from '../support/process-product.ts';
import { createProcessWorld, type ProcessWorld } from '../support/process-world.ts';
import { SlackPerson } from '../support/slack-person.ts';
import { until } from '../support/until.ts';
import { type NginxDoor, startNginxDoor, untilOpen } from './nginx-door.ts';

let door: NginxDoor;
let world: ProcessWorld;
let replicas: ProductProcess[];
/** The last port is nobody's, most of the time. */
const start = (place: number) => world.start({ PORT: String(door.ports[place]) });

beforeAll(async () => {
  door = await startNginxDoor(3);
  world = await createProcessWorld({ messagesPerSecond: 50, run: 'web,dispatch', door });
  replicas = [await start(0), await start(1)];
  await untilOpen(door.url);
});
afterAll(async () => {
  await world.close();
  await door.close();
});

const post = (body: Buffer, headers: Readonly<Record<string, string>>) =>
  fetch(`${door.url}/webhooks/whatsapp`, { method: 'POST', headers, body: new Uint8Array(body) });
const signed = (body: Buffer) => ({
  'content-type': 'application/json',
  'x-hub-signature-256': `sha256=${createHmac('sha256', world.whatsApp.appSecret).update(body).digest('hex')}`,
});

test('a webhook arrives byte for byte, one of 3 MB as well, and one above 4 MB does not', async () => {
  const odd = Buffer.from(
    '{"object":"whatsapp_business_account", "entry":[ ], "name":"Andr\\u00e9  \\/ é"}\n',
  );
  expect((await post(odd, signed(odd))).status).toBe(200);
  const large = Buffer.from(
    JSON.stringify({ object: 'whatsapp_business_account', entry: [], pad: 'x'.repeat(3e6) }),
  );
  expect((await post(large, signed(large))).status).toBe(200);
  expect((await post(Buffer.concat([odd, Buffer.from(' ')]), signed(odd))).status).toBe(401);
  const tooLarge = Buffer.alloc(4 * 1024 * 1024 + 1, ' ');
  expect((await post(tooLarge, signed(tooLarge))).status).toBe(413);
});

test('figures for operators do not leave through the proxy', async () => {
  expect((await fetch(`${door.url}/metrics`)).status).toBe(404);
  expect((await fetch(`${door.url}/healthz`)).status).toBe(200);
});

test('what a replica that is starting or leaving does not take goes to the next one, commands and webhooks alike', async () => {
  let refused = 0;
  const leaving = createServer((_request, response) => {
    refused += 1;
    response.writeHead(503).end();
  });
  leaving.listen(door.ports[2], '127.0.0.1');
  await once(leaving, 'listening');
  const body = Buffer.from('{"object":"whatsapp_business_account","entry":[]}');
  const ana = new SlackPerson(world.slack.url, 'U0ANA');
  await until(
    async () => {
      expect((await post(body, signed(body))).status).toBe(200);
      expect(await ana.say('C0GENERAL', '/treble deployments')).toEqual({ ok: true });
      return refused;
    },
    (times) => times >= 2,
  );
  leaving.close();
  leaving.closeAllConnections();
});

test('replicas are replaced one after the other during a send: every command is answered, every receipt arrives', async () => {
  const people = 600;
  const ana = new SlackPerson(world.slack.url, 'U0ANA');
  const id = await givenLaunched(world, plainPhones(people));
  const failures: unknown[] = [];
  let isOver = false;
  const asking = (async () => {
    for (let asked = 1; !isOver; asked += 1) {
      const answer = await ana.say('C0GENERAL', `/treble status D-${id}`);
      if (!answer.ok) failures.push(`${asked}: ${answer.error}`);
    }
  })();
  for (const [place, old] of replicas.entries()) {
    old.signal('SIGTERM');
    expect(await old.ended).toBe(0);
    await start(place);
  }
  const settled = await until(
    () => readRecipients(world, id),
    (all) => all.every(({ state }) => state === 'success'),
    150_000,
  );
  isOver = true;
  await asking;
  expect(settled).toHaveLength(people);
  expect(new Set(world.whatsApp.arrivals.map(({ to }) => to)).size).toBe(people);
  expect(world.whatsApp.arrivals).toHaveLength(people);
  expect(failures).toEqual([]);
}, 240_000);
