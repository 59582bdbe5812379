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
    receipts: [
      {
        kind: 'delivered',
        status: 'delivered',
        body: JSON.stringify(editorEvent({ delivered_at: '2026-10-01 11:59:10.123456' })),
      },
      {
        kind: 'read',
        status: 'read',
        body: JSON.stringify(editorEvent({ read_at: '2026-10-01 11:59:20' })),
      },
      {
        kind: 'timeout',
        status: 'accepted',
        body: JSON.stringify(editorEvent({ timeout_at: '2026-10-01 11:59:50' })),
      },
    ],
    unknown: '{"event_type":"flow.of.2031","event_id":"1"}',
  },
});
