import { fragment, h } from '../dom.ts';
import { withEmoji } from './emoji.ts';
import { linkTo } from './links.ts';

const inlineMarks =
  /`([^`\n]+)`|\[([^\]\n]+)\]\(([^\s()]+)\)|\*\*([^*\n]+)\*\*|~~([^~\n]+)~~|(?<![\p{L}\p{N}])[*_]([^*_\n]+)[*_](?![\p{L}\p{N}])/gu;

function inline(text: string): DocumentFragment {
  const nodes = fragment();
  let end = 0;
  for (const match of text.matchAll(inlineMarks)) {
    nodes.append(withEmoji(text.slice(end, match.index)));
    const [, code, label, url, bold, strike, italic] = match;
    if (code !== undefined) nodes.append(h('code', {}, code));
    else if (label !== undefined) nodes.append(linkTo(url ?? '', label));
    else if (bold !== undefined) nodes.append(h('strong', {}, inline(bold)));
    else if (strike !== undefined) nodes.append(h('s', {}, inline(strike)));
    else nodes.append(h('em', {}, inline(italic ?? '')));
    end = match.index + match[0].length;
  }
  nodes.append(withEmoji(text.slice(end)));
  return nodes;
}

type Rule = { readonly pattern: RegExp; readonly render: (text: string, marker: string) => HTMLElement };

const lineRules: readonly Rule[] = [
  { pattern: /^(-{3,}|\*{3,})()$/, render: () => h('hr') },
  { pattern: /^(#{1,2}) (.*)$/, render: (text) => h('h3', {}, inline(text)) },
  { pattern: /^(#{3,6}) (.*)$/, render: (text) => h('h4', {}, inline(text)) },
  { pattern: /^(>) ?(.*)$/, render: (text) => h('blockquote', {}, inline(text)) },
  { pattern: /^\s*([-*+]) (.*)$/, render: (text) => h('ul', {}, h('li', {}, inline(text))) },
  {
    pattern: /^\s*(\d{1,9})[.)] (.*)$/,
    render: (text, marker) => h('ol', { start: Number(marker) }, h('li', {}, inline(text))),
  },
];

function lineNode(line: string): HTMLElement {
  for (const { pattern, render } of lineRules) {
    const match = pattern.exec(line);
    if (match) return render(match[2] ?? '', match[1] ?? '');
  }
  return h('p', {}, inline(line));
}

/** The part of Markdown that reports use: headings, lists, quotes, code, links and emphasis. */
export function markdown(text: string): HTMLElement {
  const body = h('div', { class: 'mrkdwn markdown' });
  text.split(/^```[^\n]*\n([\s\S]*?)^```\s*$/m).forEach((part, index) => {
    if (index % 2 === 1) body.append(h('pre', {}, part));
    else for (const line of part.split('\n')) if (line.trim() !== '') body.append(lineNode(line));
  });
  return body;
}
