import { expect, test } from 'vitest';
import { accountId, envelope, parseBody, parseChange } from './cloud-api-fixtures.ts';

const template = {
  message_template_id: 1689556908129832,
  message_template_name: 'order_confirmation',
  message_template_language: 'en-US',
};
const identity = {
  kind: 'template',
  accountId,
  templateId: '1689556908129832',
  name: 'order_confirmation',
  language: 'en_US',
  at: new Date(1_751_247_548_000),
};

const changes: [story: string, field: string, told: object, expected: object][] = [
  [
    'a pause, in small letters',
    'message_template_status_update',
    {
      event: 'paused',
      reason: 'NONE',
      message_template_category: 'MARKETING',
      other_info: { title: 'FIRST_PAUSE' },
    },
    { event: 'PAUSED', reason: 'NONE', category: 'MARKETING', pauseTitle: 'FIRST_PAUSE' },
  ],
  [
    'a pause that explains nothing',
    'message_template_status_update',
    { event: 'PAUSED', reason: null },
    { event: 'PAUSED' },
  ],
  [
    'a rejection',
    'message_template_status_update',
    { event: 'REJECTED', rejection_info: { reason: 'Asks for a password' } },
    { event: 'REJECTED', reason: 'Asks for a password' },
  ],
  [
    'a new quality',
    'message_template_quality_update',
    { previous_quality_score: 'GREEN', new_quality_score: 'YELLOW' },
    { quality: 'YELLOW' },
  ],
  [
    'a new quality under the other name',
    'message_template_status_update',
    { new_quality_score: 'RED' },
    { quality: 'RED' },
  ],
  [
    'a new category',
    'template_category_update',
    { previous_category: 'UTILITY', new_category: 'MARKETING' },
    { category: 'MARKETING' },
  ],
  ['new components', 'message_template_components_update', { message_template_element: 'Hi' }, {}],
];
test.each(changes)('%s', (_story, field, told, expected) => {
  expect(parseChange(field, { ...template, ...told }, 1751247548)).toEqual([{ ...identity, ...expected }]);
});

test('an id beyond 2^53 keeps its last digits', () => {
  const body = envelope([
    { field: 'message_template_status_update', value: { ...template, event: 'PAUSED' } },
  ]);
  const long = body.replace('1689556908129832', '9007199254740993123');
  expect(parseBody(long)).toMatchObject([{ templateId: '9007199254740993123', event: 'PAUSED' }]);
});

test.each(Object.keys(template))('an update without %s is kept as unknown', (missing) => {
  const value = { ...template, [missing]: undefined, event: 'PAUSED' };
  expect(parseChange('message_template_status_update', value)).toMatchObject([
    { kind: 'unknown', raw: { event: 'PAUSED' } },
  ]);
});
