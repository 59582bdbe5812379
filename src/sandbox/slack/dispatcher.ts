import { createHmac } from 'node:crypto';
import { type Clock, secondsOf } from './clock.ts';
import { type JsonRecord, parseJson } from './json.ts';

/** What the app answered within its three seconds, or Slack's word for what went wrong. */
export type Delivery =
  | { readonly ok: true; readonly text: string; readonly json: unknown }
  | { readonly ok: false; readonly error: 'operation_timeout' | 'dispatch_failed' };

/** Sends the app what Slack sends, signed. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export interface Dispatcher {
  command(fields: Readonly<Record<string, string>>): Promise<Delivery>;
  interaction(payload: JsonRecord): Promise<Delivery>;
  event(envelope: JsonRecord): Promise<Delivery>;
}

const form = 'application/x-www-form-urlencoded';

/** `v0=` and the HMAC-SHA256 of `v0:{timestamp}:{raw body}`, as X-Slack-Signature carries it. */
export const sign = (secret: string, timestamp: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

export function createDispatcher(options: {
  readonly eventsUrl: () => string;
  readonly signingSecret: string;
  readonly now: Clock;
  readonly ackTimeoutMs: number;
}): Dispatcher {
  async function send(body: string, contentType: string): Promise<Delivery> {
    const timestamp = secondsOf(options.now);
    try {
      const response = await fetch(options.eventsUrl(), {
        method: 'POST',
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(options.ackTimeoutMs),
        headers: {
          'content-type': contentType,
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': sign(options.signingSecret, timestamp, body),
        },
      });
      const text = await response.text();
      return response.ok
        ? { ok: true, text, json: parseJson(text) }
        : { ok: false, error: 'dispatch_failed' };
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError';
      return { ok: false, error: late ? 'operation_timeout' : 'dispatch_failed' };
    }
  }

  return {
    command: (fields) => send(new URLSearchParams(fields).toString(), form),
    interaction: (payload) =>
      send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), form),
    event: (envelope) => send(JSON.stringify(envelope), 'application/json'),
  };
}
