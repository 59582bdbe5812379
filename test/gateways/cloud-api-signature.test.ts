import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { RawWebhook } from '../../src/gateways/gateway.ts';
import { appSecret, openGateway, signed } from './cloud-api-fixtures.ts';

const body = '{"object":"whatsapp_business_account"}';
const hex = 'b6978b21c4467654c466607663db9b43fae44b71083568df403e0a077089208e';
const escapes = String.raw`{"a":"\u00e4\u00f6\u00e5"}`;
const withHeader = (signature: string | string[] | undefined, of = body): RawWebhook => ({
  headers: { 'x-hub-signature-256': signature },
  body: Buffer.from(of),
});
const verify = (webhook: RawWebhook): boolean => openGateway().verify(webhook);

test('the known vectors verify', () => {
  expect(verify(withHeader(`sha256=${hex}`))).toBe(true);
  const ofEscapes = '3ffebcc6deb9a10fcc8768431816a6f8f9c6b3f987d1b3eae91022284c5dd04e';
  expect(verify(withHeader(`sha256=${ofEscapes}`, escapes))).toBe(true);
});

test('the bytes are checked, not what they mean', () => {
  const written = JSON.stringify(JSON.parse(escapes));
  expect(verify(signed(escapes))).toBe(true);
  expect(verify({ ...signed(escapes), body: Buffer.from(written) })).toBe(false);
  expect(verify({ ...signed(written), body: Buffer.from(escapes) })).toBe(false);
});

test('one flipped bit anywhere in the signature or the body is refused', () => {
  for (let bit = 0; bit < 256; bit += 1) {
    const bytes = Buffer.from(hex, 'hex');
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(verify(withHeader(`sha256=${bytes.toString('hex')}`))).toBe(false);
  }
  for (let bit = 0; bit < body.length * 8; bit += 1) {
    const bytes = Buffer.from(body);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(verify({ headers: { 'x-hub-signature-256': `sha256=${hex}` }, body: bytes })).toBe(false);
  }
});

test.each([
  ['no header', undefined],
  ['an empty header', ''],
  ['no algorithm', hex],
  ['another algorithm', `sha1=${createHmac('sha1', appSecret).update(body).digest('hex')}`],
  ['another name for the same bytes', `sha1=${hex}`],
  ['upper case', `sha256=${hex.toUpperCase()}`],
  ['a digit less', `sha256=${hex.slice(1)}`],
  ['a digit more', `sha256=${hex}0`],
  ['more bytes than characters', `sha256=${'é'.repeat(64)}`],
  ['a space', ` sha256=${hex}`],
  ['two headers', [`sha256=${hex}`, `sha256=${hex}`]],
])('%s is refused', (_story, signature) => {
  expect(verify(withHeader(signature))).toBe(false);
});

test('the old signature header alone is refused', () => {
  const sha1 = createHmac('sha1', appSecret).update(body).digest('hex');
  expect(verify({ headers: { 'x-hub-signature': `sha1=${sha1}` }, body: Buffer.from(body) })).toBe(false);
});

test('while the app secret changes, the old and the new one are believed, and no third', () => {
  const gateway = openGateway({ appSecret: ['new', 'old'] });
  expect(['new', 'old', 'third', ''].map((secret) => gateway.verify(signed(body, secret)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('without an app secret nothing is believed', () => {
  expect(openGateway({ appSecret: '' }).verify(signed(body, ''))).toBe(false);
  expect(openGateway({ appSecret: [] }).verify(signed(body, ''))).toBe(false);
});

describe('the handshake', () => {
  const answer = (query: string): string | undefined => openGateway().handshake(new URLSearchParams(query));

  test('answers the challenge', () => {
    expect(answer('hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=verify-me')).toBe(
      '1158201444',
    );
  });

  test.each([
    ['another token', 'hub.mode=subscribe&hub.challenge=1&hub.verify_token=verify-mE'],
    ['a token of another length', 'hub.mode=subscribe&hub.challenge=1&hub.verify_token=verify'],
    ['no token', 'hub.mode=subscribe&hub.challenge=1'],
    ['another mode', 'hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=verify-me'],
    ['no challenge', 'hub.mode=subscribe&hub.verify_token=verify-me'],
    ['nothing', ''],
  ])('refuses %s', (_story, query) => {
    expect(answer(query)).toBeUndefined();
  });

  test('refuses everybody when no token is set', () => {
    const query = new URLSearchParams('hub.mode=subscribe&hub.challenge=1&hub.verify_token=');
    expect(openGateway({ verifyToken: '' }).handshake(query)).toBeUndefined();
  });
});
