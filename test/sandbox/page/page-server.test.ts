import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createPage, type PageOptions } from '../../../src/sandbox/page-server.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(options: Partial<PageOptions> = {}): Promise<{ url: string; port: number }> {
  const page = createPage({ slackPrefix: '/sandbox/slack', title: 'Treble sandbox', ...options });
  const server = createServer((request, response) => {
    if (!page(request, response)) response.writeHead(404).end('somebody else');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closing.push(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Expected a TCP address.');
  return { url: `http://127.0.0.1:${address.port}`, port: address.port };
}

/** The status line of a path that fetch would tidy up before sending it. */
function rawStatus(port: number, path: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = connect(port, '127.0.0.1', () =>
    socket.write(`GET ${path} HTTP/1.1\r\nHost: page\r\nConnection: close\r\n\r\n`),
  );
  let heard = '';
  socket.on('data', (chunk) => {
    heard += String(chunk);
  });
  socket.on('end', () => resolve(heard.split('\r\n')[0] ?? ''));
  socket.on('error', reject);
  return promise;
}

test('the page allows only its own scripts and styles, and nobody may frame or keep it', async () => {
  const { url } = await serve();
  const response = await fetch(`${url}/`);
  const policy = response.headers.get('content-security-policy')?.split('; ');
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("img-src 'self' data: blob:");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy?.some((rule) => rule.includes('unsafe'))).toBe(false);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const html = await response.text();
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
});

test('every script and style that the page names is served, types stripped, as something a browser runs', async () => {
  const { url } = await serve();
  const waiting = [...(await (await fetch(`${url}/`)).text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(
    ([, path]) => path ?? '',
  );
  const scripts = new Map<string, string>();
  const seen = new Set<string>();
  for (const path of waiting) {
    if (seen.has(path)) continue;
    seen.add(path);
    const response = await fetch(url + path);
    expect([path, response.status]).toEqual([path, 200]);
    const text = await response.text();
    if (!path.endsWith('.ts')) continue;
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    scripts.set(path, text);
    for (const [, target = ''] of text.matchAll(/from '(\.[^']+)'/g))
      waiting.push(new URL(target, url + path).pathname);
  }
  expect(scripts.size).toBeGreaterThan(60);
  for (const [path, text] of scripts)
    expect([path, /\bimport type\b|^(export )?type /m.test(text)]).toEqual([path, false]);
});

const strangers = [
  '/sandbox/page/../page-server.ts',
  '/sandbox/page/browser/../../slack/seed.ts',
  '/sandbox/page/%2e%2e/page-server.ts',
  '/sandbox/page//browser/main.ts',
  '/sandbox/page/tsconfig.json',
  '/sandbox/page/index.html',
  '/sandbox/page/browser/',
  '/sandbox/page/browser/__proto__',
  '/sandbox/slack/page/state',
  '/healthz',
];

test.each(strangers)('%s is left to others', async (path) => {
  const { port } = await serve();
  expect(await rawStatus(port, path)).toBe('HTTP/1.1 404 Not Found');
  expect(await rawStatus(port, '/sandbox/page/browser/main.ts?v=1')).toBe('HTTP/1.1 200 OK');
});

test('only reading is allowed, and HEAD answers like GET without a body', async () => {
  const { url } = await serve();
  const post = await fetch(`${url}/`, { method: 'POST' });
  expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  const head = await fetch(`${url}/`, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([
    200,
    'text/html; charset=utf-8',
    '',
  ]);
});

test('a title cannot become markup', async () => {
  const { url } = await serve({ title: '"><script>alert(1)</script>' });
  const html = await (await fetch(`${url}/`)).text();
  expect(html).not.toContain('<script>');
  expect(html).toContain('<title>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>');
});

test('the guide is served where one was given, and otherwise left to others', async () => {
  const guide = { steps: ['Type /treble send'], endings: [], links: [] };
  const given = await serve({ guide });
  expect(await (await fetch(`${given.url}/sandbox/guide.json`)).json()).toEqual(guide);
  const none = await serve();
  expect((await fetch(`${none.url}/sandbox/guide.json`)).status).toBe(404);
});
