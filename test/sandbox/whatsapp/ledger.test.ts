import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSimulatedWhatsApp } from '../../../src/sandbox/whatsapp/simulated-whatsapp.ts';
import { goodSend, send, simulate, startReceiver, wamidIn } from './graph-client.ts';

function ledgerFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'whatsapp', 'ledger.ndjson');
}

const linesOf = async (url: string): Promise<unknown[]> =>
  (await (await fetch(url)).text())
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));

test('the ledger names every accepted send and the arrivals every send, in process and over HTTP', async () => {
  const simulated = await simulate();
  const accepted = await send(simulated, goodSend('+12025550100', 'token-1'));
  await send(simulated, goodSend('+12025550196', 'token-2'));
  await send(simulated, goodSend('+12025550179', 'token-3')).catch(() => 'the connection breaks');
  await send(simulated, goodSend('0012025550100', 'token-4'));

  expect(simulated.ledger).toEqual([
    {
      token: 'token-1',
      to: '12025550100',
      wamid: wamidIn(accepted),
      at: expect.any(Number),
      lineId: simulated.lineIds[0],
      templateName: 'spring_sale_2026',
      templateLanguage: 'en_US',
      parameters: { 'body.first_name': 'Ana', 'body.discount': '15%' },
    },
    expect.objectContaining({ token: 'token-3', to: '12025550179' }),
  ]);
  expect(simulated.arrivals.map(({ token, to, outcome }) => [token, to, outcome])).toEqual([
    ['token-1', '12025550100', 'accepted'],
    ['token-2', '12025550196', '131021'],
    ['token-3', '12025550179', 'accepted'],
    ['token-4', '0012025550100', '100'],
  ]);
  expect(await linesOf(`${simulated.url}/simulated/ledger`)).toEqual(simulated.ledger);
  expect(await linesOf(`${simulated.url}/simulated/arrivals`)).toEqual(simulated.arrivals);
});

test('a restart keeps the ledger, gives new ids, and goes on with what was not told', async () => {
  const file = ledgerFile();
  const receiver = await startReceiver();
  const before = await createSimulatedWhatsApp({
    speed: 0,
    latencyMs: 0,
    ledgerFile: file,
    webhookUrl: receiver.url,
  });
  await send(before, goodSend('+12025550128', 'told'));
  await before.settled();
  before.setSpeed(1_000);
  await send(before, goodSend('+12025550129', 'untold'));
  await before.close();
  const told = receiver.words().length;

  const after = await simulate({ ledgerFile: file, webhookUrl: receiver.url });
  await after.settled();

  expect(after.ledger).toEqual(before.ledger);
  expect(after.arrivals).toEqual(before.arrivals);
  const later = receiver.heard().slice(told);
  expect(later.map(({ what, item }) => [what, item.id])).toEqual([
    ['sent', before.ledger[1]?.wamid],
    ['delivered', before.ledger[1]?.wamid],
  ]);

  await send(after, goodSend('+12025550130', 'new'));
  expect(new Set(after.ledger.map(({ wamid }) => wamid)).size).toBe(3);
});

test('a start after everything was told repeats nothing', async () => {
  const file = ledgerFile();
  const receiver = await startReceiver();
  const before = await createSimulatedWhatsApp({ speed: 0, ledgerFile: file, webhookUrl: receiver.url });
  await send(before, goodSend('+12025550100', 'told'));
  await before.settled();
  await before.close();
  const told = receiver.words().length;

  const after = await simulate({ ledgerFile: file, webhookUrl: receiver.url });
  await after.settled();
  expect(receiver.words()).toHaveLength(told);
});

test('without stories and without a ledger only counts remain', async () => {
  const simulated = await simulate({ stories: 'none', keepLedger: false });
  await send(simulated, goodSend('+12025550188', 'token-1'));
  await send(simulated, goodSend('+12025550196', 'token-2'));

  expect(simulated.ledger).toEqual([]);
  expect(simulated.arrivals).toEqual([]);
  expect(simulated.state()).toMatchObject({ accepted: 2, arrived: 2, settled: true });
});

test('two starts without a file never give the same id to the same send', async () => {
  const [one, two] = await Promise.all([simulate(), simulate()]);
  const body = goodSend('+12025550100', 'token-1');

  expect(wamidIn(await send(one, body))).not.toBe(wamidIn(await send(two, body)));
});
