import { envelope, messagesValue, openGateway, plainMessage, signed } from './cloud-api-fixtures.ts';
import { conformsToGateway } from './conformance.ts';

const secret = 'EAAknown-token';
const providerId = 'wamid.HBgM';
const error = (code: number, message: string): string =>
  JSON.stringify({
    error: { message, code, error_data: { details: `details of ${message}` }, fbtrace_id: 'AOno' },
  });

const receipt = (status: 'sent' | 'delivered' | 'read' | 'failed', timestamp: string, more: object = {}) => ({
  body: envelope([
    {
      field: 'messages',
      value: messagesValue({ statuses: [{ id: providerId, status, timestamp, ...more }] }),
    },
  ]),
  tells: { kind: 'receipt', providerId, status },
});

const failed = receipt('failed', '1750030079', {
  errors: [{ code: 131026, title: 'Message undeliverable' }],
});

conformsToGateway({
  open: (apiUrl) => openGateway({ apiUrl, accessToken: secret, timeoutMs: 1_000 }),
  secret,
  message: plainMessage,
  accepted: {
    answer: {
      status: 200,
      body: JSON.stringify({
        contacts: [{ input: '+12025550100', wa_id: '12025550100' }],
        messages: [{ id: providerId, message_status: 'accepted' }],
      }),
    },
    providerId,
  },
  acceptedWithoutId: {
    answer: { status: 200, body: '{"messaging_product":"whatsapp","messages":[{"id":""}]}' },
    outcome: 'accepted_unknown_id',
  },
  throttled: {
    answer: { status: 429, headers: { 'retry-after': '7' }, body: error(130429, '(#130429) Rate limit hit') },
    retryAfterMs: 7_000,
  },
  rejected: {
    answer: { status: 400, body: error(131021, '(#131021) Recipient cannot be sender') },
    echoing: { status: 400, body: error(100, `(#100) bad header "Bearer ${secret}"`) },
  },
  webhook: {
    signed: (body) => signed(body),
    badlySigned: (body) => signed(body, 'another secret'),
    states: {
      accepted: 'never told',
      sent: receipt('sent', '1750030070'),
      delivered: receipt('delivered', '1750030073'),
      read: receipt('read', '1750030075'),
      answered: {
        body: envelope([
          {
            field: 'messages',
            value: messagesValue({
              messages: [
                {
                  from: '12025550100',
                  id: 'wamid.in',
                  timestamp: '1750030077',
                  type: 'text',
                  text: { body: 'Yes, please' },
                  context: { from: '12025550199', id: providerId },
                },
              ],
            }),
          },
        ]),
        tells: { kind: 'inbound', contextId: providerId, text: 'Yes, please' },
      },
      failed: { ...failed, tells: { ...failed.tells, failure: 'unreachable', code: '131026' } },
    },
    unknown: envelope([{ field: 'flows_of_2031', value: { event: 'SOMETHING' } }]),
  },
});
