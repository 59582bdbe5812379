import nock from 'nock';
import { Dispatcher, MockAgent } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { createHttpClient, type HttpClientOptions } from '../../src/http/http-client.ts';
import { HttpFailure } from '../../src/http/http-failure.ts';
import { farServer } from './far-server.ts';

function clientFor(url: string, options: Partial<HttpClientOptions> = {}) {
  const client = createHttpClient({ baseUrl: url, timeoutMs: 5_000, ...options });
  onTestFinished(() => client.close());
  return client;
}

const failureOf = async (call: Promise<unknown>): Promise<HttpFailure> => {
  const error = await call.then(
    () => new Error('Expected the call to fail, found an answer.'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof HttpFailure) return error;
  throw error;
};

test('any status is an answer, with its headers and all of its body', async () => {
  const server = await farServer((request, response) => {
    response.writeHead(404, { 'x-kept': 'yes' });
    response.write(`${request.method} ${request.url} `);
    request.on('data', (chunk) => response.write(chunk));
    request.on('end', () => response.end('!'));
  });
  const client = clientFor(`${server.url}/base/`);
  const answer = await client.request({ method: 'POST', path: '/x?y=1', headers: { a: 'b' }, body: 'hello' });
  expect(answer.status).toBe(404);
  expect(answer.headers['x-kept']).toBe('yes');
  expect(answer.body.toString()).toBe('POST /base/x?y=1 hello!');
});

test('calls share the connections that are open', async () => {
  const server = await farServer((_request, response) => response.end('ok'));
  const client = clientFor(server.url, { connections: 2 });
  await Promise.all(Array.from({ length: 20 }, () => client.request({ method: 'GET', path: '/' })));
  expect(server.connections()).toBe(2);
});

test('a redirect is an answer and is not followed', async () => {
  const visited: (string | undefined)[] = [];
  const server = await farServer((request, response) => {
    visited.push(request.url);
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  const answer = await clientFor(server.url).request({ method: 'GET', path: '/here' });
  expect([answer.status, visited]).toEqual([302, ['/here']]);
});

test('a body above the limit ends the call, and the client goes on working', async () => {
  const server = await farServer((request, response) =>
    response.end('x'.repeat(request.url === '/big' ? 5_000 : 10)),
  );
  const client = clientFor(server.url, { maxBodyBytes: 1_000 });
  const failure = await failureOf(client.request({ method: 'GET', path: '/big' }));
  expect(failure).toMatchObject({ code: 'BODY_TOO_LARGE', responseStatus: 200, requestWritten: 'maybe' });
  expect((await client.request({ method: 'GET', path: '/small' })).body).toHaveLength(10);
});

test('a call that waits for a free connection until its time is over was not written, then or later', async () => {
  const visited: (string | undefined)[] = [];
  const server = await farServer((request) => visited.push(request.url));
  const client = clientFor(server.url, { connections: 1, timeoutMs: 1_000 });
  const [first, second] = await Promise.all([
    failureOf(client.request({ method: 'POST', path: '/first', body: '{}' })),
    failureOf(client.request({ method: 'POST', path: '/second', body: '{}' })),
  ]);
  expect(first).toMatchObject({ code: 'TIMEOUT', requestWritten: 'maybe' });
  expect(second).toMatchObject({ code: 'TIMEOUT', requestWritten: 'no' });
  expect(visited).toEqual(['/first']);
});

test('each call has its own time, also when earlier calls have ended', async () => {
  const server = await farServer((request, response) => {
    if (request.url === '/quick') response.end('ok');
  });
  const client = clientFor(server.url, { timeoutMs: 400 });
  const started = performance.now();
  await client.request({ method: 'GET', path: '/quick' });
  const failure = await failureOf(client.request({ method: 'GET', path: '/slow' }));
  expect(failure.code).toBe('TIMEOUT');
  expect(performance.now() - started).toBeGreaterThanOrEqual(400);
  expect(performance.now() - started).toBeLessThan(3_000);
});

test('one signal ends all the calls that share it, and no other call', async () => {
  const arrived: string[] = [];
  const waiting = new AbortController();
  const finishers: (() => void)[] = [];
  const server = await farServer((request, response) => {
    arrived.push(request.url ?? '');
    if (request.url === '/bystander') finishers.push(() => response.end('ok'));
    if (arrived.length === 3) waiting.abort();
  });
  const client = clientFor(server.url, { connections: 3 });
  const shared = (path: string) =>
    failureOf(client.request({ method: 'POST', path, signal: waiting.signal }));
  const bystander = client.request({ method: 'GET', path: '/bystander' });
  const ended = await Promise.all([shared('/a'), shared('/b'), shared('/still-waiting')]);
  expect(ended.map(({ code }) => code)).toEqual(['ABORTED', 'ABORTED', 'ABORTED']);
  expect(ended.map(({ requestWritten }) => requestWritten)).toEqual(['maybe', 'maybe', 'no']);
  for (const finish of finishers) finish();
  expect((await bystander).body.toString()).toBe('ok');
});

test('a signal that was aborted before sends nothing', async () => {
  const server = await farServer((_request, response) => response.end());
  const failure = await failureOf(
    clientFor(server.url).request({ method: 'POST', path: '/', signal: AbortSignal.abort() }),
  );
  expect([failure.requestWritten, server.connections()]).toEqual(['no', 0]);
});

test('secrets are masked in what is said about a failure, percent-encoded as well', async () => {
  const server = await farServer((request) => request.socket.destroy());
  const client = clientFor(server.url, { secrets: ['s3cret|x', 's3cret'] });
  const failure = await failureOf(client.request({ method: 'GET', path: '/s3cret%7Cx/s3cret?token=s3cret' }));
  expect(failure.message).toContain('/•••/•••');
  expect(`${failure.stack} ${failure.cause}`).not.toContain('s3cret');
});

test('closing waits for the calls in flight', async () => {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<() => void>();
  const server = await farServer((_request, response) => arrive(() => response.end('last words')));
  const client = createHttpClient({ baseUrl: server.url });
  const call = client.request({ method: 'GET', path: '/' });
  const finish = await arrived;
  const closed = client.close();
  finish();
  expect((await call).body.toString()).toBe('last words');
  await closed;
});

test('a request is never written a second time, not even by the connection layer', async () => {
  class Rewriting extends Dispatcher {
    readonly written: string[] = [];
    override dispatch(_options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
      for (const write of ['first', 'second']) {
        let aborted = false;
        handler.onRequestStart?.(
          {
            aborted,
            paused: false,
            reason: null,
            abort: () => {
              aborted = true;
            },
            pause: () => undefined,
            resume: () => undefined,
          },
          null,
        );
        if (!aborted) this.written.push(write);
      }
      return true;
    }
  }
  const dispatcher = new Rewriting();
  const failure = await failureOf(
    clientFor('http://rewriting.example', { dispatcher }).request({ method: 'POST', path: '/' }),
  );
  expect(failure).toMatchObject({ code: 'SENT_TWICE', requestWritten: 'maybe' });
  expect(dispatcher.written).toEqual(['first']);
});

test('a mock agent can stand in for the connections', async () => {
  const agent = new MockAgent();
  agent.disableNetConnect();
  agent.get('https://graph.example').intercept({ path: '/v1/me', method: 'GET' }).reply(200, '{"id":1}');
  const client = clientFor('https://graph.example/v1', { dispatcher: agent });
  expect((await client.request({ method: 'GET', path: '/me' })).body.toString()).toBe('{"id":1}');
  agent.assertNoPendingInterceptors();
});

test('nock sees what the client sends', async () => {
  if (!nock.isActive()) nock.activate();
  onTestFinished(() => nock.restore());
  const scope = nock('https://graph.example', { reqheaders: { authorization: 'Bearer t' } })
    .post('/v1/messages', { to: '+12025550100' })
    .reply(200, { ok: true });
  const answer = await clientFor('https://graph.example/v1').request({
    method: 'POST',
    path: '/messages',
    headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
    body: JSON.stringify({ to: '+12025550100' }),
  });
  expect(JSON.parse(answer.body.toString())).toEqual({ ok: true });
  scope.done();
});

test('an idle connection is left before the server would leave it', async () => {
  const { promise: left, resolve: leave } = Promise.withResolvers<string>();
  const server = await farServer((request, response) => {
    // Node's own limit for idle connections is five seconds.
    request.socket.once('timeout', () => leave('by the server'));
    request.socket.once('end', () => leave('by the client'));
    response.end('ok');
  });
  await clientFor(server.url, { keepAliveMs: 50 }).request({ method: 'GET', path: '/' });
  expect(await left).toBe('by the client');
});
