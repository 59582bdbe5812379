import { MockAgent } from 'undici';
import { afterEach, describe, expect, test } from 'vitest';
import { callPublic } from '../../src/http/call-public.ts';
import { isPublicAddress } from '../../src/http/public-address.ts';
import { farServer } from './far-server.ts';

const call = (url: string) =>
  ({ url, method: 'POST', headers: { 'x-call-id': '7-1' }, body: '{"a":"b"}', timeoutMs: 500 }) as const;

test.each([
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.31.255.255', false],
  ['192.168.0.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['::1', false],
  ['::ffff:127.0.0.1', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['2002:7f00:1::', false],
  ['64:ff9b::7f00:1', false],
  ['localhost', false],
])('%s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

test.each([
  'http://api.example.com/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://2130706433/',
  'https://user:word@api.example.com/',
  'file:///etc/passwd',
  'not an address',
])('%s is not called', async (url) => {
  const reasons: string[] = [];
  expect(await callPublic(call(url), { failed: (why) => reasons.push(why) })).toBeUndefined();
  expect(reasons).toEqual(['The address is not one of the public internet over https.']);
});

test('a name that leads to this machine is not called', async () => {
  const server = await farServer((_request, response) => response.end('{}'));
  expect(await callPublic(call(`https://localhost:${new URL(server.url).port}/`))).toBeUndefined();
  expect(server.connections()).toBe(0);
});

describe('an answer', () => {
  const mock = new MockAgent();
  mock.disableNetConnect();
  const reasons: string[] = [];
  afterEach(() => mock.assertNoPendingInterceptors());
  const answering = (status: number, body: string, headers = {}) => {
    mock
      .get('https://api.example.com')
      .intercept({ path: '/orders', method: 'POST', body: '{"a":"b"}', headers: { 'x-call-id': '7-1' } })
      .reply(status, body, { headers });
    return callPublic(call('https://api.example.com/orders'), {
      dispatcher: mock,
      failed: (why) => reasons.push(why),
    });
  };

  test('is its JSON', async () => {
    expect(await answering(200, '{"order":{"status":"packed"}}')).toEqual({
      json: { order: { status: 'packed' } },
    });
  });

  test.each<[story: string, why: RegExp, status: number, body: string, headers?: Record<string, string>]>([
    ['an error', /status 500/, 500, '{}'],
    ['no JSON', /no JSON/, 200, '<html>'],
    ['a redirect', /status 302/, 302, '', { location: 'https://elsewhere.example.com/' }],
    ['far too long', /longer than 262144/, 200, `"${'x'.repeat(300_000)}"`],
  ])('is none when it is %s, and the reason is told', async (_story, why, status, body, headers) => {
    expect(await answering(status, body, headers)).toBeUndefined();
    expect(reasons.at(-1)).toMatch(why);
  });
});
