import { expect, test } from 'vitest';
import { validateOptions, validateView } from '../../../src/sandbox/slack/validate-blocks.ts';

const x = (length: number) => 'x'.repeat(length);
const plain = (length: number) => ({ type: 'plain_text', text: x(length) });
const divider = { type: 'divider' };
const field = (element: Record<string, unknown>) => ({ type: 'input', label: plain(1), element });
const modal = (more: Record<string, unknown> = {}) => ({
  type: 'modal',
  title: plain(1),
  submit: plain(1),
  blocks: [divider],
  ...more,
});
const repeated = (count: number, block: unknown) => Array.from({ length: count }, () => block);

const limits: [what: string, limit: number, view: (size: number) => unknown, pointer: string][] = [
  ['title', 24, (n) => modal({ title: plain(n) }), '/title/text'],
  ['submit', 24, (n) => modal({ submit: plain(n) }), '/submit/text'],
  ['close', 24, (n) => modal({ close: plain(n) }), '/close/text'],
  ['private_metadata', 3000, (n) => modal({ private_metadata: x(n) }), '/private_metadata'],
  ['callback_id', 255, (n) => modal({ callback_id: x(n) }), '/callback_id'],
  ['external_id', 255, (n) => modal({ external_id: x(n) }), '/external_id'],
  ['blocks of a modal', 100, (n) => modal({ blocks: repeated(n, divider) }), '/blocks'],
  ['blocks of a Home tab', 100, (n) => ({ type: 'home', blocks: repeated(n, divider) }), '/blocks'],
  [
    'files of a file field',
    10,
    (n) => modal({ blocks: [field({ type: 'file_input', max_files: n })] }),
    '/blocks/0/element/max_files',
  ],
  [
    'alert text',
    200,
    (n) => modal({ blocks: [{ type: 'alert', level: 'warning', text: plain(n) }] }),
    '/blocks/0/text/text',
  ],
];

test.each(limits)('%s: %i passes, one more does not', (_what, limit, view, pointer) => {
  expect(validateView(view(limit))).toEqual([]);
  expect(validateView(view(limit + 1)).map((problem) => problem.pointer)).toContain(pointer);
});

const text = field({ type: 'plain_text_input' });
const refused: [story: string, view: unknown, pointer: string, says: RegExp][] = [
  ['nothing', undefined, '', /must provide an object/],
  ['a view of another type', { type: 'workflow_step' }, '/type', /unsupported type: workflow_step/],
  ['a modal without a title', modal({ title: undefined }), '', /missing required field: title/],
  ['a modal without blocks', modal({ blocks: undefined }), '', /missing required field: blocks/],
  [
    'fields without a submit button',
    modal({ submit: undefined, blocks: [text] }),
    '',
    /missing required field: submit/,
  ],
  [
    'a title on a Home tab',
    { type: 'home', title: plain(1), blocks: [] },
    '',
    /invalid additional property: title/,
  ],
  [
    'a table in a modal',
    modal({ blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }] }),
    '/blocks/0/type',
    /unsupported type: table/,
  ],
  [
    'a chart on a Home tab',
    { type: 'home', blocks: [{ type: 'data_visualization' }] },
    '/blocks/0/type',
    /unsupported/,
  ],
  [
    'two focused fields',
    modal({ blocks: repeated(2, field({ type: 'plain_text_input', focus_on_load: true })) }),
    '/blocks',
    /focus_on_load/,
  ],
  [
    'more than 250 KB',
    modal({ blocks: repeated(90, { type: 'section', text: plain(3000) }) }),
    '',
    /view_too_large/,
  ],
];

test.each(refused)('%s is refused', (_story, view, pointer, says) => {
  expect(validateView(view)).toContainEqual({ pointer, message: expect.stringMatching(says) });
});

test('a modal with every kind of field is taken', () => {
  const option = { text: { type: 'mrkdwn', text: '*x*' }, value: 'v' };
  const kinds = [
    { type: 'plain_text_input', multiline: true, max_length: 3000 },
    { type: 'external_select', min_query_length: 0, placeholder: plain(150) },
    { type: 'conversations_select', default_to_current_conversation: true, filter: { include: ['public'] } },
    { type: 'users_select' },
    { type: 'multi_users_select', max_selected_items: 2 },
    { type: 'file_input', filetypes: ['csv'], max_files: 1 },
    { type: 'datepicker', initial_date: '2026-03-04' },
    { type: 'timepicker', initial_time: '09:00' },
    { type: 'datetimepicker', initial_date_time: 1_772_600_000 },
    { type: 'checkboxes', options: [option], initial_options: [option] },
    { type: 'radio_buttons', options: [option], initial_option: option },
    { type: 'number_input', is_decimal_allowed: false },
  ];
  expect(validateView(modal({ blocks: kinds.map(field) }))).toEqual([]);
});

test('100 options may be suggested and no more', () => {
  const options = (count: number) => ({ options: repeated(count, { text: plain(1), value: 'v' }) });
  expect(validateOptions(options(100))).toEqual([]);
  expect(validateOptions(options(101))).toMatchObject([{ pointer: '/options' }]);
});
