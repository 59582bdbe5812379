import { fragment, h } from '../dom.ts';
import { type Json, number, record, records, string } from '../json.ts';
import type { Directory } from './directory.ts';
import { emoji } from './emoji.ts';
import { linkTo } from './links.ts';
import { channelMention, dateNode, personMention } from './mrkdwn-entity.ts';

type Render = (element: Json, directory: Directory) => Node;

const styleTags = [
  ['code', 'code'],
  ['strike', 's'],
  ['italic', 'em'],
  ['bold', 'strong'],
  ['underline', 'u'],
] as const;

function styled(node: Node, style: Json): Node {
  return styleTags.reduce<Node>(
    (inner, [name, tag]) => (style[name] === true ? h(tag, {}, inner) : inner),
    node,
  );
}

function lines(text: string): DocumentFragment {
  const nodes = fragment();
  text.split('\n').forEach((line, index) => {
    if (index > 0) nodes.append(h('br'));
    nodes.append(line);
  });
  return nodes;
}

function emojiOf(element: Json): Node {
  const points = string(element.unicode)
    .split('-')
    .map((point) => Number.parseInt(point, 16));
  const known = points.every((point) => point > 0 && point <= 0x10ffff);
  return document.createTextNode(known ? String.fromCodePoint(...points) : emoji(string(element.name)));
}

const inlineKinds: Readonly<Record<string, Render>> = {
  text: (element) => lines(string(element.text)),
  link: (element) => linkTo(string(element.url), string(element.text)),
  emoji: emojiOf,
  user: (element, directory) => personMention(string(element.user_id), undefined, directory),
  channel: (element, directory) => channelMention(string(element.channel_id), undefined, directory),
  usergroup: (element) => h('span', { class: 'mention' }, `@${string(element.usergroup_id)}`),
  broadcast: (element) => h('span', { class: 'mention' }, `@${string(element.range)}`),
  date: (element, directory) =>
    dateNode(number(element.timestamp), string(element.format), string(element.url) || undefined, directory),
  color: (element) => document.createTextNode(string(element.value)),
};

/** The elements of a rich text section; an unknown one shows its own text or fallback. */
export function richTextInline(elements: unknown, directory: Directory): DocumentFragment {
  const nodes = records(elements).map((element) => {
    const render = inlineKinds[string(element.type)];
    const node = render
      ? render(element, directory)
      : document.createTextNode(string(element.text) || string(element.fallback));
    return styled(node, record(element.style));
  });
  return fragment(...nodes);
}
