import { expect, test } from 'vitest';
import { validateBlocks, validateMessage } from '../../../src/sandbox/slack/validate-blocks.ts';

type Block = Record<string, unknown>;
const x = (length: number) => 'x'.repeat(length);
const times = <Item>(count: number, item: (n: number) => Item): Item[] =>
  Array.from({ length: count }, (_, n) => item(n));
const plain = (length: number) => ({ type: 'plain_text', text: x(length) });
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: x(length) });
const option = (n: number) => ({ text: plain(1), value: `v${n}` });
const options = (count: number) => times(count, option);
const actions = (...elements: Block[]): Block => ({ type: 'actions', elements });
const input = (element: Block): Block => ({ type: 'input', label: plain(1), element });
const button = (more: Block = {}): Block => ({ type: 'button', text: plain(1), action_id: 'a', ...more });
const confirm = (more: Block): Block =>
  actions(
    button({ confirm: { title: plain(1), text: plain(1), confirm: plain(1), deny: plain(1), ...more } }),
  );
const select = (more: Block): Block => actions({ type: 'static_select', action_id: 'a', ...more });
const table = (rows: number, columns: number, text = 1): Block => ({
  type: 'table',
  rows: times(rows, () => times(columns, () => ({ type: 'raw_text', text: x(text) }))),
});
const dataTable = (rows: number, columns: number, more: Block = {}): Block => ({
  ...table(rows, columns),
  type: 'data_table',
  caption: 'c',
  ...more,
});
const chart = (value: Block): Block => ({ type: 'data_visualization', title: 't', chart: value });
const pie = (segments: number, label = 1, value = 1): Block =>
  chart({ type: 'pie', segments: times(segments, () => ({ label: x(label), value })) });
const bars = (series: number, points: number, name = 0, category = 0, axis = 1): Block => {
  const labels = times(points, (n) => `${n}`.padStart(category, 'x'));
  return chart({
    type: 'bar',
    series: times(series, (n) => ({
      name: `s${n}`.padEnd(name, 'x'),
      data: labels.map((label) => ({ label, value: 1 })),
    })),
    axis_config: { categories: labels, x_label: x(axis), y_label: x(axis) },
  });
};
const richText = (...elements: Block[]): Block => ({ type: 'rich_text', elements });

/** Each limit with a block of that size: the limit passes, one more is refused at the pointer. */
const upperLimits: [what: string, limit: number, block: (size: number) => Block, pointer: string][] = [
  ['section text', 3000, (n) => ({ type: 'section', text: mrkdwn(n) }), '/text/text'],
  ['section fields', 10, (n) => ({ type: 'section', fields: times(n, () => mrkdwn(1)) }), '/fields'],
  ['one field', 2000, (n) => ({ type: 'section', fields: [mrkdwn(n)] }), '/fields/0/text'],
  ['header text', 150, (n) => ({ type: 'header', text: plain(n) }), '/text/text'],
  ['context elements', 10, (n) => ({ type: 'context', elements: times(n, () => mrkdwn(1)) }), '/elements'],
  [
    'elements of an actions block',
    25,
    (n) => actions(...times(n, (i) => button({ action_id: `a${i}` }))),
    '/elements',
  ],
  ['block_id', 255, (n) => ({ type: 'divider', block_id: x(n) }), '/block_id'],
  ['action_id', 255, (n) => actions(button({ action_id: x(n) })), '/elements/0/action_id'],
  ['button text', 75, (n) => actions(button({ text: plain(n) })), '/elements/0/text/text'],
  ['button value', 2000, (n) => actions(button({ value: x(n) })), '/elements/0/value'],
  ['button url', 3000, (n) => actions(button({ url: `https://${x(n - 8)}` })), '/elements/0/url'],
  [
    'button label for readers',
    75,
    (n) => actions(button({ accessibility_label: x(n) })),
    '/elements/0/accessibility_label',
  ],
  ['confirm title', 100, (n) => confirm({ title: plain(n) }), '/elements/0/confirm/title/text'],
  ['confirm text', 300, (n) => confirm({ text: mrkdwn(n) }), '/elements/0/confirm/text/text'],
  ['confirm yes', 30, (n) => confirm({ confirm: plain(n) }), '/elements/0/confirm/confirm/text'],
  ['confirm no', 30, (n) => confirm({ deny: plain(n) }), '/elements/0/confirm/deny/text'],
  ['options of a menu', 100, (n) => select({ options: options(n) }), '/elements/0/options'],
  [
    'groups of a menu',
    100,
    (n) => select({ option_groups: times(n, () => ({ label: plain(1), options: options(1) })) }),
    '/elements/0/option_groups',
  ],
  [
    'options of a group',
    100,
    (n) => select({ option_groups: [{ label: plain(1), options: options(n) }] }),
    '/elements/0/option_groups/0/options',
  ],
  [
    'group label',
    75,
    (n) => select({ option_groups: [{ label: plain(n), options: options(1) }] }),
    '/elements/0/option_groups/0/label/text',
  ],
  [
    'option text',
    75,
    (n) => select({ options: [{ text: plain(n), value: 'v' }] }),
    '/elements/0/options/0/text/text',
  ],
  [
    'option value',
    75,
    (n) => select({ options: [{ text: plain(1), value: x(n) }] }),
    '/elements/0/options/0/value',
  ],
  [
    'option description',
    75,
    (n) => select({ options: [{ ...option(1), description: plain(n) }] }),
    '/elements/0/options/0/description/text',
  ],
  [
    'menu placeholder',
    150,
    (n) => select({ options: options(1), placeholder: plain(n) }),
    '/elements/0/placeholder/text',
  ],
  ['overflow options', 5, (n) => actions({ type: 'overflow', options: options(n) }), '/elements/0/options'],
  [
    'radio options',
    10,
    (n) => actions({ type: 'radio_buttons', options: options(n) }),
    '/elements/0/options',
  ],
  [
    'checkbox options',
    10,
    (n) => actions({ type: 'checkboxes', options: options(n) }),
    '/elements/0/options',
  ],
  ['input label', 2000, (n) => ({ ...input({ type: 'plain_text_input' }), label: plain(n) }), '/label/text'],
  ['input hint', 2000, (n) => ({ ...input({ type: 'plain_text_input' }), hint: plain(n) }), '/hint/text'],
  ['max_length', 3000, (n) => input({ type: 'plain_text_input', max_length: n }), '/element/max_length'],
  ['image alt text', 2000, (n) => ({ type: 'image', image_url: 'https://a.b', alt_text: x(n) }), '/alt_text'],
  [
    'image title',
    2000,
    (n) => ({ type: 'image', image_url: 'https://a.b', alt_text: 'x', title: plain(n) }),
    '/title/text',
  ],
  [
    'image url',
    3000,
    (n) => ({ type: 'image', image_url: `https://${x(n - 8)}`, alt_text: 'x' }),
    '/image_url',
  ],
  ['markdown text', 12_000, (n) => ({ type: 'markdown', text: x(n) }), '/text'],
  ['table rows', 100, (n) => table(n, 2), '/rows'],
  ['table columns', 20, (n) => table(1, n), '/rows/0'],
  ['table characters', 10_000, (n) => table(1, 1, n), '/rows'],
  [
    'column settings',
    20,
    (n) => ({ ...table(1, 1), column_settings: times(n, () => ({ align: 'right' })) }),
    '/column_settings',
  ],
  ['data table rows', 101, (n) => dataTable(n, 2), '/rows'],
  ['data table columns', 20, (n) => dataTable(2, n), '/rows/0'],
  ['data table page size', 100, (n) => dataTable(2, 2, { page_size: n }), '/page_size'],
  [
    'data table row header',
    1,
    (n) => dataTable(2, 2, { row_header_column_index: n }),
    '/row_header_column_index',
  ],
  ['chart title', 50, (n) => ({ ...pie(1), title: x(n) }), '/title'],
  ['pie segments', 6, (n) => pie(n), '/chart/segments'],
  ['pie label', 20, (n) => pie(1, n), '/chart/segments/0/label'],
  ['chart series', 6, (n) => bars(n, 1), '/chart/series'],
  ['chart points', 20, (n) => bars(1, n), '/chart/series/0/data'],
  ['series name', 20, (n) => bars(1, 1, n), '/chart/series/0/name'],
  ['category', 20, (n) => bars(1, 1, 0, n), '/chart/axis_config/categories/0'],
  ['axis label', 50, (n) => bars(1, 1, 0, 0, n), '/chart/axis_config/x_label'],
];

test.each(upperLimits)('%s: %i passes, one more does not', (_what, limit, block, pointer) => {
  expect(validateBlocks('message', [block(limit)])).toEqual([]);
  const told = validateBlocks('message', [block(limit + 1)]).map((problem) => problem.pointer);
  expect(told).toContain(`/blocks/0${pointer}`);
});

const lowerLimits: [what: string, least: number, block: (size: number) => Block][] = [
  ['section text', 1, (n) => ({ type: 'section', text: mrkdwn(n) })],
  ['context elements', 1, (n) => ({ type: 'context', elements: times(n, () => mrkdwn(1)) })],
  ['elements of an actions block', 1, (n) => actions(...times(n, () => button()))],
  ['options of a menu', 1, (n) => select({ options: options(n) })],
  ['overflow options', 1, (n) => actions({ type: 'overflow', options: options(n) })],
  ['data table rows', 2, (n) => dataTable(n, 1)],
  ['data table page size', 1, (n) => dataTable(2, 1, { page_size: n })],
  ['table cell text', 1, (n) => table(1, 1, n)],
  ['pie segments', 1, (n) => pie(n)],
  ['pie value', 1, (n) => pie(1, 1, n)],
  ['chart points', 1, (n) => bars(1, n)],
  [
    'rich text elements',
    1,
    (n) => richText(...times(n, () => ({ type: 'rich_text_section', elements: [] }))),
  ],
];

test.each(lowerLimits)('%s: %i passes, one less does not', (_what, least, block) => {
  expect(validateBlocks('message', [block(least)])).toEqual([]);
  expect(validateBlocks('message', [block(least - 1)])).not.toEqual([]);
});

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
