import fc from 'fast-check';
import { jsonText } from '../../../src/dispatch/sql-rows.ts';
import type { Gateway, RawWebhook, WebhookEvent } from '../../../src/gateways/gateway.ts';
import { openGateway as openCloudApi, signed } from '../../gateways/cloud-api-fixtures.ts';
import {
  editorEvent,
  openGateway as openTreble,
  sessionId,
  withSecret,
} from '../../gateways/treble-fixtures.ts';
import { defineTarget } from '../define-target.ts';
import { nearlyJson } from '../mutations.ts';

const known: ReadonlySet<string> = new Set<WebhookEvent['kind']>([
  'receipt',
  'inbound',
  'unnamed_failure',
  'template',
  'preference',
  'account',
  'limit',
  'line',
  'unknown',
]);

/** Parsing never throws, names only events there are, with moments that are moments, and nothing PostgreSQL refuses. */
function checkParse(gateway: Gateway, webhook: RawWebhook): void {
  for (const event of gateway.parse(webhook)) {
    if (!known.has(event.kind)) throw new Error(`There is no event of kind ${event.kind}.`);
    if ('at' in event && Number.isNaN(event.at.getTime()))
      throw new Error(`A ${event.kind} is at no moment.`);
    if (/(?<!\\)(\\\\)*\\u0000/.test(jsonText(event))) throw new Error('U+0000 is left in what is stored.');
  }
}

const change = (field: string, value: unknown) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '102290129340398', time: 1_750_030_073, changes: [{ field, value }] }],
});
const metadata = { display_phone_number: '12025550100', phone_number_id: '106540352242922' };
const timestamp = '1750030073';

const metaExamples = [
  change('messages', {
    messaging_product: 'whatsapp',
    metadata,
    contacts: [{ profile: { name: 'Ana' }, wa_id: '12025550101' }],
    statuses: [
      {
        id: 'wamid.A',
        status: 'delivered',
        timestamp,
        recipient_id: '12025550101',
        biz_opaque_callback_data: 'key.1',
      },
      {
        id: 'wamid.B',
        status: 'failed',
        timestamp,
        errors: [{ code: 131_026, title: 'Undeliverable', error_data: { details: 'No.' } }],
      },
    ],
    messages: [
      {
        from: '12025550101',
        id: 'wamid.C',
        timestamp,
        type: 'text',
        text: { body: 'Hi' },
        context: { id: 'wamid.A' },
      },
      {
        from: '12025550101',
        id: 'wamid.D',
        timestamp,
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id: '1', title: 'Yes' } },
      },
      {
        from: '12025550101',
        id: 'wamid.E',
        timestamp,
        type: 'image',
        image: { id: '7', mime_type: 'image/png', caption: 'c' },
      },
    ],
  }),
  change('message_template_status_update', {
    event: 'PAUSED',
    message_template_id: 7,
    message_template_name: 'spring',
    message_template_language: 'en',
    reason: 'NONE',
    other_info: { title: 'FIRST_PAUSE' },
  }),
  change('user_preferences', {
    metadata,
    user_preferences: [
      {
        wa_id: '12025550101',
        detail: 'x',
        category: 'marketing_messages',
        value: 'stop',
        timestamp: 1_750_030_073,
      },
    ],
  }),
  change('phone_number_quality_update', {
    display_phone_number: '12025550100',
    event: 'FLAGGED',
    current_limit: 'TIER_1K',
  }),
  change('account_update', {
    event: 'ACCOUNT_RESTRICTION',
    restriction_info: [{ restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: 1_750_030_073 }],
  }),
];

export const metaWebhooks = defineTarget('meta-webhooks', () => {
  const gateway = openCloudApi();
  return {
    inputs: nearlyJson(metaExamples),
    check: (body) => checkParse(gateway, { ...signed(''), body }),
  };
});

const centreEvents = [
  {
    event_type: 'hsm.status',
    data: { hsm: { id: 1, name: 'spring', status: 'PAUSED' }, created_at: '2026-10-01 11:59:00' },
  },
  {
    event_type: 'deployment.failure',
    id: 'e1',
    data: {
      country_code: '+1',
      cellphone: '2025550101',
      reason: 'FAILURE_BY_INVALID_PHONE',
      conversation_id: 1_120_311,
      created_at: '2026-10-01 11:59:00',
    },
  },
  {
    event_type: 'session.close',
    data: {
      session: {
        id: sessionId,
        messages: [{ text: 'Hi', sender: 'USER', created_at: '2026-10-01 11:59:00' }],
      },
    },
  },
];

export const trebleWebhooks = defineTarget('treble-webhooks', () => {
  const gateway = openTreble();
  const kinds = [undefined, ...gateway.webhookKinds];
  return {
    inputs: fc.tuple(
      nearlyJson([editorEvent(), editorEvent({ type: 'delivered' }), ...centreEvents]),
      fc.constantFrom(...kinds),
    ),
    check([body, kind]) {
      const webhook = { ...withSecret('', kind), body };
      gateway.webhookName?.(webhook);
      checkParse(gateway, webhook);
    },
  };
});
