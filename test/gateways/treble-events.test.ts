import { describe, expect, test } from 'vitest';
import { type FailureClass, failureClasses } from '../../src/entities/failure-class.ts';
import { arrivedAt, editorEvent, openGateway, parseEvent, sessionId } from './treble-fixtures.ts';

const failure = (told: object = {}) => ({
  event_type: 'deployment.failure',
  event_id: 'e1',
  timestamp: '2026-10-01T11:59:01Z',
  failure_reason: 'INVALID_PHONE',
  failed_at: '2026-10-01T11:59:00.500Z',
  conversation_id: 1120311,
  user: { country_code: '+57', cellphone: '3001234567' },
  ...told,
});

describe('a failure', () => {
  test('names number, conversation, code and time, and no message', () => {
    expect(parseEvent(failure())).toEqual([
      {
        kind: 'unnamed_failure',
        eventId: 'e1',
        phone: '573001234567',
        templateId: 'treble-1120311',
        at: new Date('2026-10-01T11:59:00.500Z'),
        failure: 'invalid_number',
        code: 'INVALID_PHONE',
      },
    ]);
  });

  test('without an event id is known again by its facts', () => {
    const [once] = parseEvent(failure({ event_id: undefined }));
    const [again] = parseEvent(failure({ event_id: undefined, conversation_id: '1120311' }));
    const [other] = parseEvent(failure({ event_id: undefined, failed_at: '2026-10-01T11:59:02Z' }));
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
  });

  // The page's 18 codes and FAILURE_BY_META_CHOSE_NOT_DELIVER, with the state that each gives (reference, 5.1).
  const codes: readonly [code: string, failure: FailureClass, state: string][] = [
    ['FAILURE', 'gave_up', 'system_failure'],
    ['FAILURE_BY_HUMAN_HANDOVER', 'agent_session', 'agent_session'],
    ['REVOKED', 'cancelled_there', 'system_failure'],
    ['INVALID_PHONE', 'invalid_number', 'invalid_number'],
    ['FAILURE_BY_RATE_LIMIT', 'sender_limited', 'system_failure'],
    ['COMPANY_RATE_LIMIT', 'sender_limited', 'system_failure'],
    ['FAILURE_BY_TIER_CAPACITY', 'sender_limited', 'system_failure'],
    ['MISSING_PARAMETER', 'variable_missing', 'variable_unfilled'],
    ['PARAMETER_MISMATCH', 'variable_invalid', 'variable_unfilled'],
    ['CHARACTER_LIMIT_HEADER', 'variable_too_long', 'variable_unfilled'],
    ['CHARACTER_LIMIT_BODY', 'variable_too_long', 'variable_unfilled'],
    ['FAILURE_BY_BLOCKED_CONTACT', 'blocked_by_business', 'excluded'],
    ['FAILURE_BY_OPTOUT_CONTACT', 'opted_out_in_flow', 'excluded'],
    ['INVALID_POLL', 'template_missing', 'system_failure'],
    ['FAILURE_BY_DISABLED_HSM', 'template_disabled', 'template_paused'],
    ['FAILURE_BY_SPAM_RATE_LIMIT', 'spam_limited', 'system_failure'],
    ['FAILURE_BY_EXPERIMENT_NUMBER', 'experiment', 'system_failure'],
    ['FAILURE_BY_UNABLE_TO_CONTACT', 'unreachable', 'blocked_or_version'],
    ['FAILURE_BY_META_CHOSE_NOT_DELIVER', 'frequency_capped', 'too_many_templates'],
    ['FAILURE_OF_2031', 'unrecognised', 'system_failure'],
    ['constructor', 'unrecognised', 'system_failure'],
  ];
  test.each(codes)('%s is %s, shown as %s, and keeps its code', (code, name, state) => {
    expect(parseEvent(failure({ failure_reason: code }))).toMatchObject([{ failure: name, code }]);
    expect(failureClasses[name].state).toBe(state);
  });
});

describe('the conversation editor', () => {
  test('times without a zone are UTC', () => {
    const [event] = parseEvent(editorEvent({ delivered_at: '2026-10-01 11:59:10.123456' }), 'delivered');
    expect(event).toMatchObject({ at: new Date('2026-10-01T11:59:10.123Z'), token: 'key.1' });
  });

  test.each([undefined, null, 0, '2000-01-01 00:00:00', '2031-01-01 00:00:00', 'yesterday'])(
    'the time %s is the time of arrival',
    (delivered_at) => {
      expect(parseEvent(editorEvent({ delivered_at }), 'delivered')).toMatchObject([{ at: arrivedAt }]);
    },
  );

  test('an answer has the person’s words, our token, and a name that shows no session', () => {
    const told = editorEvent({
      conversation_id: '1120311',
      responded_at: '2026-10-01 11:59:30',
      actual_response: 'Yes!',
      classified_answer: { text: 'Yes' },
    });
    const [event] = parseEvent(told, 'response');
    expect(event).toMatchObject({
      kind: 'inbound',
      from: '12025550100',
      contextId: sessionId,
      token: 'key.1',
      lineId: 'treble',
      type: 'button',
      text: 'Yes!',
    });
    expect(event && 'providerId' in event && event.providerId).not.toContain(sessionId);
  });

  test('with several lines nobody says which one was written to', () => {
    const body = Buffer.from(JSON.stringify(editorEvent({ actual_response: 'Yes' })));
    const gateway = openGateway({ lines: ['12025550101', '12025550102'] });
    expect(gateway.parse({ headers: {}, body, kind: 'response' })).toMatchObject([{ lineId: '' }]);
  });

  test('an opt-out stops every spelling of the number, and is an answer too', () => {
    const told = editorEvent({ country_code: '52', cellphone: '19991412826', reason: 'OPTOUT' });
    expect(parseEvent(told, 'opt-out')).toMatchObject([
      { kind: 'preference', phone: '5219991412826', value: 'stop' },
      { kind: 'preference', phone: '529991412826', value: 'stop' },
      { kind: 'inbound' },
    ]);
  });

  test.each(['delivered', 'read', 'timeout', 'response', 'condition'])(
    'a %s of nobody is kept as it came',
    (kind) => {
      expect(parseEvent({ hello: 1 }, kind)).toMatchObject([{ kind: 'unknown', raw: { hello: 1 } }]);
    },
  );
});

describe('the webhook centre', () => {
  const status = (told: object) => ({
    event_type: 'hsm.status',
    event_id: 'e2',
    timestamp: '2026-10-01T11:58:00.123Z',
    name: 'order_shipped_v2',
    affected_conversation_ids: [1120311, '1276100'],
    ...told,
  });

  test.each([
    ['paused', 'PAUSED'],
    ['ACTIVE', 'APPROVED'],
    ['Under review', 'PENDING'],
    ['SOMETHING_NEW', 'SOMETHING_NEW'],
  ])('a template that is %s is %s in every conversation it stands in', (told, event) => {
    expect(parseEvent(status({ status: told }))).toMatchObject([
      { kind: 'template', templateId: 'treble-1120311', event, final: true },
      { kind: 'template', templateId: 'treble-1276100', event, final: true },
    ]);
  });

  test('a template of no conversation is kept as it came', () => {
    expect(parseEvent(status({ status: 'PAUSED', affected_conversation_ids: [] }))).toMatchObject([
      { kind: 'unknown' },
    ]);
  });

  const closed = (told: object) => ({
    event_type: 'session.close',
    event_id: 'e3',
    timestamp: '2026-10-01T11:59:59.123456',
    session: { external_id: sessionId, closed_at: '2026-10-01T11:59:59' },
    user: { country_code: '+1', cellphone: '2025550100' },
    user_session_keys: [{ key: 'ops_ref', value: 'key.1' }],
    messages: [
      { sender: 'company', type: 'hsm', created_at: '2026-10-01T11:58:00', hsm: { message: 'Hi' } },
      { sender: 'user', type: 'text', created_at: '2026-10-01T11:59:30', text: { message: 'Yes!' } },
      { sender: 'user', type: 'image', created_at: '2026-10-01T11:59:40', image: { caption: 'Here' } },
    ],
    ...told,
  });

  test('the end of a session tells that it existed and what the person wrote', () => {
    expect(parseEvent(closed({}))).toMatchObject([
      { kind: 'receipt', providerId: sessionId, token: 'key.1', status: 'accepted' },
      { kind: 'inbound', contextId: sessionId, type: 'text', text: 'Yes!' },
      { kind: 'inbound', contextId: sessionId, type: 'image', text: 'Here' },
    ]);
  });

  test('an answer that was told before has the same name at the end of its session', () => {
    const told = editorEvent({ responded_at: '2026-10-01 11:59:30.5', actual_response: 'Yes!' });
    const [before] = parseEvent(told, 'response');
    const [, after] = parseEvent(closed({}));
    expect(after && 'providerId' in after && after.providerId).toBe(
      before && 'providerId' in before && before.providerId,
    );
  });

  test('without its id the token tells whose session it was', () => {
    const events = parseEvent(closed({ session: { external_id: '' } }));
    expect(events).toMatchObject([{ token: 'key.1', status: 'accepted' }, { token: 'key.1' }, {}]);
    expect(events[0]).not.toHaveProperty('providerId');
  });
});
