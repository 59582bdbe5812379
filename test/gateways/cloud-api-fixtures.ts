import { createHmac } from 'node:crypto';
import {
  type CloudApiOptions,
  createCloudApiGateway,
} from '../../src/gateways/cloud-api/cloud-api-gateway.ts';
import type { Gateway, RawWebhook, TemplateMessage, WebhookEvent } from '../../src/gateways/gateway.ts';

export const appSecret = 'test-app-secret';
export const lineId = '106540352242922';
export const accountId = '102290129340398';
export const arrivedAt = new Date('2026-10-01T12:00:00Z');

export const openGateway = (options: Partial<CloudApiOptions> = {}): Gateway =>
  createCloudApiGateway({
    accessToken: 'EAAtest',
    businessAccountId: accountId,
    phoneNumberIds: [lineId],
    appSecret,
    verifyToken: 'verify-me',
    apiUrl: 'https://graph.example',
    apiVersion: 'v25.0',
    now: () => arrivedAt,
    ...options,
  });

export const plainMessage: TemplateMessage = {
  token: 'attempt-1',
  lineId,
  to: '+12025550100',
  template: {
    id: '1',
    name: 'welcome',
    language: 'es_CO',
    definition: { format: 'named', body: 'Hola {{first_name}}', buttons: [] },
  },
  values: { 'body.first_name': 'Ana' },
};

export const signed = (body: string, secret = appSecret): RawWebhook => ({
  headers: { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` },
  body: Buffer.from(body),
});

export const envelope = (changes: readonly unknown[], time?: number): string =>
  JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: accountId, time, changes }] });

export const messagesValue = (lists: object): object => ({
  messaging_product: 'whatsapp',
  metadata: { display_phone_number: '12025550199', phone_number_id: lineId },
  ...lists,
});

export const parseBody = (body: string): WebhookEvent[] =>
  openGateway().parse({ headers: {}, body: Buffer.from(body) });

/** What a webhook with one change of that field tells. */
export const parseChange = (field: string, value: unknown, time?: number): WebhookEvent[] =>
  parseBody(envelope([{ field, value }], time));

export const parseStatuses = (...statuses: readonly unknown[]): WebhookEvent[] =>
  parseChange('messages', messagesValue({ statuses }));
