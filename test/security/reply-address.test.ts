import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BotUnderTest, startBot } from '../bot/support/bot-under-test.ts';

let bot: BotUnderTest;
let elsewhere: string;
let called = 0;
const server = createServer((_request, response) => {
  called += 1;
  response.end();
});
beforeAll(async () => {
  bot = await startBot();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  elsewhere = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(async () => {
  await bot.stop();
  await new Promise((closed) => server.close(closed));
});

test('a reply goes to Slack’s own address and to no other that a request names', async () => {
  const { port } = new URL(elsewhere);
  const forged = [
    elsewhere,
    `http://hooks.slack.com@127.0.0.1:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://2130706433:${port}/`,
    'https://hooks.slack.com.evil.example/commands/1',
    'https://hooks.slack.com:8443/commands/1',
    'http://169.254.169.254/latest/meta-data',
  ];
  for (const response_url of forged) await bot.command('help', 'U0ANA', { response_url });
  expect(called).toBe(0);
  expect(bot.said()).toEqual([]);
  await bot.command('help');
  expect(bot.said().join()).toContain('/treble send');
});
