import { once } from 'node:events';
import { IncomingMessage } from 'node:http';
import { connect, Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageRefusal } from '../../src/sandbox/slack/page-guard.ts';
import { clientLimits, startServer } from '../../src/server.ts';
import { createDispatchWorld, verifyToken } from '../support/dispatch-world.ts';
import { type FarSlack, startFarSlack } from '../support/far-slack.ts';
import { type SandboxApp, startSandboxApp } from '../support/sandbox-app.ts';

let app: SandboxApp;
let live: SandboxApp;
let farSlack: FarSlack;
beforeAll(async () => {
  app = await startSandboxApp();
  farSlack = await startFarSlack();
  live = await startSandboxApp({ ...farSlack.settings, HOST: '127.0.0.1' });
});
afterAll(async () => {
  await app.close();
  await live.close();
  await farSlack.close();
});

test('a client that sends its head or its body by the drop is hung up on', async () => {
  expect(clientLimits.headersTimeout).toBeLessThanOrEqual(10_000);
  expect(clientLimits.requestTimeout).toBeLessThanOrEqual(20_000);
  const server = await startServer(
    { host: '127.0.0.1', port: 0 },
    () => [(request) => request.method === 'POST'],
    () => undefined,
    { ...clientLimits, headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 20 },
  );
  const drops = ['GET / HT', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n{'].map(
    (start) =>
      new Promise<void>((closed) => {
        const socket = connect(server.port, '127.0.0.1', () => socket.write(start));
        socket.on('error', () => undefined);
        socket.once('close', () => closed());
        socket.resume();
      }),
  );
  await Promise.all(drops);
  await server.stop();
});

test('more connections than allowed are hung up on, and those there are go on being served', async () => {
  const server = await startServer(
    { host: '127.0.0.1', port: 0 },
    () => [
      (_request, response) => {
        response.end('served');
        return true;
      },
    ],
    () => undefined,
    { ...clientLimits, mostConnections: 2 },
  );
  const open = () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    const ended = new Promise<string>((told) => {
      socket.once('data', (bytes) => told(bytes.toString()));
      socket.once('close', () => told('hung up'));
    });
    return { socket, ended };
  };
  const [first, second] = [open(), open()];
  for (const { socket } of [first, second]) await once(socket, 'connect');
  expect(await open().ended).toBe('hung up');
  first.socket.write('GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');
  expect(await first.ended).toContain('served');
  second.socket.destroy();
  await server.stop();
});

test.each(['/webhooks/whatsapp', '/slack/events'])('%s takes no body above 4 MB', async (path) => {
  const body = Buffer.alloc(4 * 1024 * 1024 + 1, 'x');
  const status = await fetch(`${app.url}${path}`, { method: 'POST', body }).then(
    (answer) => answer.status,
    () => 413, // hung up while we still wrote
  );
  expect(status).toBe(413);
});

test('a body that claims to be gzip is taken for the bytes it is, and refused', async () => {
  const answer = await fetch(`${app.url}/webhooks/whatsapp`, {
    method: 'POST',
    headers: { 'content-encoding': 'gzip', 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` },
    body: Buffer.from('1f8b08', 'hex'),
  });
  expect(answer.status).toBe(401);
});

test('a challenge that is markup comes back as plain text that no browser runs', async () => {
  const world = await createDispatchWorld();
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.verify_token': verifyToken,
    'hub.challenge': '<script>alert(1)</script>',
  });
  const answer = await fetch(`${world.webhookUrl}?${query}`);
  expect(await answer.text()).toBe('<script>alert(1)</script>');
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  await world.close();
});

test('the page’s answers carry the policy that allows its own scripts alone', async () => {
  const { headers } = await fetch(app.url);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
});

test('the page answers connections from its own machine alone, whatever Host they claim', async () => {
  const request = (remote: Socket) => {
    const made = new IncomingMessage(remote);
    made.headers.host = new URL(app.url).host;
    return made;
  };
  // A socket without a peer is from nowhere; one that is connected to us is from this machine.
  expect(pageRefusal(request(new Socket()), app.url)).toContain('its own machine');
  const { port } = new URL(app.url);
  const socket = connect(Number(port), '127.0.0.1');
  await new Promise((connected) => socket.once('connect', connected));
  const local = request(socket);
  local.headers.host = `localhost:${socket.localPort}`;
  expect(pageRefusal(local, app.url)).toBeUndefined();
  socket.destroy();
});

test.each([
  '/',
  '/sandbox/slack/page/state?user=U0ANA',
  '/sandbox/slack/api/auth.test',
  '/sandbox/sample.csv',
  '/sandbox/phone/ledger',
  '/sandbox/page/browser/main.ts',
])('%s is not there once a real Slack is connected', async (path) => {
  expect((await fetch(`${live.url}${path}`)).status).toBe(404);
});

test.each(['/slack/install', '/slack/oauth_redirect'])(
  '%s is not there: nobody signs in through OAuth, so there is no state to steal',
  async (path) => {
    for (const { url } of [app, live]) expect((await fetch(`${url}${path}`)).status).toBe(404);
  },
);
