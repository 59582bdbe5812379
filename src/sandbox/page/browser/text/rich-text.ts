import { h } from '../dom.ts';
import { type Json, number, records, string } from '../json.ts';
import type { Directory } from './directory.ts';
import { richTextInline } from './rich-text-inline.ts';

type Render = (element: Json, directory: Directory) => HTMLElement;

function listOf(element: Json, directory: Directory): HTMLElement {
  const items = records(element.elements).map((item) =>
    h('li', {}, richTextInline(item.elements, directory)),
  );
  const indent = Math.min(8, Math.max(0, number(element.indent)));
  return element.style === 'ordered'
    ? h('ol', { class: `indent-${indent}`, start: number(element.offset) + 1 }, ...items)
    : h('ul', { class: `indent-${indent}` }, ...items);
}

const kinds: Readonly<Record<string, Render>> = {
  rich_text_section: (element, directory) => h('p', {}, richTextInline(element.elements, directory)),
  rich_text_list: listOf,
  rich_text_quote: (element, directory) => h('blockquote', {}, richTextInline(element.elements, directory)),
  rich_text_preformatted: (element, directory) => h('pre', {}, richTextInline(element.elements, directory)),
};

/** A `rich_text` block, or a cell that holds one. */
export function richText(block: Json, directory: Directory): HTMLElement {
  const parts = records(block.elements).map((element) => kinds[string(element.type)]?.(element, directory));
  return h('div', { class: 'mrkdwn' }, ...parts);
}
