import { expect, test } from 'vitest';
import { openWebSocket } from '../../src/http/web-socket.ts';
import { until } from '../support/until.ts';
import { startWebSocketServer } from '../support/web-socket-server.ts';

test('texts go both ways, until a goodbye', async () => {
  const server = await startWebSocketServer();
  const heard: string[] = [];
  const socket = await openWebSocket(server.url, { onText: (text) => heard.push(text) });
  const [peer] = server.peers;
  const long = 'x'.repeat(300);
  peer?.send(long);
  expect(socket.send(long)).toBe(true);
  await until(
    async () => [heard, peer?.heard],
    ([ours, theirs]) => ours?.length === 1 && theirs?.length === 1,
  );
  expect([heard, peer?.heard]).toEqual([[long], [long]]);
  await socket.close();
  expect(socket.send('late')).toBe(false);
  expect(peer?.isClosed()).toBe(true);
  await server.close();
});

test('a far side that falls silent is taken for gone', async () => {
  const server = await startWebSocketServer({ answersPings: false });
  const socket = await openWebSocket(server.url, { onText: () => {}, silenceMs: 60 });
  await socket.closed;
  expect(socket.send('late')).toBe(false);
  await server.close();
});

test('a far side that answers pings is kept, however little it says', async () => {
  const server = await startWebSocketServer();
  const socket = await openWebSocket(server.url, { onText: () => {}, silenceMs: 3_000 });
  const [peer] = server.peers;
  await until(
    async () => peer?.pings(),
    (pings) => pings === 4,
  );
  expect(socket.send('still here')).toBe(true);
  await socket.close();
  await server.close();
});

test('an address where nobody speaks WebSocket is told as an error', async () => {
  const server = await startWebSocketServer();
  const { url } = server;
  await server.close();
  await expect(openWebSocket(url, { onText: () => {} })).rejects.toThrow('WebSocket');
});
