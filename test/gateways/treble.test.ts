import { conformsToGateway } from './conformance.ts';
import {
  deployed,
  editorEvent,
  openGateway,
  plainMessage,
  sessionId,
  withSecret,
} from './treble-fixtures.ts';

const secret = 'ak_known_key';

conformsToGateway({
  open: (apiUrl) => openGateway({ apiUrl, apiKey: secret, timeoutMs: 1_000 }),
  secret,
  message: plainMessage,
  accepted: {
    answer: { status: 200, body: deployed({ conversations_id: [sessionId] }) },
    providerId: sessionId,
  },
  acceptedWithoutId: {
    answer: { status: 200, body: deployed({ conversations_id: [] }) },
    outcome: 'uncertain',
  },
  throttled: {
    answer: { status: 429, headers: { 'retry-after': '7' }, body: '{"message":"slow down"}' },
    retryAfterMs: 7_000,
  },
  rejected: {
    answer: { status: 422, body: '{"message":"cellphone is missing"}' },
    echoing: { status: 401, body: `{"message":"no such key ${secret}"}` },
  },
  webhook: {
    signed: withSecret,
    badlySigned: (body) => withSecret(body, undefined, 'another secret'),
    states: {
      accepted: {
        kind: 'timeout',
        body: JSON.stringify(editorEvent({ timeout_at: '2026-10-01 11:59:05' })),
        tells: { kind: 'receipt', providerId: sessionId, status: 'accepted' },
      },
      sent: 'never told',
      delivered: {
        kind: 'delivered',
        body: JSON.stringify(editorEvent({ delivered_at: '2026-10-01 11:59:10.123456' })),
        tells: { kind: 'receipt', providerId: sessionId, status: 'delivered' },
      },
      read: {
        kind: 'read',
        body: JSON.stringify(editorEvent({ read_at: '2026-10-01 11:59:20' })),
        tells: { kind: 'receipt', providerId: sessionId, status: 'read' },
      },
      answered: {
        kind: 'response',
        body: JSON.stringify(
          editorEvent({ actual_response: 'Yes, please', responded_at: '2026-10-01 11:59:30' }),
        ),
        tells: { kind: 'inbound', contextId: sessionId, text: 'Yes, please' },
      },
      // It names neither session nor token: number and conversation tell whose it was.
      failed: {
        body: JSON.stringify({
          event_type: 'deployment.failure',
          event_id: 'e1',
          failure_reason: 'FAILURE',
          failed_at: '2026-10-01T11:59:40',
          conversation_id: 1120311,
          user: { country_code: '+1', cellphone: '2025550100' },
        }),
        tells: {
          kind: 'unnamed_failure',
          phone: '12025550100',
          templateId: plainMessage.template.id,
          failure: 'gave_up',
          code: 'FAILURE',
        },
      },
    },
    unknown: '{"event_type":"flow.of.2031","event_id":"1"}',
  },
});
