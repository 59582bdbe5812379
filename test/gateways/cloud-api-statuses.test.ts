import { describe, expect, test } from 'vitest';
import { arrivedAt, envelope, messagesValue, parseBody, parseStatuses } from './cloud-api-fixtures.ts';

const status = (more: object) => ({ id: 'wamid.1', status: 'delivered', timestamp: '1750030073', ...more });
const toldAt = new Date(1_750_030_073_000);

test('a status tells its message, our token and its own time', () => {
  expect(
    parseStatuses(status({ biz_opaque_callback_data: 'attempt-1', recipient_id: '12025550100' })),
  ).toEqual([
    { kind: 'receipt', providerId: 'wamid.1', token: 'attempt-1', status: 'delivered', at: toldAt },
  ]);
});

test.each([
  ['sent', 'sent'],
  ['read', 'read'],
  ['played', 'read'],
  ['DELIVERED', 'delivered'],
])('"%s" is %s', (word, expected) => {
  expect(parseStatuses(status({ status: word }))).toMatchObject([{ kind: 'receipt', status: expected }]);
});

test.each(['deleted', 'warning', 'constructor', '', undefined])('"%s" is kept as unknown', (word) => {
  expect(parseStatuses(status({ status: word }))).toMatchObject([
    { kind: 'unknown', raw: { id: 'wamid.1' } },
  ]);
});

const times: [story: string, timestamp: unknown, at: Date][] = [
  ['seconds as text', '1750030073', toldAt],
  ['seconds as a number', 1_750_030_073, toldAt],
  ['milliseconds', '1750030073000', toldAt],
  [
    'a clock that is some minutes ahead',
    String(arrivedAt.getTime() / 1000 + 300),
    new Date(arrivedAt.getTime() + 300_000),
  ],
  ['no time', undefined, arrivedAt],
  ['zero', '0', arrivedAt],
  ['a time before WhatsApp', '86400', arrivedAt],
  ['the far future', '4102444800', arrivedAt],
  ['words', 'yesterday', arrivedAt],
  ['an empty text', ' ', arrivedAt],
  ['an object', {}, arrivedAt],
];
test.each(times)('time: %s', (_story, timestamp, at) => {
  expect(parseStatuses(status({ timestamp }))).toMatchObject([{ at }]);
});

describe('a failure', () => {
  const unreachable = {
    code: 131026,
    title: 'Message undeliverable',
    error_data: { details: 'No account.' },
  };
  const shapes: [story: string, more: object, expected: object][] = [
    [
      'one error',
      { errors: [unreachable] },
      { failure: 'unreachable', code: '131026', detail: 'Message undeliverable — No account.' },
    ],
    [
      'title and message alike',
      { errors: [{ ...unreachable, message: 'Message undeliverable' }] },
      { detail: 'Message undeliverable — No account.' },
    ],
    [
      'several errors',
      { errors: [{ title: 'Odd' }, unreachable] },
      { failure: 'unreachable', code: '131026', detail: 'Odd; Message undeliverable — No account.' },
    ],
    ['a code as text', { errors: [{ code: '131049' }] }, { failure: 'frequency_capped', code: '131049' }],
    ['a single object', { errors: unreachable }, { failure: 'unreachable', code: '131026' }],
    ['under "error"', { error: unreachable }, { failure: 'unreachable', code: '131026' }],
    [
      'plain text',
      { errors: ['(#132015) Template is paused'] },
      { failure: 'template_paused', code: '132015' },
    ],
    ['bare text', { errors: 'broken' }, { failure: 'unrecognised', detail: 'broken' }],
    ['an empty list', { errors: [] }, { failure: 'unrecognised' }],
    ['null', { errors: null }, { failure: 'unrecognised' }],
    ['a list of null', { errors: [null] }, { failure: 'unrecognised' }],
    ['nothing', {}, { failure: 'unrecognised' }],
  ];
  test.each(shapes)('with %s', (_story, more, expected) => {
    const [receipt] = parseStatuses(status({ status: 'failed', ...more }));
    expect(receipt).toMatchObject({ kind: 'receipt', status: 'failed', providerId: 'wamid.1', ...expected });
    if (!('code' in expected) && !('detail' in expected)) expect(receipt).not.toHaveProperty('code');
  });

  test('says nothing about messages that did not fail', () => {
    const [receipt] = parseStatuses(status({ errors: [unreachable] }));
    expect(receipt).not.toHaveProperty('failure');
  });
});

test('a thousand updates over several entries and changes come in their order, the bad one apart', () => {
  const statuses = Array.from({ length: 500 }, (_, at) => status({ id: `wamid.${at}` }));
  const change = (items: readonly unknown[]) => ({
    field: 'messages',
    value: messagesValue({ statuses: items }),
  });
  const halves = [change(statuses), change([...statuses.slice(0, 250), null, ...statuses.slice(251)])];
  const events = parseBody(envelope(halves));
  expect(events).toHaveLength(1000);
  expect(events.map(({ kind }) => kind).filter((kind) => kind === 'unknown')).toHaveLength(1);
  expect(events[750]).toMatchObject({ kind: 'unknown', raw: null });
  expect(events[999]).toMatchObject({ providerId: 'wamid.499' });
});
