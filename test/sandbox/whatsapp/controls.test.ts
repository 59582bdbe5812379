import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { SimulatedWhatsApp } from '../../../src/sandbox/whatsapp/simulated-whatsapp.ts';
import { call, errorIn, goodSend, send, simulate, startReceiver } from './graph-client.ts';

const control = (simulated: SimulatedWhatsApp, name: string, body: object = {}) =>
  call(simulated, 'POST', `/simulated/${name}`, body);
const sale = { name: 'spring_sale_2026', language: 'en_US' };

test('pausing a template tells so, refuses its sends and drops what is held; another template goes on', async () => {
  const receiver = await startReceiver();
  const simulated = await simulate({ webhookUrl: receiver.url, speed: 1_000, latencyMs: 0 });
  await send(simulated, goodSend('+12025550185', 'held'));
  await send(simulated, goodSend('+12025550100', 'under way'));
  const paused = await control(simulated, 'pause-template', { ...sale, title: 'SECOND_PAUSE' });
  await simulated.flush();

  expect(paused.body).toEqual({ done: true });
  const dropped = receiver.heard().filter(({ item }) => item.biz_opaque_callback_data === 'held');
  expect(dropped.map(({ what }) => what)).toEqual(['failed 132015']);
  expect(receiver.words()).toEqual(expect.arrayContaining(['sent', 'delivered', 'read']));
  expect(receiver.heard().find(({ what }) => what === 'PAUSED')?.item).toEqual({
    event: 'PAUSED',
    message_template_id: 1304694804498707,
    message_template_name: 'spring_sale_2026',
    message_template_language: 'en-US',
    message_template_category: 'MARKETING',
    reason: 'NONE',
    other_info: { title: 'SECOND_PAUSE', description: expect.stringContaining('6 hours') },
  });
  expect(errorIn(await send(simulated, goodSend('+12025550101', 'late')))).toMatchObject({ code: 132015 });
  expect(simulated.state().templates.find(({ name }) => name === 'order_shipped')?.status).toBe('APPROVED');
});

test('a template is disabled and approved again, each told by webhook', async () => {
  const receiver = await startReceiver();
  const simulated = await simulate({ webhookUrl: receiver.url });
  await control(simulated, 'disable-template', sale);
  expect(errorIn(await send(simulated, goodSend('+12025550186', 'a')))).toMatchObject({ code: 132016 });
  await control(simulated, 'approve-template', sale);
  expect((await send(simulated, goodSend('+12025550186', 'b'))).http).toBe(200);
  await control(simulated, 'settled');

  expect(receiver.words()).toEqual(['GREEN to RED', 'DISABLED', 'RED to UNKNOWN', 'APPROVED', 'sent']);
  expect(receiver.heard()[1]?.item.disable_info).toEqual({ disable_date: expect.stringMatching(/^\d{10}$/) });
});

test('a pause leaves a template rated low, its end not rated yet', async () => {
  const receiver = await startReceiver();
  const simulated = await simulate({ webhookUrl: receiver.url });
  const template = () => simulated.state().templates.find(({ name }) => name === sale.name);
  await control(simulated, 'pause-template', sale);
  expect(template()?.quality_score).toEqual({ score: 'RED' });
  await call(simulated, 'POST', `/v25.0/${template()?.id}/unpause`);
  expect(template()).toMatchObject({ status: 'APPROVED', quality_score: { score: 'UNKNOWN' } });
  await control(simulated, 'settled');
  expect(receiver.words()).toEqual(['GREEN to RED', 'PAUSED', 'RED to UNKNOWN', 'APPROVED']);
});

test('an added template can be sent at once', async () => {
  const simulated = await simulate();
  const components = [{ type: 'BODY', text: 'Hello there' }];
  const added = await control(simulated, 'add-template', { name: 'hello', language: 'de', components });
  const template = { name: 'hello', language: { code: 'de' } };

  expect(added.body).toMatchObject({
    template: { name: 'hello', status: 'APPROVED', id: expect.any(String) },
  });
  expect((await send(simulated, goodSend('+12025550100', 't', { template }))).http).toBe(200);
});

test('a person writes, which opens the window for free texts to them alone, and stops marketing', async () => {
  const receiver = await startReceiver();
  const simulated = await simulate({ webhookUrl: receiver.url });
  const wrote = await control(simulated, 'reply', { from: '+12025550100', text: 'Hi', quoting: 'wamid.x' });
  await control(simulated, 'preference', { phone: '+12025550100', value: 'stop' });
  const text = { type: 'text', text: { body: 'How can we help?' } };
  const answered = await send(simulated, goodSend('+12025550100', 't', text));
  const refused = await send(simulated, goodSend('+12025550101', 't', text));
  await simulated.settled();

  expect(answered.http).toBe(200);
  expect(errorIn(refused)).toMatchObject({ code: 131047 });
  expect(receiver.words()).toEqual(['text quoting', 'stop', 'sent', 'delivered', 'read']);
  expect(receiver.heard()[0]?.item).toMatchObject({ id: wrote.body.id, from: '12025550100' });
  expect(receiver.heard()[1]).toMatchObject({
    field: 'user_preferences',
    item: { wa_id: '12025550100', category: 'marketing_messages', timestamp: expect.any(Number) },
  });
});

describe('faults', () => {
  const attempt = async (simulated: SimulatedWhatsApp): Promise<string> => {
    const body = goodSend('+12025550100', 'token');
    const answered = send(simulated, body).catch(() => undefined);
    const answer = await answered;
    return answer ? String(errorIn(answer).code ?? answer.http) : 'broken';
  };
  const cases: [fault: string, outcome: string, accepted: number][] = [
    ['acceptThenReset', 'broken', 1],
    ['acceptThen500', '500', 1],
    ['hang', 'broken', 1],
    ['reset', 'broken', 0],
    ['status500', '500', 0],
    ['throttle', '130429', 0],
  ];
  test.each(cases)('%s hits one send and leaves the next alone', async (fault, outcome, accepted) => {
    const simulated = await simulate({ hangMs: 30 });
    await control(simulated, 'faults', { [fault]: 1 });

    expect(await attempt(simulated)).toBe(outcome);
    expect(simulated.ledger).toHaveLength(accepted);
    expect(await attempt(simulated)).toBe('200');
  });

  test('a share hits about that many', async () => {
    const simulated = await simulate({ stories: 'none', pairRate: false, messagesPerSecond: 1_000 });
    simulated.setFaults({ throttle: 0.25 });
    for (let index = 0; index < 200; index += 1) await attempt(simulated);

    const hit = 200 - simulated.ledger.length;
    expect(hit).toBeGreaterThan(30);
    expect(hit).toBeLessThan(70);
  });
});

const mistakes: [what: string, name: string, body: object, says: RegExp][] = [
  [
    'a template that does not exist',
    'pause-template',
    { name: 'x', language: 'en' },
    /spring_sale_2026 \(en_US\).*found x \(en\)/,
  ],
  ['a missing field', 'reply', { from: '+12025550100' }, /Expected a text in "text"/],
  ['a phone that is none', 'reply', { from: 'Ana', text: 'Hi' }, /found "Ana"/],
  ['an unknown fault', 'faults', { flood: 1 }, /acceptThenReset.*found flood: 1/],
  ['a speed below zero', 'speed', { speed: -1 }, /found -1/],
  ['a preference that is none', 'preference', { phone: '+12025550100', value: 'maybe' }, /found "maybe"/],
  ['a template without a body', 'add-template', { name: 'x', language: 'en' }, /BODY/],
  ['an address that is not http', 'webhook-url', { url: 'ftp://x' }, /found ftp:\/\/x/],
];
test.each(mistakes)('%s gets a sentence and changes nothing', async (_what, name, body, says) => {
  const simulated = await simulate();
  const before = simulated.state();
  const answer = await control(simulated, name, body);

  expect(answer.http).toBe(400);
  expect(answer.body.error).toMatch(says);
  expect(simulated.state()).toEqual(before);
});

test('the speed counts for messages from then on, and the state tells it', async () => {
  const simulated = await simulate();
  await control(simulated, 'speed', { speed: 0.5 });

  expect((await call(simulated, 'GET', '/simulated/state')).body).toMatchObject({ speed: 0.5, accepted: 0 });
});

test('pages of other sites cannot use the controls: neither by a form nor under a name of their own', async () => {
  const simulated = await simulate();
  const form = await fetch(`${simulated.url}/simulated/faults`, { method: 'POST', body: '{"hang":1}' });
  const status = await new Promise((resolve, reject) => {
    const headers = { host: 'evil.example', 'content-type': 'application/json' };
    const outgoing = request(`${simulated.url}/simulated/faults`, { method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    outgoing.on('error', reject);
    outgoing.end('{"hang":1}');
  });

  expect([form.status, status]).toEqual([400, 403]);
  expect(simulated.state().faults).toEqual({});
});
