import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { RawWebhook } from '../gateway.ts';

/** Says nothing about where two texts differ, by its time; their lengths are no secret. */
export function constantTimeEquals(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  // timingSafeEqual throws on unequal lengths.
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Checks `X-Hub-Signature-256` over the raw bytes: Meta signs its own \uXXXX escapes, which do not survive a JSON round trip. */
export function createSignatureCheck(appSecrets: readonly string[]): (webhook: RawWebhook) => boolean {
  const keys = appSecrets.filter((secret) => secret !== '').map((secret) => createSecretKey(secret, 'utf8'));
  return ({ headers, body }) => {
    const signature = headers['x-hub-signature-256'];
    if (typeof signature !== 'string') return false;
    return keys.some((key) =>
      constantTimeEquals(signature, `sha256=${createHmac('sha256', key).update(body).digest('hex')}`),
    );
  };
}
