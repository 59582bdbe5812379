import { expect, test } from 'vitest';
import { validateBlocks } from '../../../src/sandbox/slack/validate-blocks.ts';
import {
  actions,
  type Block,
  bars,
  button,
  confirm,
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
