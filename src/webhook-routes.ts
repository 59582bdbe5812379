import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './bot/read-body.ts';
import type { WebhookIntake } from './dispatch/hearing/webhook-intake.ts';
import type { Gateway } from './gateways/gateway.ts';
import { answerText, type Route } from './server.ts';

/** Meta sends up to 3 MB in one POST. */
const bodyLimits = { maxBytes: 4 * 1024 * 1024, timeoutMs: 15_000 };

const statusOfIntake = { stored: 200, refused: 401, busy: 503 } as const;
const statusOfProblem = { too_large: 413, too_slow: 408, broken_off: 400 } as const;

async function take(
  { webhookAnswer }: Gateway,
  intake: WebhookIntake,
  kind: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, bodyLimits);
  if (!Buffer.isBuffer(body)) return answerText(response, statusOfProblem[body], '');
  const webhook = { headers: request.headers, body, ...(kind !== undefined && { kind }) };
  const status = statusOfIntake[await intake.take(webhook)];
  if (status !== 200 || webhookAnswer === '') return answerText(response, status, '');
  answerText(response, status, webhookAnswer, 'application/json');
}

/**
 * `GET` answers the provider's handshake, `POST` takes its webhooks in; 200 only once durable. Kinds of webhooks that have
 * addresses of their own have them below `path`.
 */
export function webhookRoute(
  path: string,
  gateway: Gateway,
  intake: WebhookIntake,
  failed: (error: unknown) => void,
): Route {
  const kinds = new Map<string, string | undefined>([
    [path, undefined],
    ...gateway.webhookKinds.map((kind): [string, string] => [`${path}/${kind}`, kind]),
  ]);
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (!kinds.has(url.pathname)) return false;
    if (request.method === 'GET') {
      const challenge = gateway.handshake(url.searchParams);
      answerText(response, challenge === undefined ? 403 : 200, challenge ?? 'The verify token is not ours.');
    } else if (request.method === 'POST') {
      take(gateway, intake, kinds.get(url.pathname), request, response).catch((error: unknown) => {
        failed(error);
        answerText(response, 503, '');
      });
    } else {
      answerText(response, 405, 'Use GET or POST here.');
    }
    return true;
  };
}
