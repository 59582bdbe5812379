// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
import { flag, list, number, only, type Rule, required, shape, text, variants, word } from './rules.ts';

const style = shape({
  bold: flag,
  italic: flag,
  strike: flag,
  code: flag,
  underline: flag,
  highlight: flag,
  client_highlight: flag,
  unlink: flag,
});

const inline = (type: string, fields: Parameters<typeof shape>[0]): Readonly<Record<string, Rule>> => ({
  [type]: shape({ type: required(word(type)), style, ...fields }),
});

const inlines: Readonly<Record<string, Rule>> = {
  ...inline('text', { text: required(text({ max: 3000 })) }),
  ...inline('link', { url: required(text({ max: 3000 })), text: text({ max: 3000 }), unsafe: flag }),
  ...inline('user', { user_id: required(text({})) }),
  ...inline('channel', { channel_id: required(text({})) }),
  ...inline('usergroup', { usergroup_id: required(text({})) }),
  ...inline('team', { team_id: required(text({})) }),
  ...inline('emoji', { name: required(text({})), unicode: text({}), url: text({}) }),
  ...inline('color', { value: required(text({})) }),
  ...inline('broadcast', { range: required(word('here', 'channel', 'everyone')) }),
  ...inline('date', {
    timestamp: required(number({ integer: true })),
    format: required(text({})),
    url: text({}),
    fallback: text({}),
  }),
};

const run = list(variants(inlines));
const border = number({ min: 0, max: 1, integer: true });

const section = shape({ type: required(word('rich_text_section')), elements: required(run) });

const parts: Readonly<Record<string, Rule>> = {
  rich_text_section: section,
  rich_text_list: shape({
    type: required(word('rich_text_list')),
    style: required(word('bullet', 'ordered')),
    elements: required(list(section, { min: 1 })),
    indent: number({ min: 0, max: 8, integer: true }),
    offset: number({ min: 0, integer: true }),
    border,
  }),
  rich_text_quote: shape({ type: required(word('rich_text_quote')), elements: required(run), border }),
  rich_text_preformatted: shape({
    type: required(word('rich_text_preformatted')),
    elements: required(list(variants(only(inlines, 'text', 'link')))),
    border,
    language: text({ max: 50 }),
  }),
};

/** As a block and as a table cell. */
export const richText: Rule = shape({
  type: required(word('rich_text')),
  block_id: text({ max: 255 }),
  elements: required(list(variants(parts), { min: 1 })),
});
