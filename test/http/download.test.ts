import type { RequestListener } from 'node:http';
import { MockAgent } from 'undici';
import { expect, test } from 'vitest';
import { type DownloadOptions, download } from '../../src/http/download.ts';
import { DownloadError } from '../../src/http/download-error.ts';
import { type FarServer, farServer } from './far-server.ts';

const options = {
  allowed: { hosts: ['files.slack.com'] },
  bearer: 'xoxb-1',
  maxBytes: 1_000,
  timeoutMs: 5_000,
};

const fromServer = (server: FarServer, changed: Partial<DownloadOptions> = {}): DownloadOptions => ({
  ...options,
  allowed: { hosts: [], loopbackOrigins: [server.url] },
  ...changed,
});

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(bytes)).toString();
}

async function problemOf(address: string, changed: DownloadOptions): Promise<DownloadError> {
  try {
    const { bytes } = await download(address, changed);
    await textOf(bytes);
  } catch (error) {
    if (error instanceof DownloadError) return error;
    throw error;
  }
  throw new Error('Expected the download to fail.');
}

test('a file comes as a stream, fetched with the token', async () => {
  const server = await farServer((request, response) => {
    response.setHeader('content-type', 'text/csv');
    response.end(`phone\n${request.headers.authorization}`);
  });
  const { contentType, bytes } = await download(`${server.url}/a.csv`, fromServer(server));
  expect(contentType).toBe('text/csv');
  expect(await textOf(bytes)).toBe('phone\nBearer xoxb-1');
});

test('Slack’s host is reached over https', async () => {
  const agent = new MockAgent();
  agent.disableNetConnect();
  const interceptor = agent.get('https://files.slack.com').intercept({ path: '/files-pri/T1-F1/a.csv' });
  interceptor.reply(200, 'phone', { headers: { 'content-type': 'text/plain' } });
  const { bytes } = await download('https://files.slack.com/files-pri/T1-F1/a.csv', {
    ...options,
    dispatcher: agent,
  });
  expect(await textOf(bytes)).toBe('phone');
});

test.each([
  'http://files.slack.com/a.csv',
  'https://files.slack.com.evil.example/a.csv',
  'https://evil.example/files.slack.com/a.csv',
  'https://files.slack.com@evil.example/a.csv',
  'https://user:pass@files.slack.com/a.csv',
  'https://files.slack.com:8443/a.csv',
  'https://files.slack.com./a.csv',
  'https://169.254.169.254/latest',
  'https://[::1]/a.csv',
  'http://127.0.0.1:1/a.csv',
  'file:///etc/passwd',
  'a.csv',
  '',
])('the token never goes to %s', async (address) => {
  const agent = new MockAgent();
  agent.disableNetConnect();
  const error = await problemOf(address, { ...options, dispatcher: agent });
  expect(error.problem).toBe('address_refused');
  expect(agent.getCallHistory()?.calls() ?? []).toEqual([]);
});

test('an origin that is not on loopback is not allowed by being listed', async () => {
  const allowed = { hosts: [], loopbackOrigins: ['http://intranet.example'] };
  expect((await problemOf('http://intranet.example/a', { ...options, allowed })).problem).toBe(
    'address_refused',
  );
});

const refused: [story: string, answer: RequestListener, problem: string, says: RegExp][] = [
  [
    'a redirect',
    (_q, r) => r.writeHead(302, { location: 'http://127.0.0.1/' }).end(),
    'redirected',
    /redirect/,
  ],
  [
    'the login page',
    (_q, r) => r.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>'),
    'login_page',
    /login page.*files:read/,
  ],
  ['an error', (_q, r) => r.writeHead(404).end('gone'), 'not_readable', /status 404/],
  [
    'a length above the cap',
    (_q, r) => r.writeHead(200, { 'content-length': '5000' }).write('x'),
    'too_large',
    /1,000 bytes/,
  ],
  [
    'more than the cap without a length',
    (_q, r) => r.end('x'.repeat(600), () => undefined),
    'too_large',
    /larger/,
  ],
  ['a reset', (q) => q.socket.destroy(), 'unreachable', /could not be fetched/],
];

test.each(refused)('%s is told in a sentence', async (story, answer, problem, says) => {
  const server = await farServer((request, response) => {
    if (story.startsWith('more than')) response.write('x'.repeat(600));
    answer(request, response);
  });
  const error = await problemOf(`${server.url}/a.csv`, fromServer(server));
  expect(error.problem).toBe(problem);
  expect(error.message).toMatch(says);
});

test.each(['/head', '/body'])('a file that hangs at %s is given up in time', async (path) => {
  const server = await farServer((_request, response) => {
    if (path === '/body') response.write('pho');
  });
  const error = await problemOf(`${server.url}${path}`, fromServer(server, { timeoutMs: 150 }));
  expect([error.problem, error.message]).toEqual([
    'too_slow',
    'The file did not arrive within 0.15 seconds. Try again.',
  ]);
});

test('a reader who leaves early closes the connection', async () => {
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  const server = await farServer((request, response) => {
    request.socket.once('close', () => leave());
    response.write('phone');
  });
  const { bytes } = await download(`${server.url}/a.csv`, fromServer(server));
  for await (const _chunk of bytes) break;
  await left;
});

test('a file nobody reads is let go when its time is over', async () => {
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  const server = await farServer((request, response) => {
    request.socket.once('close', () => leave());
    response.write('phone');
  });
  await download(`${server.url}/a.csv`, fromServer(server, { timeoutMs: 1_000 }));
  await left;
});
