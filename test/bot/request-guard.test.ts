import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRequestGuard } from '../../src/bot/request-guard.ts';
import {
  admin,
  type BotUnderTest,
  nowInSeconds,
  sign,
  signingSecret,
  startBot,
} from './support/bot-under-test.ts';

let world: BotUnderTest;
const ran: string[] = [];

beforeEach(async () => {
  ran.length = 0;
  const note = {
    name: 'note',
    usage: 'note',
    summary: 'Notes it.',
    needs: 'viewer',
    run: async ({ args }: { readonly args: readonly string[] }) => {
      ran.push(args.join(' '));
    },
  } as const;
  world = await startBot({ features: [{ commands: [note] }] });
});
afterEach(() => world.stop());

const formType = 'application/x-www-form-urlencoded';
const bodyOf = (text: string): string =>
  new URLSearchParams({
    command: '/treble',
    text,
    user_id: admin,
    team_id: 'T0TREBLE',
    channel_id: 'C1',
  }).toString();

const post = async (body: string, headers: Readonly<Record<string, string>>): Promise<number> => {
  const response = await fetch(world.url, {
    method: 'POST',
    body,
    headers: { 'content-type': formType, ...headers },
  });
  await world.bot.finish();
  return response.status;
};

const signed = (
  body: string,
  timestamp = nowInSeconds(),
  secret = signingSecret,
): Record<string, string> => ({
  'x-slack-request-timestamp': timestamp,
  'x-slack-signature': sign(body, timestamp, secret),
});

const body = bodyOf('note once');
const secondsFromNow = (seconds: number): string => String(Number(nowInSeconds()) + seconds);

test('a signed request is carried out', async () => {
  expect(await post(body, signed(body))).toBe(200);
  expect(ran).toEqual(['once']);
});

const refused: [story: string, headers: () => Record<string, string>][] = [
  ['no signature', () => ({})],
  ['another secret', () => signed(body, nowInSeconds(), 'another secret')],
  ['a signature of other bytes', () => signed(`${body}&x=1`)],
  ['a time stamp six minutes old', () => signed(body, secondsFromNow(-360))],
  ['a time stamp six minutes ahead', () => signed(body, secondsFromNow(360))],
  ['a time stamp that is no number', () => signed(body, 'soon')],
  ['another version of the signature', () => ({ ...signed(body), 'x-slack-signature': 'v1=00' })],
  [
    'a shorter signature',
    () => ({ ...signed(body), 'x-slack-signature': signed(body)['x-slack-signature']?.slice(0, 40) ?? '' }),
  ],
  [
    'two signatures, one of them right',
    () => ({
      ...signed(body),
      'x-slack-signature': `v0=${'0'.repeat(64)}, ${signed(body)['x-slack-signature']}`,
    }),
  ],
];

test.each(refused)('a request with %s is refused and does nothing', async (_story, headers) => {
  expect(await post(body, headers())).toBe(401);
  expect(ran).toEqual([]);
});

test('the same request twice is carried out once, and both times answered 200', async () => {
  const headers = signed(body);
  expect(await post(body, headers)).toBe(200);
  expect(await post(body, headers)).toBe(200);
  expect(ran).toEqual(['once']);
});

test('requests a few minutes off in either direction are within the window', async () => {
  expect(await post(body, signed(body, secondsFromNow(-200)))).toBe(200);
  expect(await post(body, signed(body, secondsFromNow(200)))).toBe(200);
  expect(ran).toEqual(['once', 'once']);
});

test('a charset behind the content type changes nothing', async () => {
  expect(await post(body, { ...signed(body), 'content-type': `${formType}; charset=utf-8` })).toBe(200);
  expect(ran).toEqual(['once']);
});

test('a pure ssl_check is answered without a signature', async () => {
  expect(await post('ssl_check=1&token=x', {})).toBe(200);
});

test('an ssl_check that carries a command is refused, signed or not', async () => {
  const smuggled = `ssl_check=1&${body}`;
  expect(await post(smuggled, {})).toBe(400);
  expect(await post(smuggled, signed(smuggled))).toBe(400);
  expect(ran).toEqual([]);
});

test('a body over 4 MB is refused before its signature is looked at', async () => {
  const large = `text=${'x'.repeat(4 * 1024 * 1024)}`;
  const status = await post(large, signed(large)).catch(() => 413);
  expect(status).toBe(413);
});

test('Slack’s question whether the address is ours is answered with its challenge', async () => {
  const question = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
  const response = await fetch(world.url, {
    method: 'POST',
    body: question,
    headers: { 'content-type': 'application/json', ...signed(question) },
  });
  expect(await response.json()).toEqual({ challenge: 'abc' });
});

test('a broken off request leaves the bot able to answer the next', async () => {
  const { port } = new URL(world.url);
  await new Promise<void>((closed) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write('POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf', () =>
        socket.destroy(),
      );
    });
    socket.once('close', () => closed());
  });
  expect(await post(body, signed(body))).toBe(200);
});

test('nothing else than POST is taken', async () => {
  expect((await fetch(world.url)).status).toBe(405);
});

test('a body that does not arrive in time is given up', async () => {
  const guard = createRequestGuard({
    signingSecret,
    replayGuard: { accept: async () => true },
    log: { warn: () => undefined, error: () => undefined },
    now: () => new Date(),
    next: () => ran.push('passed on'),
    bodyTimeoutMs: 20,
  });
  const server = createServer(guard);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const heard = await new Promise<string>((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf');
    });
    socket.on('data', (chunk) => {
      text += chunk.toString();
      socket.destroy();
    });
    socket.once('close', () => resolve(text));
  });
  await new Promise<void>((closed) => server.close(() => closed()));
  expect(heard).toContain('408');
  expect(ran).toEqual([]);
});
