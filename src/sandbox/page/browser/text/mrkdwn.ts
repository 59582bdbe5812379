import { fragment, h } from '../dom.ts';
import type { Directory } from './directory.ts';
import { withEmoji } from './emoji.ts';
import { entityNode, unescapeSlack } from './mrkdwn-entity.ts';

const styles = { '*': 'strong', _: 'em', '~': 's' } as const;
const isStyle = (mark: string | undefined): mark is keyof typeof styles =>
  mark !== undefined && mark in styles;

// The alternatives of a styled run exclude each other by their first character, so that a failed match cannot backtrack exponentially.
const inlineMarks =
  /<([^<>\n]+)>|`([^`\n]+)`|(?<![\p{L}\p{N}*_~])([*_~])(?=\S)((?:<[^<>\n]*>|`[^`\n]*`|(?!\3)[^\n<`])+)(?<=\S)\3(?![\p{L}\p{N}])/gu;

const plainText = (text: string): string => withEmoji(unescapeSlack(text));

/** One line of mrkdwn as nodes. */
export function inline(text: string, directory: Directory): DocumentFragment {
  const nodes = fragment();
  let end = 0;
  for (const match of text.matchAll(inlineMarks)) {
    nodes.append(plainText(text.slice(end, match.index)));
    const [, entity, code, mark, styled = ''] = match;
    if (entity !== undefined) nodes.append(entityNode(entity, directory));
    else if (code !== undefined) nodes.append(h('code', {}, unescapeSlack(code)));
    else if (isStyle(mark)) nodes.append(h(styles[mark], {}, inline(styled, directory)));
    end = match.index + match[0].length;
  }
  nodes.append(plainText(text.slice(end)));
  return nodes;
}

type LineKind = {
  readonly tag: 'blockquote' | 'ul' | 'ol' | 'p';
  readonly rest: string;
  /** As it was written: Slack counts nothing itself. */
  readonly number?: number;
};

function kindOf(line: string): LineKind {
  const quote = /^(?:&gt;|>)\s?(.*)$/.exec(line);
  if (quote) return { tag: 'blockquote', rest: quote[1] ?? '' };
  const bullet = /^\s*[•◦-]\s+(.*)$/.exec(line);
  if (bullet) return { tag: 'ul', rest: bullet[1] ?? '' };
  const counted = /^\s*(\d{1,3})\.\s+(.*)$/.exec(line);
  if (counted) return { tag: 'ol', rest: counted[2] ?? '', number: Number(counted[1]) };
  return { tag: 'p', rest: line };
}

function withBreaks(lines: readonly LineKind[], directory: Directory): DocumentFragment {
  const nodes = fragment();
  lines.forEach(({ rest }, index) => {
    if (index > 0) nodes.append(h('br'));
    nodes.append(inline(rest, directory));
  });
  return nodes;
}

function paragraph(tag: LineKind['tag'], lines: readonly LineKind[], directory: Directory): HTMLElement {
  if (tag === 'p' || tag === 'blockquote') return h(tag, {}, withBreaks(lines, directory));
  const items = lines.map(({ rest, number }) => h('li', { value: number }, inline(rest, directory)));
  return h(tag, {}, ...items);
}

function paragraphs(text: string, directory: Directory): DocumentFragment {
  const nodes = fragment();
  let run: { tag: LineKind['tag']; lines: LineKind[] } | undefined;
  for (const line of text.split('\n').map(kindOf)) {
    if (run?.tag === line.tag) run.lines.push(line);
    else {
      if (run) nodes.append(paragraph(run.tag, run.lines, directory));
      run = { tag: line.tag, lines: [line] };
    }
  }
  if (run) nodes.append(paragraph(run.tag, run.lines, directory));
  return nodes;
}

/** Slack's mrkdwn as DOM nodes; nothing in it can become markup. */
export function mrkdwn(text: string, directory: Directory): HTMLElement {
  const body = h('div', { class: 'mrkdwn' });
  text.split(/```\n?([\s\S]*?)```\n?/).forEach((part, index) => {
    if (index % 2 === 1) body.append(h('pre', {}, unescapeSlack(part)));
    else if (part !== '') body.append(paragraphs(part.replace(/\n$/, ''), directory));
  });
  return body;
}
