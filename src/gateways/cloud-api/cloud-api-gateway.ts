import { createHttpClient, type HttpDispatcher } from '../../http/http-client.ts';
import { HttpFailure } from '../../http/http-failure.ts';
import { maskSecrets } from '../../http/mask-secrets.ts';
import type { Gateway, OutboundMessage, SendResult } from '../gateway.ts';
import { displayPhoneOf } from './describe-line.ts';
import { listTemplates } from './list-templates.ts';
import { readSendAnswer, readSendFailure } from './send-answer.ts';
import { constantTimeEquals, createSignatureCheck } from './signature.ts';
import { sendBody, UnusableValue } from './template-payload.ts';
import { parseWebhook } from './webhook.ts';

export interface CloudApiOptions {
  readonly accessToken: string;
  readonly businessAccountId: string;
  readonly phoneNumberIds: readonly string[];
  /** Several while the app secret is being changed. */
  readonly appSecret: string | readonly string[];
  readonly verifyToken: string;
  /** `https://graph.facebook.com`, or the simulated one. */
  readonly apiUrl: string;
  /** `v25.0` */
  readonly apiVersion: string;
  /** Calls at a time. */
  readonly connections?: number;
  readonly timeoutMs?: number;
  /** `marketing_messages` sends over the Marketing Messages API. */
  readonly messagesPath?: string;
  readonly dispatcher?: HttpDispatcher;
  readonly now?: () => Date;
}

/** WhatsApp Business Cloud API (https://developers.facebook.com/documentation/business-messaging/whatsapp). */
export function createCloudApiGateway(options: CloudApiOptions): Gateway {
  const { accessToken, businessAccountId, phoneNumberIds, verifyToken, apiUrl, apiVersion } = options;
  const {
    connections,
    timeoutMs = 10_000,
    messagesPath = 'messages',
    dispatcher,
    now = () => new Date(),
  } = options;
  const appSecrets = [options.appSecret].flat();
  const secrets = [accessToken, verifyToken, ...appSecrets].filter((secret) => secret !== '');
  const client = createHttpClient({
    baseUrl: apiUrl,
    timeoutMs,
    secrets,
    ...(connections !== undefined && { connections }),
    ...(dispatcher && { dispatcher }),
  });
  const authorization = `Bearer ${accessToken}`;
  const jsonHeaders = { authorization, 'content-type': 'application/json' };
  const sendPaths = new Map(
    phoneNumberIds.map((id) => [id, `/${apiVersion}/${encodeURIComponent(id)}/${messagesPath}`]),
  );

  async function call(message: OutboundMessage, signal: AbortSignal): Promise<SendResult> {
    const path = sendPaths.get(message.lineId);
    if (path === undefined) {
      const detail = `Expected one of the lines ${phoneNumberIds.join(', ')}, found ${message.lineId}.`;
      return { outcome: 'not_accepted', failure: 'line_not_ready', detail };
    }
    try {
      const body = sendBody(message);
      return readSendAnswer(
        await client.request({ method: 'POST', path, headers: jsonHeaders, body, signal }),
      );
    } catch (error) {
      if (error instanceof HttpFailure) return readSendFailure(error);
      if (error instanceof UnusableValue) {
        return { outcome: 'not_accepted', failure: error.failure, detail: error.message };
      }
      throw error;
    }
  }

  return {
    name: 'whatsapp',
    lineIds: phoneNumberIds,
    maxBatch: 1,
    secrets,
    send: (messages, signal) =>
      Promise.all(messages.map(async (message) => masked(await call(message, signal), secrets))),
    listTemplates: () =>
      listTemplates({
        client,
        headers: { authorization },
        apiVersion,
        accountId: businessAccountId,
        secrets,
      }),
    displayPhone: (lineId) =>
      displayPhoneOf({ client, headers: { authorization }, apiVersion, secrets }, lineId),
    handshake(query) {
      const known = constantTimeEquals(query.get('hub.verify_token') ?? '', verifyToken);
      const asked = query.get('hub.mode') === 'subscribe' && verifyToken !== '';
      return known && asked ? (query.get('hub.challenge') ?? undefined) : undefined;
    },
    verify: createSignatureCheck(appSecrets),
    parse: ({ body }) => parseWebhook(body, now()),
    close: () => client.close(),
  };
}

/** An answer may repeat what we sent, so what it says is masked as well. */
function masked(result: SendResult, secrets: readonly string[]): SendResult {
  if (result.outcome === 'accepted') return result;
  if (result.outcome !== 'not_accepted') return { ...result, because: maskSecrets(result.because, secrets) };
  return result.detail === undefined ? result : { ...result, detail: maskSecrets(result.detail, secrets) };
}
