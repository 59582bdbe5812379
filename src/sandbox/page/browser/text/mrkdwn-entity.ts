import { h } from '../dom.ts';
import { formatSlackDate } from './dates.ts';
import type { Directory } from './directory.ts';
import { linkTo } from './links.ts';

/** Slack escapes exactly these three, so exactly these three come back. */
export const unescapeSlack = (text: string): string =>
  text.replace(/&(lt|gt|amp);/g, (_whole, name: string) => (name === 'lt' ? '<' : name === 'gt' ? '>' : '&'));

const mention = (text: string): HTMLElement => h('span', { class: 'mention' }, text);

export const personMention = (id: string, label: string | undefined, directory: Directory): HTMLElement =>
  mention(`@${directory.person(id) ?? label ?? id}`);

export const channelMention = (id: string, label: string | undefined, directory: Directory): HTMLElement =>
  mention(`#${directory.channel(id) ?? label ?? id}`);

/** A `<time>` in the reader's zone, linked when the date carries an address. */
export function dateNode(unix: number, pattern: string, url: string | undefined, directory: Directory): Node {
  const shown = formatSlackDate(unix, pattern, directory, new Date());
  const time = h('time', { datetime: new Date(unix * 1000).toISOString() }, shown);
  return url ? linkTo(url, time) : time;
}

function special(body: string, label: string | undefined, directory: Directory): Node {
  const [kind = '', ...parts] = body.split('^');
  if (kind === 'date') {
    const [unix = '', pattern = '', url] = parts;
    const isDate = /^\d{1,12}$/.test(unix) && pattern !== '';
    return isDate
      ? dateNode(Number(unix), pattern, url, directory)
      : document.createTextNode(label ?? pattern);
  }
  if (kind === 'subteam') return mention(label ?? `@${parts[0] ?? 'group'}`);
  return mention(`@${label ?? kind}`);
}

/** What stands between `<` and `>` in mrkdwn: a person, a channel, a date, a group or a link. */
export function entityNode(inside: string, directory: Directory): Node {
  const bar = inside.indexOf('|');
  const target = unescapeSlack(bar < 0 ? inside : inside.slice(0, bar));
  const label = bar < 0 ? undefined : unescapeSlack(inside.slice(bar + 1));
  if (target.startsWith('@')) return personMention(target.slice(1), label, directory);
  if (target.startsWith('#')) return channelMention(target.slice(1), label, directory);
  if (target.startsWith('!')) return special(target.slice(1), label, directory);
  return linkTo(target, label ?? target.replace(/^mailto:/, ''));
}
