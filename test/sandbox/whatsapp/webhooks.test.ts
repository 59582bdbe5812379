import { describe, expect, test } from 'vitest';
import { listOf, objectOf } from '../../../src/sandbox/whatsapp/json-reading.ts';
import { signatureOf } from '../../../src/sandbox/whatsapp/webhook-post.ts';
import { expectedSignature, goodSend, manualClock, send, simulate, startReceiver } from './graph-client.ts';

const vectors: [body: string, hex: string][] = [
  [
    '{"object":"whatsapp_business_account"}',
    'b6978b21c4467654c466607663db9b43fae44b71083568df403e0a077089208e',
  ],
  [
    String.raw`{"a":"\u00e4\u00f6\u00e5"}`,
    '3ffebcc6deb9a10fcc8768431816a6f8f9c6b3f987d1b3eae91022284c5dd04e',
  ],
];

test.each(vectors)('the signature of %s is the one of the check vector', (body, hex) => {
  expect(signatureOf(Buffer.from(body), 'test-app-secret')).toBe(`sha256=${hex}`);
});

test('every POST is signed over its raw bytes, which are pure ASCII whatever they say', async () => {
  const receiver = await startReceiver();
  const simulated = await simulate({ webhookUrl: receiver.url, appSecret: 'another secret' });
  simulated.reply('+12025550100', '¡Sí! 😊');
  await send(simulated, goodSend('+12025550100', 'token-1'));
  await simulated.settled();

  expect(receiver.bodies.length).toBeGreaterThan(0);
  for (const [index, body] of receiver.bodies.entries()) {
    expect(receiver.signatures[index]).toBe(expectedSignature(body, 'another secret'));
    expect(body.every((byte) => byte < 0x80)).toBe(true);
  }
  expect(Buffer.concat(receiver.bodies).toString()).toContain(String.raw`\u00a1S\u00ed! \ud83d\ude0a`);
  expect(receiver.heard().find(({ what }) => what === 'text')?.item.text).toEqual({ body: '¡Sí! 😊' });
});

test('a status says what Meta says: time, person, token, price and, when failed, the error alone', async () => {
  const receiver = await startReceiver();
  const simulated = await simulate({ webhookUrl: receiver.url, webhookBatch: 1 });
  await send(simulated, goodSend('+12025550128', 'token-1'));
  await simulated.settled();
  await send(simulated, goodSend('+12025550188', 'token-2'));
  await simulated.settled();

  const value = (index: number) => {
    const body = objectOf(JSON.parse(receiver.bodies[index]?.toString() ?? '{}'));
    expect(body).toMatchObject({
      object: 'whatsapp_business_account',
      entry: [{ id: simulated.businessAccountId, changes: [{ field: 'messages' }] }],
    });
    expect(JSON.stringify(body)).not.toContain('"time"');
    const [entry] = listOf(body.entry);
    return objectOf(objectOf(listOf(objectOf(entry).changes)[0]).value);
  };
  expect(value(0)).toMatchObject({
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '15550783881', phone_number_id: simulated.lineIds[0] },
    contacts: [{ wa_id: '12025550128', user_id: expect.stringMatching(/^US\.\d+$/) }],
    statuses: [
      {
        id: simulated.ledger[0]?.wamid,
        status: 'sent',
        timestamp: expect.stringMatching(/^\d{10}$/),
        recipient_id: '12025550128',
        biz_opaque_callback_data: 'token-1',
        pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'marketing' },
      },
    ],
  });
  const [, , failed] = receiver.heard();
  expect(failed?.item).toEqual({
    id: simulated.ledger[1]?.wamid,
    status: 'failed',
    timestamp: expect.any(String),
    recipient_id: '12025550188',
    biz_opaque_callback_data: 'token-2',
    errors: [
      {
        code: 131026,
        title: 'Message undeliverable',
        message: 'Message undeliverable',
        error_data: { details: expect.any(String) },
        href: expect.stringMatching(/^https:/),
      },
    ],
  });
  expect(JSON.stringify(value(2))).not.toContain('contacts');
});

test('a tapped button carries its words and the message it belongs to', async () => {
  const receiver = await startReceiver();
  const simulated = await simulate({ webhookUrl: receiver.url });
  await send(simulated, goodSend('+12025550161', 'token-1'));
  await send(simulated, goodSend('+12025550168', 'token-2'));
  await simulated.settled();

  const taps = receiver.heard().filter(({ what }) => what === 'button');
  expect(taps.map(({ item }) => [item.from, item.button, item.context])).toEqual([
    [
      '12025550161',
      { payload: 'Yes, tell me more', text: 'Yes, tell me more' },
      { from: '15550783881', id: simulated.ledger[0]?.wamid },
    ],
    [
      '12025550168',
      { payload: 'Stop', text: 'Stop' },
      { from: '15550783881', id: simulated.ledger[1]?.wamid },
    ],
  ]);
});

describe('delivery', () => {
  test('a POST without a 200 comes again with the same bytes until it gets one', async () => {
    const receiver = await startReceiver();
    receiver.answers.push(500, 503, 204);
    const simulated = await simulate({ webhookUrl: receiver.url, webhookRetryMs: [0, 0, 0] });
    await send(simulated, goodSend('+12025550186', 'token-1'));
    await simulated.settled();

    expect(receiver.bodies).toHaveLength(4);
    expect(new Set(receiver.bodies.map(String)).size).toBe(1);
    expect(simulated.state().webhooks).toEqual({ posted: 4, retried: 3, dropped: 0 });
  });

  test('the waits grow, and after the last one the POST is dropped', async () => {
    const receiver = await startReceiver();
    receiver.answers.push(500, 500, 500);
    const clock = manualClock();
    const waits: number[] = [];
    const simulated = await simulate({
      webhookUrl: receiver.url,
      webhookRetryMs: [1_000, 60_000],
      clock: {
        now: clock.now,
        schedule: (task, ms) => {
          waits.push(ms);
          const immediate = setImmediate(task);
          return () => clearImmediate(immediate);
        },
      },
    });
    simulated.reply('+12025550100', 'Hello');
    await simulated.settled();

    expect(waits).toEqual([1_000, 60_000]);
    expect(simulated.state().webhooks).toEqual({ posted: 3, retried: 2, dropped: 1 });
  });

  test('what happens at once is told together, up to the size of a batch', async () => {
    const receiver = await startReceiver();
    const simulated = await simulate({ webhookUrl: receiver.url, webhookBatch: 4, webhookConcurrency: 1 });
    for (let index = 0; index < 10; index += 1) simulated.reply('+12025550100', `Hello ${index}`);
    simulated.disableTemplate('order_shipped', 'en_US');
    await simulated.settled();

    expect(receiver.bodies).toHaveLength(3);
    const words = receiver.heard().map(({ what, item }) => Object(item.text).body ?? what);
    const hellos = Array.from({ length: 10 }, (_, index) => `Hello ${index}`);
    expect(words).toEqual([...hellos, 'GREEN to RED', 'DISABLED']);
    expect(receiver.bodies[2]?.toString()).toMatch(/"time":\d{10}/);
  });

  test('webhooks wait until their address is known', async () => {
    const receiver = await startReceiver();
    const simulated = await simulate();
    simulated.reply('+12025550100', 'Hello');
    expect(simulated.state().settled).toBe(false);
    simulated.setWebhookUrl(receiver.url);
    await simulated.settled();

    expect(receiver.words()).toEqual(['text']);
  });

  test('faults lose, repeat and shuffle what is told', async () => {
    const receiver = await startReceiver();
    const simulated = await simulate({ webhookUrl: receiver.url, webhookBatch: 1, webhookConcurrency: 1 });
    simulated.setFaults({ dropWebhooks: 1 });
    simulated.reply('+12025550100', 'lost');
    await simulated.settled();
    simulated.setFaults({ doubleWebhooks: 1 });
    simulated.reply('+12025550100', 'twice');
    simulated.reply('+12025550100', 'once');
    await simulated.settled();
    const bodies = () => receiver.heard().map(({ item }) => Object(item.text).body);
    expect(bodies()).toEqual(['twice', 'twice', 'once']);

    simulated.setFaults({ shuffleWebhooks: true });
    const order = Array.from({ length: 20 }, (_, index) => `n${index}`);
    for (const word of order) simulated.reply('+12025550100', word);
    await simulated.settled();
    expect(bodies().slice(3)).not.toEqual(order);
    expect(bodies().slice(3).sort()).toEqual([...order].sort());
  });
});

test('the handshake is passed by a receiver that knows the word, and failed by one that does not', async () => {
  const receiver = await startReceiver();
  const simulated = await simulate();

  expect(await simulated.handshake(receiver.url, 'verify-me')).toBe(true);
  expect(await simulated.handshake(receiver.url, 'something else')).toBe(false);
});
