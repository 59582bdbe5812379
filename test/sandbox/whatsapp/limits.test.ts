import { expect, test } from 'vitest';
import { errorIn, goodSend, manualClock, send, simulate } from './graph-client.ts';

const phone = (index: number) => `+1202555${String(1_000 + index)}`;

test('eighty sends fit into a second of a line; the next is told to wait, and fits a second later', async () => {
  const clock = manualClock();
  const simulated = await simulate({ clock, stories: 'none' });
  const outcomes: number[] = [];
  for (let index = 0; index < 80; index += 1) {
    outcomes.push((await send(simulated, goodSend(phone(index), `t${index}`))).http);
  }
  const tooFast = await send(simulated, goodSend(phone(80), 't80'));
  await clock.advance(999);
  const stillTooFast = await send(simulated, goodSend(phone(80), 't80'));
  await clock.advance(1);
  const later = await send(simulated, goodSend(phone(80), 't80'));

  expect(new Set(outcomes)).toEqual(new Set([200]));
  expect(tooFast.http).toBe(429);
  expect(tooFast.headers.get('retry-after')).toBe('1');
  expect(errorIn(tooFast)).toMatchObject({ code: 130429 });
  expect([stillTooFast.http, later.http]).toEqual([429, 200]);
});

test('each line has a second of its own', async () => {
  const line = (id: string) => ({
    id,
    displayPhoneNumber: `1555078388${id}`,
    countryCode: '1',
    verifiedName: id,
  });
  const simulated = await simulate({
    clock: manualClock(),
    stories: 'none',
    messagesPerSecond: 1,
    lines: [line('1'), line('2')],
  });
  const from = (id: string) => send({ ...simulated, lineIds: [id] }, goodSend(phone(1), 'token'));

  expect([(await from('1')).http, (await from('1')).http, (await from('2')).http]).toEqual([200, 429, 200]);
});

test('one person gets a burst of 45, then one message every six seconds; another is not affected', async () => {
  const clock = manualClock();
  const simulated = await simulate({ clock, stories: 'none', messagesPerSecond: Number.POSITIVE_INFINITY });
  const again = async (to = phone(1)) => errorIn(await send(simulated, goodSend(to, 'token'))).code ?? 200;
  const burst: unknown[] = [];
  for (let index = 0; index < 45; index += 1) burst.push(await again());

  expect(new Set(burst)).toEqual(new Set([200]));
  expect(await again()).toBe(131056);
  expect(await again(phone(2))).toBe(200);
  await clock.advance(5_999);
  expect(await again()).toBe(131056);
  await clock.advance(1);
  expect([await again(), await again()]).toEqual([200, 131056]);
});

test('stories take their time at speed 1 and the answer its latency', async () => {
  const clock = manualClock();
  const simulated = await simulate({ clock, speed: 1 });
  const answer = send(simulated, goodSend('+12025550100', 'token'));
  const { promise: arrived, resolve } = Promise.withResolvers<void>();
  const look = () => (simulated.arrivals.length > 0 ? resolve() : setImmediate(look));
  look();
  await arrived;
  await clock.advance(250);
  expect((await answer).http).toBe(200);
  await clock.advance(60_000);

  // Nobody listens yet, so everything that was told waits.
  expect(simulated.state()).toMatchObject({ accepted: 1, settled: false, webhooks: { posted: 0 } });
});
