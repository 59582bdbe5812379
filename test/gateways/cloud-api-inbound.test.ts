import { expect, test } from 'vitest';
import { envelope, lineId, messagesValue, parseBody, parseChange } from './cloud-api-fixtures.ts';

const base = { from: '12025550100', id: 'wamid.in', timestamp: '1750030073' };
const parseMessage = (more: object, around: object = {}) =>
  parseChange('messages', messagesValue({ ...around, messages: [{ ...base, ...more }] }));

test('a quoting answer tells who, when, to which line and about which message', () => {
  const message = {
    ...base,
    type: 'text',
    text: { body: 'Sí' },
    context: { from: '1', id: 'wamid.ours' },
    from_user_id: 'US.13',
  };
  expect(parseMessage(message)).toEqual([
    {
      kind: 'inbound',
      providerId: 'wamid.in',
      lineId,
      from: '12025550100',
      userId: 'US.13',
      contextId: 'wamid.ours',
      type: 'text',
      text: 'Sí',
      at: new Date(1_750_030_073_000),
      raw: message,
    },
  ]);
});

const types: [type: string, node: unknown, text: string][] = [
  ['text', { body: 'Hola' }, 'Hola'],
  ['button', { payload: 'CONFIRM', text: 'Confirm' }, 'Confirm'],
  ['interactive', { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } }, 'Yes'],
  ['interactive', { type: 'list_reply', list_reply: { id: 'r1', title: 'First' } }, 'First'],
  [
    'interactive',
    { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json: '{}' } },
    'Sent',
  ],
  ['image', { id: '1', mime_type: 'image/png', caption: 'My receipt' }, 'My receipt'],
  ['video', { id: '1' }, ''],
  ['audio', { id: '1' }, ''],
  ['document', { id: '1', filename: 'a.pdf', caption: 'Signed' }, 'Signed'],
  ['sticker', { id: '1' }, ''],
  ['location', { latitude: 1, longitude: 2, name: 'Office', address: 'Calle 1' }, 'Office, Calle 1'],
  ['contacts', [{ name: { formatted_name: 'Ana' } }, { name: { formatted_name: 'Beto' } }], 'Ana, Beto'],
  ['order', { catalog_id: '1', text: 'Two of these' }, 'Two of these'],
  [
    'system',
    { body: 'User changed number', wa_id: '12025550101', type: 'user_changed_number' },
    'User changed number',
  ],
  ['unsupported', undefined, ''],
  ['hologram', { body: 'not read' }, ''],
  ['toString', { body: 'not read' }, ''],
  ['text', 'not an object', ''],
];
test.each(types)('a message of type %s (%j) says "%s"', (type, node, text) => {
  expect(parseMessage({ type, [type]: node })).toMatchObject([{ kind: 'inbound', type, text }]);
});

test('a tap tells which choice it was, and a click on an advertisement which one', () => {
  const tapped = { type: 'list_reply', list_reply: { id: 'row_7', title: 'Seven' } };
  expect(parseMessage({ type: 'interactive', interactive: tapped })).toMatchObject([{ choiceId: 'row_7' }]);
  const button = { payload: 'CONFIRM', text: 'Confirm' };
  expect(parseMessage({ type: 'button', button })).toMatchObject([{ choiceId: 'CONFIRM' }]);
  const referral = { source_type: 'ad', source_id: '120211' };
  expect(parseMessage({ type: 'text', text: { body: 'Hi' }, referral })).toMatchObject([{ adId: '120211' }]);
});

test('a reaction is about the message it stands on', () => {
  const reaction = { message_id: 'wamid.ours', emoji: '👍' };
  expect(parseMessage({ type: 'reaction', reaction })).toMatchObject([
    { contextId: 'wamid.ours', text: '👍' },
  ]);
});

test('a button whose context is missing stays a message without one', () => {
  const [event] = parseMessage({ type: 'button', button: { text: 'Confirm' } });
  expect(event).toMatchObject({ kind: 'inbound', text: 'Confirm' });
  expect(event).not.toHaveProperty('contextId');
});

test('a person whose number is hidden is known by the user id, and by the number if a contact tells it', () => {
  const hidden = { type: 'text', text: { body: 'Hi' }, from: undefined, from_user_id: 'US.13' };
  const [event] = parseMessage(hidden, { contacts: [{ user_id: 'US.99', wa_id: '12025550199' }] });
  expect(event).toMatchObject({ kind: 'inbound', userId: 'US.13' });
  expect(event).not.toHaveProperty('from');
  expect(parseMessage(hidden, { contacts: [{ user_id: 'US.13', wa_id: '12025550101' }] })).toMatchObject([
    { userId: 'US.13', from: '12025550101' },
  ]);
});

test('a message without an id or a line is kept as unknown, beside its neighbours', () => {
  const good = { ...base, type: 'text', text: { body: 'Hi' } };
  const events = parseChange('messages', messagesValue({ messages: [{ ...good, id: undefined }, good] }));
  expect(events.map(({ kind }) => kind)).toEqual(['unknown', 'inbound']);
  expect(parseChange('messages', { messages: [good] })).toMatchObject([{ kind: 'unknown', raw: good }]);
});

test('errors of the account and actions of users are kept as unknown', () => {
  const errors = [{ code: 131031, title: 'Locked' }];
  const events = parseChange('messages', messagesValue({ errors, user_actions: [{ action_type: 'click' }] }));
  expect(events).toEqual([
    { kind: 'unknown', why: 'an error of the account', raw: errors[0] },
    { kind: 'unknown', why: 'an action of a user', raw: { action_type: 'click' } },
  ]);
});

test('stop and resume are told; a sign-up and a preference of nobody are not', () => {
  const preferences = [
    { wa_id: '12025550100', value: 'stop', category: 'marketing_messages', timestamp: 1750030073 },
    { wa_id: '12025550101', value: 'RESUME', timestamp: 1750030073 },
    { wa_id: '12025550102', value: 'signup', signup_id: '1' },
    { user_id: 'US.13', value: 'stop', timestamp: 1750030073 },
    { value: 'stop' },
  ];
  const at = new Date(1_750_030_073_000);
  expect(parseChange('user_preferences', messagesValue({ user_preferences: preferences }))).toMatchObject([
    { kind: 'preference', phone: '+12025550100', value: 'stop', at },
    { kind: 'preference', phone: '+12025550101', value: 'resume', at },
    { kind: 'unknown', raw: { value: 'signup' } },
    { kind: 'preference', phone: 'US.13', value: 'stop', at },
    { kind: 'unknown', raw: { value: 'stop' } },
  ]);
});

const unknownBodies: [story: string, body: string][] = [
  ['not JSON', 'event=1'],
  ['empty', ''],
  ['a list', '[]'],
  ['a text', '"x"'],
  ['without entries', '{"object":"whatsapp_business_account"}'],
  ['with an entry of nothing', '{"entry":[null]}'],
  ['with a change of nothing', envelope([null])],
  ['with a field of the future', envelope([{ field: 'field_of_the_future', value: { event: 'SOMETHING' } }])],
  ['with a field named like a method', envelope([{ field: 'constructor', value: {} }])],
  ['with messages of nothing', envelope([{ field: 'messages', value: messagesValue({}) }])],
  ['with statuses that are no list', envelope([{ field: 'messages', value: { statuses: { id: 'x' } } }])],
  ['nested without end', `${'{"message_template_id":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
];
test.each(unknownBodies)('a body %s is one unknown event', (_story, body) => {
  expect(parseBody(body)).toMatchObject([{ kind: 'unknown', why: expect.stringMatching(/.+/) }]);
});
