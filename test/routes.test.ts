import { get } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRegistry, healthRoute } from '../src/health-routes.ts';
import { type Route, type RunningServer, startServer } from '../src/server.ts';
import { type SandboxApp, startSandboxApp } from './support/sandbox-app.ts';

let app: SandboxApp;
beforeAll(async () => {
  app = await startSandboxApp({ METRICS_TOKEN: 'metrics-token' });
});
afterAll(() => app.close());

const statusOf = async (path: string, init?: RequestInit): Promise<number> =>
  (await fetch(`${app.url}${path}`, init)).status;

const doors: readonly [story: string, path: string, init: RequestInit, status: number][] = [
  ['the process is alive', '/healthz', {}, 200],
  ['the database can be used', '/readyz', {}, 200],
  ['metrics without the token are refused', '/metrics', {}, 403],
  [
    'metrics with a wrong token are refused',
    '/metrics',
    { headers: { authorization: 'Bearer metrics-tokem' } },
    403,
  ],
  [
    'metrics with the token are given',
    '/metrics',
    { headers: { authorization: 'Bearer metrics-token' } },
    200,
  ],
  [
    'an unsigned Slack request is refused',
    '/slack/events',
    { method: 'POST', body: 'command=%2Ftreble' },
    401,
  ],
  [
    'a handshake with another token is refused',
    '/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=x&hub.challenge=1',
    {},
    403,
  ],
  ['an unsigned webhook is refused', '/webhooks/whatsapp', { method: 'POST', body: '{}' }, 401],
  ['a webhook by another method is refused', '/webhooks/whatsapp', { method: 'DELETE' }, 405],
  ['an address that is none', '/nowhere', {}, 404],
];

test.each(doors)('%s: %s', async (_story, path, init, status) => {
  expect(await statusOf(path, init)).toBe(status);
});

const statusAsHost = (path: string, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(app.url);
    const request = get({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
  });

test.each(['/', '/sandbox/sample.csv', '/sandbox/guide.json', '/sandbox/slack/page/state?user=U0ANA'])(
  '%s answers under a name of this machine and under no other',
  async (path) => {
    expect(await statusAsHost(path, `localhost:${new URL(app.url).port}`)).toBe(200);
    expect(await statusAsHost(path, 'evil.example')).toBe(403);
  },
);

test('the sample list is served as a file', async () => {
  const response = await fetch(`${app.url}/sandbox/sample.csv`);
  expect(response.headers.get('content-disposition')).toContain('sample.csv');
  expect((await response.text()).trimEnd().split('\n').length).toBeGreaterThan(1_000);
});

async function serve(
  ...routes: readonly Route[]
): Promise<RunningServer & { ask(path: string): Promise<Response> }> {
  const server = await startServer(
    { host: '127.0.0.1', port: 0 },
    () => routes,
    () => {},
  );
  return { ...server, ask: (path) => fetch(`http://127.0.0.1:${server.port}${path}`) };
}

test('before anything is ready, and while it stops, the answer is 503', async () => {
  const starting = await serve();
  expect((await starting.ask('/slack/events')).status).toBe(503);
  await starting.stop();
});

test('a database that is away makes it not ready, and still alive', async () => {
  const ready = () => Promise.reject(new Error('connection refused'));
  const server = await serve(healthRoute({ ready, registry: createRegistry(), metricsToken: undefined }));
  expect((await server.ask('/readyz')).status).toBe(503);
  expect((await server.ask('/healthz')).status).toBe(200);
  expect(await (await server.ask('/metrics')).text()).toContain('treble_bot_process_cpu');
  await server.stop();
});

test('a route that breaks answers 500 and stops nobody else', async () => {
  const server = await serve((request) => {
    if (request.url === '/broken') throw new Error('broken');
    return false;
  });
  expect((await server.ask('/broken')).status).toBe(500);
  expect((await server.ask('/other')).status).toBe(404);
  await server.stop();
});
