import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const windowSeconds = 5 * 60;

/**
 * The signature when Slack signed exactly these bytes within five minutes of `now`, before or after; otherwise undefined.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function validSignature(
  request: { readonly headers: IncomingHttpHeaders; readonly rawBody: Buffer },
  signingSecret: string,
  now: Date,
): string | undefined {
  // Node joins a header that came twice with a comma, which neither pattern allows.
  const timestamp = request.headers['x-slack-request-timestamp'];
  const signature = request.headers['x-slack-signature'];
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return undefined;
  if (typeof signature !== 'string' || !/^v0=[0-9a-f]{64}$/.test(signature)) return undefined;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > windowSeconds) return undefined;
  const expected = createHmac('sha256', signingSecret)
    .update(`v0:${timestamp}:`)
    .update(request.rawBody)
    .digest('hex');
  const given = Buffer.from(signature);
  const wanted = Buffer.from(`v0=${expected}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? signature : undefined;
}
