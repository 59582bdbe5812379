import type { PageBlock } from '../../../src/sandbox/slack/page-protocol.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (value: string, text = value) => ({ text: plain(text), value });
const raw = (text: string) => ({ type: 'raw_text', text });
const count = (value: number) => ({ type: 'raw_number', value, text: value.toLocaleString('en-US') });
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
const series = (name: string, values: readonly number[]) => ({
  name,
  data: values.map((value, index) => ({ label: days[index], value })),
});
const chart = (block_id: string, type: 'bar' | 'line' | 'area'): PageBlock => ({
  type: 'data_visualization',
  block_id,
  title: `Deliveries by day (${type})`,
  chart: {
    type,
    series: [
      series('Delivered', [420, 515, 498, 610, 702]),
      series('Responses', [96, 140, 121, 188, 230]),
      series('Send failure', [22, 31, 18, 40, 27]),
    ],
    axis_config: { categories: days, x_label: 'Day', y_label: 'Users' },
  },
});

export const liveMessage: PageBlock[] = [
  { type: 'header', block_id: 'h', text: plain('Spring sale · D-104') },
  {
    type: 'section',
    block_id: 's',
    text: mrkdwn(
      ':hourglass_flowing_sand: *Sending* “Spring sale” to *975 users*, started by <@U0ANA> <!date^1772611200^{date_short_pretty} at {time}|4 Mar 2026, 08:00 UTC>',
    ),
    accessory: {
      type: 'overflow',
      action_id: 'more',
      options: [option('history', 'History'), option('export', 'Download CSV')],
    },
  },
  {
    type: 'section',
    block_id: 'f',
    fields: [
      mrkdwn('*Total users*\n975'),
      mrkdwn('*Messages sent*\n612'),
      mrkdwn('*Delivered*\n540'),
      mrkdwn('*In process*\n360'),
      mrkdwn('*Send failure*\n75'),
      mrkdwn('*Response rate*\n12.4 %'),
    ],
  },
  {
    type: 'context',
    block_id: 'c',
    elements: [
      mrkdwn(
        'Line +1 202 555 0100 · template `spring_sale` (en) · updated <!date^1772611260^{time_secs}|08:01 UTC>',
      ),
    ],
  },
  {
    type: 'actions',
    block_id: 'a',
    elements: [
      { type: 'button', action_id: 'results', text: plain('View results'), style: 'primary' },
      { type: 'button', action_id: 'failed', text: plain('Failed users') },
      { type: 'button', action_id: 'pause', text: plain('Pause') },
      {
        type: 'button',
        action_id: 'cancel',
        text: plain('Cancel'),
        style: 'danger',
        confirm: {
          title: plain('Cancel D-104?'),
          text: mrkdwn('*360 users* will not get the message.'),
          confirm: plain('Cancel the send'),
          deny: plain('Keep sending'),
          style: 'danger',
        },
      },
    ],
  },
];

export const tables: PageBlock[] = [
  {
    type: 'data_table',
    block_id: 'dt',
    caption: 'Failed users of D-104',
    page_size: 4,
    rows: [
      [raw('Cause'), raw('Users'), raw('What to do')],
      [raw('Invalid number'), count(40), raw('Correct the numbers')],
      [raw('Excluded'), count(15), raw('Nothing: they asked not to be reached')],
      [raw('Variable unfilled'), count(20), raw('Fill the column in and send again')],
      [raw('Blocked us or old app'), count(9), raw('Nothing')],
      [raw('Too many templates'), count(112), raw('Retry after 24 hours')],
      [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [{ type: 'text', text: 'General failure', style: { bold: true } }],
            },
          ],
        },
        count(3),
        raw('Ask support'),
      ],
    ],
  },
  {
    type: 'table',
    block_id: 't',
    column_settings: [{ align: 'left' }, { align: 'right' }, { align: 'center', is_wrapped: true }],
    rows: [
      [raw('Conversation'), raw('Users'), raw('Version')],
      [raw('Spring sale'), count(975), raw('3')],
      [raw('Welcome'), count(12408), raw('1')],
    ],
  },
];

export const charts: PageBlock[] = [
  chart('v1', 'bar'),
  chart('v2', 'line'),
  chart('v3', 'area'),
  {
    type: 'data_visualization',
    block_id: 'v4',
    title: 'Where 975 users are now',
    chart: {
      type: 'pie',
      segments: [
        { label: 'Delivered', value: 540 },
        { label: 'In process', value: 360 },
        { label: 'Send failure', value: 75 },
      ],
    },
  },
];

const labelled = (
  block_id: string,
  label: string,
  element: Record<string, unknown>,
  more: Record<string, unknown> = {},
): PageBlock => ({
  type: 'input',
  block_id,
  label: plain(label),
  element: { action_id: 'value', ...element },
  ...more,
});

export const inputs: PageBlock[] = [
  {
    type: 'section',
    block_id: 'intro',
    text: mrkdwn('Each user gets *one* message. You will see who gets what before anything is sent.'),
  },
  labelled('conversation', 'Conversation', {
    type: 'external_select',
    min_query_length: 0,
    placeholder: plain('Pick a conversation'),
  }),
  labelled(
    'list',
    'CSV file',
    { type: 'file_input', filetypes: ['csv', 'txt'], max_files: 1 },
    { optional: true, hint: plain('One column with phones; the others are variables.') },
  ),
  labelled(
    'paste',
    'Recipients',
    { type: 'plain_text_input', multiline: true, placeholder: plain('+12025550100, +12025550101') },
    { optional: true },
  ),
  labelled('note', 'Name', { type: 'plain_text_input', initial_value: 'Spring sale', min_length: 3 }),
  labelled('country', 'Country', {
    type: 'static_select',
    option_groups: [
      { label: plain('America'), options: [option('CO', 'Colombia'), option('US', 'United States')] },
      { label: plain('Europe'), options: [option('IT', 'Italy')] },
    ],
    initial_option: option('CO', 'Colombia'),
  }),
  labelled('channel', 'Report to', {
    type: 'conversations_select',
    default_to_current_conversation: true,
    filter: { include: ['public'] },
  }),
  labelled('owner', 'Owner', { type: 'users_select', initial_user: 'U0ANA' }),
  labelled('watchers', 'Watchers', { type: 'multi_users_select' }, { optional: true }),
  labelled(
    'tags',
    'Tags',
    { type: 'multi_static_select', options: [option('sale', 'Sale'), option('vip', 'VIP')] },
    { optional: true },
  ),
  labelled('day', 'Day', { type: 'datepicker', initial_date: '2026-03-05' }),
  labelled('time', 'Time', { type: 'timepicker', initial_time: '09:30' }),
  labelled('moment', 'Start at', { type: 'datetimepicker', initial_date_time: 1772632800 }),
  labelled('checks', 'Before sending', {
    type: 'checkboxes',
    options: [
      { ...option('dup', 'Skip duplicates'), description: plain('Same phone twice in the list') },
      option('recent', 'Skip people written to today'),
    ],
    initial_options: [
      { ...option('dup', 'Skip duplicates'), description: plain('Same phone twice in the list') },
    ],
  }),
  labelled('speed', 'Speed', {
    type: 'radio_buttons',
    options: [option('fast', 'As fast as allowed'), option('slow', 'Over one hour')],
    initial_option: option('fast', 'As fast as allowed'),
  }),
  labelled('amount', 'Limit', { type: 'number_input', is_decimal_allowed: false }, { optional: true }),
];
