import { expect, test } from 'vitest';
import { validateBlocks, validateMessage } from '../../../src/sandbox/slack/validate-blocks.ts';
import {
  actions,
  bars,
  button,
  chart,
  dataTable,
  input,
  mrkdwn,
  option,
  options,
  pie,
  plain,
  richText,
  select,
  table,
  times,
  x,
} from './made-blocks.ts';

const divider = { type: 'divider' };
const refused: [story: string, blocks: unknown[], pointer: string, says: RegExp][] = [
  ['a block nobody knows', [{ type: 'nope' }], '/blocks/0/type', /unsupported type: nope/],
  ['a block without a type', [{}], '/blocks/0', /missing required field: type/],
  ['something that is no block', ['x'], '/blocks/0', /must provide an object/],
  [
    'a field Slack does not know',
    [{ ...divider, colour: 'red' }],
    '/blocks/0',
    /invalid additional property: colour/,
  ],
  ['a section that says nothing', [{ type: 'section' }], '/blocks/0', /either text or fields/],
  ['a header in mrkdwn', [{ type: 'header', text: mrkdwn(1) }], '/blocks/0/text/type', /plain_text/],
  [
    'a block_id used twice',
    [
      { ...divider, block_id: 'a' },
      { ...divider, block_id: 'a' },
    ],
    '/blocks/1',
    /block_id already exists: a/,
  ],
  [
    'an action_id used twice in a block',
    [actions(button(), button())],
    '/blocks/0/elements/1',
    /action_id already exists/,
  ],
  [
    'a text field outside an input block',
    [actions({ type: 'plain_text_input' })],
    '/blocks/0/elements/0/type',
    /unsupported type/,
  ],
  ['a button in an input block', [input(button())], '/blocks/0/element/type', /unsupported type: button/],
  [
    'a file field in a message',
    [input({ type: 'file_input' })],
    '/blocks/0/element/type',
    /unsupported type: file_input/,
  ],
  ['an alert in a message', [{ type: 'alert', text: plain(1) }], '/blocks/0/type', /unsupported type: alert/],
  [
    'a menu with both kinds of options',
    [select({ options: options(1), option_groups: [] })],
    '/blocks/0/elements/0',
    /either options or option_groups/,
  ],
  ['a menu with no options', [select({})], '/blocks/0/elements/0', /either options or option_groups/],
  [
    'a preset option that is not offered',
    [select({ options: options(2), initial_option: option(2) })],
    '/blocks/0/elements/0',
    /initial option must exactly match/,
  ],
  [
    'min_length over max_length',
    [input({ type: 'plain_text_input', min_length: 3, max_length: 2 })],
    '/blocks/0/element',
    /must not exceed/,
  ],
  [
    'a date that is none',
    [actions({ type: 'datepicker', initial_date: '2026-13-01' })],
    '/blocks/0/elements/0/initial_date',
    /YYYY-MM-DD/,
  ],
  [
    'a picture from two places',
    [{ type: 'image', alt_text: 'x', image_url: 'https://a.b', slack_file: { id: 'F1' } }],
    '/blocks/0',
    /either image_url or slack_file/,
  ],
  [
    'a picture without words',
    [{ type: 'image', image_url: 'https://a.b' }],
    '/blocks/0',
    /missing required field: alt_text/,
  ],
  [
    'a data table without a caption',
    [{ ...dataTable(2, 1), caption: undefined }],
    '/blocks/0',
    /missing required field: caption/,
  ],
  [
    'a data table with a short row',
    [
      dataTable(2, 2, {
        rows: [
          ...times(1, () => table(1, 2).rows).flatMap((r) => (Array.isArray(r) ? r : [])),
          [{ type: 'raw_text', text: 'x' }],
        ],
      }),
    ],
    '/blocks/0/rows/1',
    /same number of cells/,
  ],
  ['two tables', [table(1, 1), table(1, 1)], '/blocks', /only_one_table_allowed/],
  ['three charts', [pie(1), pie(1), pie(1)], '/blocks', /no more than 2 data_visualization/],
  [
    'markdown blocks that are too long together',
    [
      { type: 'markdown', text: x(6000) },
      { type: 'markdown', text: x(6001) },
    ],
    '/blocks',
    /12001/,
  ],
  [
    'two series of one name',
    [
      chart({
        type: 'bar',
        axis_config: { categories: ['a'] },
        series: times(2, () => ({ name: 's', data: [{ label: 'a', value: 1 }] })),
      }),
    ],
    '/blocks/0/chart/series/1',
    /unique/,
  ],
  [
    'points beside the categories',
    [
      chart({
        type: 'line',
        axis_config: { categories: ['a'] },
        series: [{ name: 's', data: [{ label: 'b', value: 1 }] }],
      }),
    ],
    '/blocks/0/chart/series/0/data',
    /equal the categories/,
  ],
  [
    'a rich text mention of nobody',
    [richText({ type: 'rich_text_section', elements: [{ type: 'user' }] })],
    '/blocks/0/elements/0/elements/0',
    /user_id/,
  ],
  ['51 blocks', times(51, () => divider), '/blocks', /no more than 50 items allowed \[51\]/],
];

test.each(refused)('%s is refused', (_story, blocks, pointer, says) => {
  expect(validateBlocks('message', blocks)).toContainEqual({ pointer, message: expect.stringMatching(says) });
});

test('a message of every block the product may send is taken', () => {
  const cell = (n: number) => ({ type: 'raw_number', value: n, text: `${n}` });
  const head = { type: 'raw_text', text: 'Users' };
  const blocks = [
    ...times(45, () => divider),
    { type: 'section', text: mrkdwn(1), accessory: button({ style: 'danger' }) },
    { type: 'table', rows: [[head], [cell(1)]], column_settings: [null] },
    { type: 'data_table', caption: 'c', rows: [[head], [cell(12)]] },
    bars(2, 3),
    richText({
      type: 'rich_text_list',
      style: 'bullet',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'x', style: { bold: true } }] },
      ],
    }),
  ];
  expect(blocks).toHaveLength(50);
  expect(validateMessage({ text: 'x', blocks })).toEqual([]);
});

const section = (length: number) => ({ type: 'section', text: mrkdwn(length) });
const messages: [story: string, message: { text?: unknown; blocks?: unknown }, problems: string[]][] = [
  ['text alone', { text: 'x' }, []],
  ['blocks alone', { blocks: [divider] }, []],
  ['neither', {}, ['']],
  ['no words and no blocks', { text: '', blocks: [] }, ['']],
  ['text of 40,000', { text: x(40_000) }, []],
  ['text of 40,001', { text: x(40_001) }, ['/text']],
  [
    'blocks of 13,000 characters',
    { text: 'x', blocks: [...times(4, () => section(3000)), section(1000)] },
    [],
  ],
  [
    'blocks of 13,001 characters',
    { text: 'x', blocks: [...times(4, () => section(3000)), section(1001)] },
    ['/blocks'],
  ],
];

test.each(messages)('a message with %s', (_story, message, problems) => {
  expect(validateMessage(message).map(({ pointer }) => pointer)).toEqual(problems);
});
