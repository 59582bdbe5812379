import type { Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createHttpClient, type HttpClientOptions } from '../../src/http/http-client.ts';
import { HttpFailure } from '../../src/http/http-failure.ts';
import { closedPort, socketServer } from './far-server.ts';

/** One POST to that address, which must fail. */
async function failedPost(baseUrl: string, options: Partial<HttpClientOptions> = {}): Promise<HttpFailure> {
  const client = createHttpClient({ baseUrl, timeoutMs: 1_000, ...options });
  onTestFinished(() => client.close());
  const failure = await client.request({ method: 'POST', path: '/', body: '{"to":"+12025550100"}' }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (failure instanceof HttpFailure) return failure;
  throw new Error('Expected the call to fail with an HttpFailure.');
}

test('nobody listens: not written', async () => {
  const failure = await failedPost(`http://127.0.0.1:${await closedPort()}`);
  expect(failure).toMatchObject({ code: 'ECONNREFUSED', requestWritten: 'no', responseStatus: undefined });
});

test('no such host: not written', async () => {
  const failure = await failedPost('http://no-such-host.invalid', { timeoutMs: 10_000 });
  expect(failure.requestWritten).toBe('no');
});

test('the other side does not speak TLS: not written', async () => {
  const server = await socketServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  const failure = await failedPost(`https://127.0.0.1:${server.port}`, { timeoutMs: 10_000 });
  expect(failure.requestWritten).toBe('no');
});

test('the TLS handshake hangs: not written', async () => {
  const server = await socketServer(() => undefined);
  const failure = await failedPost(`https://127.0.0.1:${server.port}`, {
    connectTimeoutMs: 100,
    timeoutMs: 10_000,
  });
  expect(failure).toMatchObject({ code: 'UND_ERR_CONNECT_TIMEOUT', requestWritten: 'no' });
});

const head = (status: number, length: number): string =>
  `HTTP/1.1 ${status} OK\r\ncontent-length: ${length}\r\n\r\n`;
const afterTheRequest: [story: string, behave: (socket: Socket) => void, status: number | undefined][] = [
  ['it is reset', (socket) => socket.resetAndDestroy(), undefined],
  ['the connection is closed', (socket) => socket.end(), undefined],
  ['nothing comes back', () => undefined, undefined],
  ['garbage comes back', (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'), undefined],
  ['half a head comes back', (socket) => socket.end('HTTP/1.1 200 O'), undefined],
  ['a head comes back and no body', (socket) => socket.write(head(200, 9)), 200],
  ['a head and half a body come back', (socket) => socket.end(`${head(503, 9)}{"a"`), 503],
  ['only "continue" comes back', (socket) => socket.write('HTTP/1.1 102 Processing\r\n\r\n'), undefined],
];

test.each(afterTheRequest)(
  'the request was taken and %s: maybe written, and once',
  async (_story, behave, status) => {
    const heard: string[] = [];
    const server = await socketServer((socket, text) => {
      heard.push(text);
      behave(socket);
    });
    const failure = await failedPost(server.url);
    expect(failure.requestWritten).toBe('maybe');
    expect(failure.responseStatus).toBe(status);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain('POST / HTTP/1.1');
  },
);
