import type { PageBlock } from '../../../src/sandbox/slack/page-protocol.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (value: string, text = value) => ({ text: plain(text), value });
const text = (words: string, style?: Record<string, boolean>) => ({
  type: 'text',
  text: words,
  ...(style && { style }),
});
const section = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });

export const texts: PageBlock[] = [
  { type: 'header', block_id: 'h2', text: plain('Every kind of text :sparkles:') },
  {
    type: 'alert',
    block_id: 'al1',
    text: plain('Template paused by WhatsApp: 312 users wait.'),
    level: 'warning',
  },
  { type: 'alert', block_id: 'al2', text: plain('The list could not be read.'), level: 'error' },
  { type: 'alert', block_id: 'al3', text: plain('All 975 users reached.'), level: 'success' },
  {
    type: 'section',
    block_id: 'm1',
    text: mrkdwn(
      '*bold* _italic_ ~strike~ `code &lt;b&gt;` and *_both_* in <#C0GROWTH>, see <https://example.com/a?b=1&amp;c=2|the page> or <https://example.com>\n> quoted words\n• first\n• second with _style_\n```\nline one\n  line two\n```',
    ),
    accessory: {
      type: 'static_select',
      action_id: 'pick',
      placeholder: plain('Choose a state'),
      options: [option('all', 'All states'), option('failed', 'Failed'), option('process', 'In process')],
    },
  },
  {
    type: 'rich_text',
    block_id: 'r1',
    elements: [
      section(
        text('Rich: '),
        text('bold', { bold: true }),
        text(' '),
        text('struck', { strike: true }),
        text(' '),
        { type: 'emoji', name: 'tada', unicode: '1f389' },
        text(' '),
        { type: 'user', user_id: 'U0BEN' },
        text(' in '),
        { type: 'channel', channel_id: 'C0SUPPORT' },
        text(' '),
        { type: 'link', url: 'https://example.com', text: 'link' },
        text(' '),
        { type: 'date', timestamp: 1772611200, format: '{date_long}' },
      ),
      {
        type: 'rich_text_list',
        style: 'ordered',
        indent: 0,
        elements: [section(text('one')), section(text('two'))],
      },
      { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [section(text('nested'))] },
      { type: 'rich_text_quote', elements: [text('a quote')] },
      { type: 'rich_text_preformatted', elements: [text('preformatted  text')] },
    ],
  },
  { type: 'divider', block_id: 'd1' },
  {
    type: 'markdown',
    block_id: 'md',
    text: '## Markdown heading\n**bold** and _it_ with [a link](https://example.com)\n- item one\n- item two\n\n```\ncode\n```',
  },
  {
    type: 'image',
    block_id: 'im',
    title: plain('Chart of the week'),
    alt_text: 'Delivered 540 of 975',
    slack_file: { id: 'F0CHART' },
  },
  {
    type: 'context',
    block_id: 'cx',
    elements: [
      { type: 'image', image_url: '/sandbox/page/icon.svg', alt_text: 'Treble' },
      mrkdwn('Delivered ÷ *Total users*'),
      plain('plain :white_check_mark:'),
    ],
  },
  { type: 'hologram', block_id: 'u1', text: 'A block from the future' },
];
