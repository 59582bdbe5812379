import type { Gateway, RawWebhook, TemplateMessage, WebhookEvent } from '../../src/gateways/gateway.ts';
import { createTrebleGateway, type TrebleOptions } from '../../src/gateways/index.ts';

export const webhookSecret = 'secret-of-the-webhooks';
export const sessionId = 'ab'.repeat(28);
export const arrivedAt = new Date('2026-10-01T12:00:00Z');

export const openGateway = (options: Partial<TrebleOptions> = {}): Gateway =>
  createTrebleGateway({
    apiKey: 'ak_test',
    webhookSecret,
    apiUrl: 'https://treble.example',
    lines: [],
    now: () => arrivedAt,
    ...options,
  });

export const plainMessage: TemplateMessage = {
  token: 'key.1',
  lineId: 'treble',
  to: '+12025550100',
  template: {
    id: 'treble-1120311',
    name: 'Order shipped',
    language: '–',
    definition: { format: 'named', body: '{{first_name}}', buttons: [], hidden: true },
  },
  values: { 'body.first_name': 'Ana' },
};

export const withSecret = (body: string, kind?: string, secret = webhookSecret): RawWebhook => ({
  headers: { 'x-treble-webhook-secret': secret },
  body: Buffer.from(body),
  ...(kind !== undefined && { kind }),
});

/** What Treble answers a deployment with. */
export const deployed = (told: object): string =>
  JSON.stringify({
    message: 'poll was deployed',
    id: '1',
    batch_id: '2',
    new_last_scheduleded_deployment: '2026-03-04 05:06:07',
    ...told,
  });

/** An event of the conversation editor. */
export const editorEvent = (told: object = {}): object => ({
  country_code: '+1',
  cellphone: '2025550100',
  session_id: sessionId,
  conversation_id: 1120311,
  question: { type: 'closed', text: 'Shall we come?', answers: [{ text: 'Yes' }] },
  sent_at: '2026-10-01 11:59:00',
  user_session_keys: [{ key: 'ops_ref', value: plainMessage.token }],
  ...told,
});

export const parseEvent = (told: unknown, kind?: string): WebhookEvent[] =>
  openGateway().parse(withSecret(JSON.stringify(told), kind));
