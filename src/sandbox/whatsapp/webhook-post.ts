import { createHmac } from 'node:crypto';
import { type Agent, request } from 'node:http';

const answerTimeoutMs = 10_000;

export const signatureOf = (body: Buffer, appSecret: string): string =>
  `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;

interface Post {
  readonly url: string;
  readonly body: Buffer;
  readonly appSecret: string;
  readonly agent: Agent;
}

/** One signed POST; `done` hears once whether it was answered 200. */
export function postWebhook({ url, body, appSecret, agent }: Post, done: (taken: boolean) => void): void {
  let settled = false;
  const settle = (taken: boolean): void => {
    if (settled) return;
    settled = true;
    done(taken);
  };
  const outgoing = request(
    url,
    {
      agent,
      method: 'POST',
      timeout: answerTimeoutMs,
      headers: {
        'content-type': 'application/json',
        'content-length': body.length,
        'user-agent': 'facebookexternalua',
        'x-hub-signature-256': signatureOf(body, appSecret),
      },
    },
    (answer) => {
      answer.resume();
      answer.on('end', () => settle(answer.statusCode === 200));
      answer.on('close', () => settle(false));
    },
  );
  outgoing.on('timeout', () => outgoing.destroy());
  // A refused or broken connection is one of the ordinary reasons to try again.
  outgoing.on('error', () => settle(false));
  outgoing.end(body);
}

/** The handshake that Meta makes when a callback URL is saved: whether the receiver echoed the challenge. */
export function askHandshake(url: string, verifyToken: string, challenge: string): Promise<boolean> {
  const target = new URL(url);
  target.searchParams.set('hub.mode', 'subscribe');
  target.searchParams.set('hub.challenge', challenge);
  target.searchParams.set('hub.verify_token', verifyToken);
  return new Promise((resolve, reject) => {
    const outgoing = request(target, { timeout: answerTimeoutMs }, (answer) => {
      let body = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        body += part;
      });
      answer.on('end', () => resolve(answer.statusCode === 200 && body === challenge));
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`Expected an answer from ${url} within 10 s.`)));
    outgoing.on('error', reject);
    outgoing.end();
  });
}
