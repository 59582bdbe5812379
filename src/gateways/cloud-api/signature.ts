import { createHmac, createSecretKey } from 'node:crypto';
import { constantTimeEquals } from '../constant-time.ts';
import type { RawWebhook } from '../gateway.ts';

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
