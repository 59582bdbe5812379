import { expect, test } from 'vitest';
import { stories, storyOf } from '../../../src/sandbox/whatsapp/stories.ts';
import { errorIn, goodSend, manualClock, send, simulate, startReceiver, wamidIn } from './graph-client.ts';

const read = ['sent', 'delivered', 'read'];
const delivered = ['sent', 'delivered'];

/** One ending of each story: how the call ends, and what is told in which order. */
const tellings: [ending: string, key: string, call: string, told: string[]][] = [
  ['00', 'read', '200', read],
  ['27', 'read', '200', read],
  ['28', 'delivered', '200', delivered],
  ['49', 'text_reply', '200', [...read, 'text']],
  ['61', 'button_reply', '200', [...read, 'button']],
  ['68', 'stop_reply', '200', [...read, 'button']],
  ['69', 'quoting_reply', '200', [...read, 'text quoting']],
  ['72', 'sent_skipped', '200', ['delivered', 'read']],
  ['73', 'delivered_skipped', '200', ['sent', 'read']],
  ['74', 'sent_late', '200', ['delivered', 'sent', 'read']],
  ['75', 'shuffled', '200', ['sent', 'read', 'delivered', 'delivered']],
  ['76', 'repeated', '200', [...read, 'button'].flatMap((word) => [word, word])],
  ['77', 'early_receipt', '200', read],
  ['78', 'error_500_accepted', '500', delivered],
  ['79', 'reset_accepted', 'broken', read],
  ['80', 'hang_accepted', 'broken', delivered],
  ['81', 'throttled_once', '130429 then 200', read],
  ['82', 'pair_rate_once', '131056 then 200', delivered],
  ['83', 'failed_after_delivery', '200', [...delivered, 'failed 131026']],
  ['84', 'phone_off_then_on', '200', delivered],
  ['85', 'held_then_released', 'held', read],
  ['86', 'phone_off', '200', ['sent']],
  ['87', 'lost', 'broken then 200', read],
  ['88', 'undeliverable', '200', ['failed 131026']],
  ['90', 'marketing_stopped', '200', ['failed 131050', 'stop']],
  ['91', 'frequency_capped', '200', ['failed 131049']],
  ['93', 'experiment', '200', ['failed 130472']],
  ['94', 'general_failure', '200', ['failed 131000']],
  ['95', 'outside_window', '200', ['sent', 'failed 131047']],
  ['96', 'not_a_recipient', '131021 then 131021', []],
  ['97', 'blocked_by_business', '130403 then 130403', []],
  ['98', 'variable_refused', '132012 then 132012', []],
  ['99', 'held_then_dropped', 'held', ['failed 132015']],
];

test.each(tellings)('a phone ending in %s tells the story %s', async (ending, key, wanted, told) => {
  const receiver = await startReceiver();
  const simulated = await simulate({ webhookUrl: receiver.url, webhookConcurrency: 1, hangMs: 30 });
  const phone = `+120255501${ending}`;
  const attempt = async (): Promise<string> => {
    try {
      const answer = await send(simulated, goodSend(phone, 'token-1'));
      const code = errorIn(answer).code;
      if (JSON.stringify(answer.body).includes('held_for_quality_assessment')) return 'held';
      return String(code ?? answer.http);
    } catch {
      return 'broken';
    }
  };
  const calls = [await attempt()];
  if (wanted.includes(' then ')) calls.push(await attempt());
  await simulated.settled();

  expect(storyOf(phone).key).toBe(key);
  expect(calls.join(' then ')).toBe(wanted);
  expect(receiver.words()).toEqual(told);
  expect(simulated.ledger).toHaveLength(told.length > 0 ? 1 : 0);
  const tokens = receiver
    .heard()
    .flatMap(({ field, item }) =>
      'status' in item ? [[field, item.id, item.biz_opaque_callback_data]] : [],
    );
  for (const found of tokens) expect(found).toEqual(['messages', simulated.ledger[0]?.wamid, 'token-1']);
});

test('every ending from 00 to 99 has exactly one story, and each provider state is the end of one', () => {
  const endings = stories.flatMap(({ endings: [first, last] }) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
  expect(endings).toEqual(Array.from({ length: 100 }, (_, index) => index));
  expect(new Set(stories.map(({ key }) => key)).size).toBe(stories.length);
  expect(tellings.map(([, key]) => key)).toEqual(expect.arrayContaining(stories.map(({ key }) => key)));
  expect([...new Set(stories.map(({ leadsTo }) => leadsTo))].sort()).toEqual([
    'blocked_or_version',
    'excluded',
    'in_process',
    'invalid_number',
    'success',
    'system_failure',
    'template_paused',
    'too_many_templates',
    'variable_unfilled',
  ]);
});

test('of a hundred endings 86 are delivered, 60 read and 24 answered', () => {
  const share = (holds: (story: (typeof stories)[number]) => boolean) =>
    stories.filter(holds).reduce((sum, { endings: [first, last] }) => sum + last - first + 1, 0);
  const tells = (word: string) => (story: (typeof stories)[number]) =>
    story.leadsTo === 'success' && story.steps.some((step) => 'status' in step && step.status === word);

  expect(share(({ leadsTo }) => leadsTo === 'success')).toBe(86);
  expect(share(tells('read'))).toBe(60);
  expect(share(({ steps }) => steps.some((step) => 'reply' in step))).toBe(24);
});

test('the first receipt of ending 77 is there before the call is answered', async () => {
  const receiver = await startReceiver();
  const simulated = await simulate({ webhookUrl: receiver.url });
  const answer = await send(simulated, goodSend('+12025550177', 'token-1'));

  expect(receiver.heard()[0]?.item).toMatchObject({ id: wamidIn(answer), status: 'sent' });
});

test('a late “sent” carries an earlier time than the “delivered” before it', async () => {
  const receiver = await startReceiver();
  const simulated = await simulate({ webhookUrl: receiver.url, speed: 10, latencyMs: 0 });
  await send(simulated, goodSend('+12025550174', 'token-1'));
  await simulated.flush();

  const [first, second] = receiver.heard();
  expect([first?.what, second?.what]).toEqual(['delivered', 'sent']);
  expect(Number(second?.item.timestamp)).toBeLessThan(Number(first?.item.timestamp));
});

test('a held message is dropped only once its template has rested, so that a deployment is not cut short', async () => {
  const receiver = await startReceiver();
  const clock = manualClock();
  const simulated = await simulate({ webhookUrl: receiver.url, clock, quietMs: 25_000 });
  const start = clock.now();
  await send(simulated, goodSend('+12025550199', 'held'));
  await clock.advance(20_000);
  await send(simulated, goodSend('+12025550186', 'another'));
  await clock.advance(60_000);
  await simulated.settled();

  const dropped = receiver.heard().find(({ what }) => what === 'failed 132015');
  expect(dropped?.item).toMatchObject({
    biz_opaque_callback_data: 'held',
    timestamp: String((start + 45_000) / 1000),
  });
});
