import { createHttpClient, type HttpDispatcher } from '../../http/http-client.ts';
import { HttpFailure } from '../../http/http-failure.ts';
import { constantTimeEquals } from '../constant-time.ts';
import type { Gateway, OutboundMessage, SendResult } from '../gateway.ts';
import { maskedResult } from '../masked-result.ts';
import { displayPhoneOf, qualityOfLine, usersPerDayOfLine } from './describe-line.ts';
import { fetchMedia } from './fetch-media.ts';
import { freeBody } from './free-payload.ts';
import { listTemplates } from './list-templates.ts';
import { readSendAnswer, readSendFailure } from './send-answer.ts';
import { createSignatureCheck } from './signature.ts';
import { sendBody, UnusableValue } from './template-payload.ts';
import { unpauseTemplate } from './unpause-template.ts';
import { UnusableContent } from './unusable-content.ts';
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
  const pathTo = (lineId: string, edge: string) => `/${apiVersion}/${encodeURIComponent(lineId)}/${edge}`;
  const lines = new Set(phoneNumberIds);

  async function call(message: OutboundMessage, signal: AbortSignal): Promise<SendResult> {
    if (!lines.has(message.lineId)) {
      const detail = `Expected one of the lines ${phoneNumberIds.join(', ')}, found ${message.lineId}.`;
      return { outcome: 'not_accepted', failure: 'line_not_ready', detail };
    }
    try {
      // The Marketing Messages API takes templates alone.
      const [edge, body] =
        'content' in message ? ['messages', freeBody(message)] : [messagesPath, sendBody(message)];
      const path = pathTo(message.lineId, edge);
      return readSendAnswer(
        await client.request({ method: 'POST', path, headers: jsonHeaders, body, signal }),
      );
    } catch (error) {
      if (error instanceof HttpFailure) return readSendFailure(error);
      if (error instanceof UnusableValue || error instanceof UnusableContent) {
        return { outcome: 'not_accepted', failure: error.failure, detail: error.message };
      }
      throw error;
    }
  }

  return {
    name: 'whatsapp',
    lineIds: phoneNumberIds,
    maxBatch: 1,
    takesFree: true,
    webhookKinds: [],
    webhookAnswer: '',
    secrets,
    send: (messages, signal) =>
      Promise.all(messages.map(async (message) => maskedResult(await call(message, signal), secrets))),
    listTemplates: () =>
      listTemplates({
        client,
        headers: { authorization },
        apiVersion,
        accountId: businessAccountId,
        secrets,
      }),
    unpauseTemplate: (templateId) =>
      unpauseTemplate({ client, headers: { authorization }, apiVersion, secrets }, templateId),
    fetchMedia: (mediaId) => fetchMedia({ client, accessToken, apiUrl, apiVersion }, mediaId),
    displayPhone: (lineId) =>
      displayPhoneOf({ client, headers: { authorization }, apiVersion, secrets }, lineId),
    usersPerDay: (lineId) =>
      usersPerDayOfLine({ client, headers: { authorization }, apiVersion, secrets }, lineId),
    lineQuality: (lineId) =>
      qualityOfLine({ client, headers: { authorization }, apiVersion, secrets }, lineId),
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
