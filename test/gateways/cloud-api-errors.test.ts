import { describe, expect, test } from 'vitest';
import type { FailureClass } from '../../src/entities/failure-class.ts';
import { factsOfCode, knownCodes } from '../../src/gateways/cloud-api/error-codes.ts';
import { readSendAnswer } from '../../src/gateways/cloud-api/send-answer.ts';
import type { SendResult } from '../../src/gateways/gateway.ts';
import { parseStatuses } from './cloud-api-fixtures.ts';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): SendResult =>
  readSendAnswer({
    status,
    headers,
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  });

const errorBody = (code: number, details = '', more: object = {}) => ({
  error: { message: `(#${code}) An error`, code, error_data: { details }, ...more },
});

type Row = [code: number, http: number, failure: FailureClass, outcome?: 'uncertain'];
// Sections of Meta's list: https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
const everyCode: Row[] = [
  [131026, 400, 'unreachable'],
  [131021, 400, 'invalid_number'],
  [131047, 400, 'window_closed'],
  [131048, 400, 'spam_limited'],
  [131049, 400, 'frequency_capped'],
  [131050, 400, 'opted_out'],
  [131051, 400, 'bad_request'],
  [131056, 400, 'pair_rate'],
  [130429, 400, 'throttled'],
  [130472, 400, 'experiment'],
  [132000, 400, 'variable_missing'],
  [132001, 404, 'template_missing'],
  [132005, 400, 'variable_too_long'],
  [132007, 400, 'bad_request'],
  [132012, 400, 'variable_invalid'],
  [132015, 400, 'template_paused'],
  [132016, 400, 'template_disabled'],
  [133010, 400, 'line_not_ready'],
  [131031, 403, 'account_locked'],
  [131042, 400, 'payment_issue'],
  [131005, 403, 'not_permitted'],
  [131008, 400, 'bad_request'],
  [131009, 400, 'bad_request'],
  [131000, 500, 'provider_unavailable', 'uncertain'],
  [131016, 500, 'provider_unavailable', 'uncertain'],
  [368, 403, 'account_locked'],
  [190, 401, 'bad_credentials'],
  [4, 400, 'throttled'],
  [80007, 400, 'throttled'],
  [1, 400, 'provider_unavailable', 'uncertain'],
  [2, 503, 'provider_unavailable', 'uncertain'],
  [3, 500, 'not_permitted'],
  [10, 403, 'not_permitted'],
  [33, 400, 'line_not_ready'],
  [100, 400, 'bad_request'],
  [130497, 403, 'country_restricted'],
  [131037, 400, 'line_not_ready'],
  [131045, 500, 'line_not_ready'],
  [131052, 400, 'media_unreachable'],
  [131053, 400, 'media_unreachable'],
  [131055, 400, 'bad_request'],
  [131057, 500, 'provider_unavailable'],
  [134011, 400, 'payment_issue'],
  [135000, 400, 'bad_request'],
  [133004, 503, 'provider_unavailable', 'uncertain'],
  [133005, 400, 'line_not_ready'],
  [133006, 400, 'line_not_ready'],
  [133008, 400, 'line_not_ready'],
  [133009, 400, 'line_not_ready'],
  [133015, 400, 'line_not_ready'],
  [133016, 400, 'line_not_ready'],
  [0, 401, 'bad_credentials'],
  [102, 403, 'bad_credentials'],
  [104, 403, 'bad_credentials'],
  [200, 403, 'not_permitted'],
  [299, 403, 'not_permitted'],
  [613, 400, 'throttled'],
  [80008, 400, 'throttled'],
  [192, 400, 'invalid_number'],
  [130403, 400, 'blocked_by_business'],
  [131030, 400, 'not_on_test_list'],
  [131060, 400, 'bad_request'],
  [131061, 400, 'bad_request'],
  [131062, 400, 'bad_request'],
  [131063, 400, 'bad_request'],
  [131064, 400, 'spam_limited'],
  [132018, 400, 'variable_invalid'],
  [132008, 400, 'variable_invalid'],
  [132068, 400, 'bad_request'],
  [132069, 400, 'throttled'],
  [133000, 400, 'line_not_ready'],
  [134100, 400, 'bad_request'],
  [134101, 400, 'provider_unavailable'],
  [134102, 400, 'bad_request'],
  [137000, 400, 'bad_request'],
  [131014, 400, 'media_unreachable'],
  [131043, 400, 'expired'],
  [2388019, 400, 'bad_request'],
  [2494100, 400, 'provider_unavailable'],
  [999999, 400, 'unrecognised'],
];

test.each(everyCode)('code %i with HTTP %i is %s', (code, http, failure, outcome = undefined) => {
  const result = answer(http, errorBody(code, 'some details'));
  if (outcome === 'uncertain') {
    expect(result).toMatchObject({ outcome, because: expect.stringContaining('some details') });
  } else {
    const detail = expect.stringContaining('An error — some details');
    expect(result).toMatchObject({ outcome: 'not_accepted', failure, code: String(code), detail });
  }
  const failed = { id: 'wamid.1', status: 'failed', timestamp: '1750030073', errors: [{ code, title: 'T' }] };
  expect(parseStatuses(failed)).toMatchObject([
    { status: 'failed', failure, code: String(code), detail: 'T' },
  ]);
});

test('the table above has every code that the product knows', () => {
  const listed = new Set(everyCode.map(([code]) => code));
  expect(knownCodes.filter((code) => !listed.has(code))).toEqual([]);
  expect(everyCode.filter(([code]) => !factsOfCode(code)).map(([code]) => code)).toEqual([999999]);
});

const byDetails: [code: number, details: string, failure: FailureClass][] = [
  [131008, 'Parameter of type text is missing text value', 'variable_missing'],
  [131008, 'Parameter messaging_product is missing', 'bad_request'],
  [131009, "Parameter 'to' is not valid", 'invalid_number'],
  [131009, "Param template['components'][0]['parameters'] must not be empty", 'variable_invalid'],
  [131009, 'messaging_product must be whatsapp', 'bad_request'],
  [100, 'Recipient phone number is not valid', 'invalid_number'],
  [100, 'Param to must be a valid WhatsApp ID', 'invalid_number'],
  [100, 'Unexpected key "to" on param "template[\'components\'][0]"', 'variable_invalid'],
  [100, 'Invalid parameter', 'bad_request'],
  [132007, 'The value of variable {{1}} violates the character policy', 'variable_invalid'],
];

test.each(byDetails)('code %i saying "%s" is %s', (code, details, failure) => {
  expect(answer(400, errorBody(code, details))).toMatchObject({ outcome: 'not_accepted', failure });
});

test('code 100 with subcode 33 is a line that is gone', () => {
  const body = errorBody(100, 'Unsupported post request', { error_subcode: 33 });
  expect(answer(400, body)).toMatchObject({ failure: 'line_not_ready' });
});

describe('what an answer proves', () => {
  const proofs: [story: string, result: SendResult, expected: object][] = [
    [
      'any 429',
      answer(429, 'slow down'),
      { outcome: 'not_accepted', failure: 'throttled', code: 'HTTP 429' },
    ],
    ['429 with an ambiguous code', answer(429, errorBody(131000)), { outcome: 'not_accepted' }],
    [
      '429 with a pair rate',
      answer(429, errorBody(131056)),
      { outcome: 'not_accepted', failure: 'pair_rate' },
    ],
    [
      '429 with a pair rate that asks to wait: for this person, not for the line',
      answer(429, errorBody(131056), { 'retry-after': '30' }),
      { userRetryAfterMs: 30_000 },
    ],
    [
      '503 with Retry-After',
      answer(503, 'busy', { 'retry-after': '3' }),
      { outcome: 'not_accepted', failure: 'throttled', retryAfterMs: 3_000 },
    ],
    [
      '503 with Retry-After that names a message',
      answer(503, { messages: [{ id: 'wamid.1' }] }, { 'retry-after': '3' }),
      { outcome: 'uncertain' },
    ],
    ['503 without Retry-After', answer(503, 'busy'), { outcome: 'uncertain' }],
    ['500 without a code', answer(500, { error: { message: 'Oops' } }), { outcome: 'uncertain' }],
    ['500 with an unknown code', answer(500, errorBody(999999)), { outcome: 'uncertain' }],
    ['502 of a proxy', answer(502, '<html>Bad Gateway'), { outcome: 'uncertain' }],
    ['504 of a proxy', answer(504, ''), { outcome: 'uncertain' }],
    ['400 without a code', answer(400, '<html>'), { outcome: 'uncertain' }],
    ['302', answer(302, ''), { outcome: 'uncertain' }],
    [
      '400 with an unknown code that says it passes',
      answer(400, errorBody(999999, '', { is_transient: true })),
      { outcome: 'not_accepted', failure: 'provider_unavailable' },
    ],
    [
      'error_data as plain text',
      answer(400, { error: { code: 132015, message: 'Paused', error_data: 'until noon', fbtrace_id: 'A1' } }),
      { failure: 'template_paused', detail: 'Paused — until noon (fbtrace_id A1)' },
    ],
    [
      'a code that stands only in the words',
      answer(400, { error: { message: '(#132016) Off' } }),
      { failure: 'template_disabled' },
    ],
    ['200 that is empty', answer(200, ''), { outcome: 'accepted_unknown_id' }],
    ['200 that is cut', answer(200, '{"messages":[{"id":"wam'), { outcome: 'accepted_unknown_id' }],
    ['200 without messages', answer(200, { messages: [] }), { outcome: 'accepted_unknown_id' }],
    ['200 with an error', answer(200, errorBody(100)), { outcome: 'accepted_unknown_id' }],
    [
      '200 without a contact',
      answer(200, { messages: [{ id: 'wamid.1' }] }),
      { outcome: 'accepted', providerId: 'wamid.1', heldForQuality: false },
    ],
    [
      '200 for a message that is held',
      answer(200, { messages: [{ id: 'wamid.1', message_status: 'held_for_quality_assessment' }] }),
      { outcome: 'accepted', heldForQuality: true },
    ],
    [
      '200 for a message of a paused template',
      answer(200, { messages: [{ id: 'wamid.1', message_status: 'paused' }] }),
      { outcome: 'accepted', heldForQuality: true },
    ],
  ];
  test.each(proofs)('%s', (_story, result, expected) => {
    expect(result).toMatchObject(expected);
  });
});

describe('how long to wait', () => {
  const usage = JSON.stringify({
    102: [{ type: 'x', estimated_time_to_regain_access: 2 }, { call_count: 100 }],
  });
  const waits: [story: string, result: SendResult, retryAfterMs: number | undefined][] = [
    ['Retry-After in seconds', answer(400, errorBody(4), { 'retry-after': '12' }), 12_000],
    [
      'the account’s usage in minutes',
      answer(400, errorBody(80007), { 'x-business-use-case-usage': usage }),
      120_000,
    ],
    [
      'usage that is not JSON',
      answer(400, errorBody(80007), { 'x-business-use-case-usage': '{' }),
      undefined,
    ],
    ['Retry-After that is no number', answer(429, '', { 'retry-after': 'soon' }), undefined],
    ['a pair rate rests nobody else', answer(429, errorBody(131056), { 'retry-after': '30' }), undefined],
    ['the wait of Meta’s page', answer(500, errorBody(131057)), 60_000],
    [
      'usage says nothing about a refusal for good',
      answer(400, errorBody(132000), { 'x-business-use-case-usage': usage }),
      undefined,
    ],
  ];
  test.each(waits)('%s', (_story, result, retryAfterMs) => {
    expect(result).toMatchObject({ outcome: 'not_accepted' });
    expect('retryAfterMs' in result ? result.retryAfterMs : undefined).toBe(retryAfterMs);
  });
});
