import { h } from '../dom.ts';

const allowedSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

function isAllowed(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed !== undefined && allowedSchemes.has(parsed.protocol);
}

/** A link that opens beside the page; an address with another scheme (javascript:, data:) stays text. */
export function linkTo(url: string, label: string | Node): Node {
  if (!isAllowed(url)) return typeof label === 'string' ? document.createTextNode(label || url) : label;
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label === '' ? url : label);
}
