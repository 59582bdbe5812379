import type { WrittenLine } from '../../dispatch/agents/agents.ts';
import { isMemberId } from '../blocks/slack-text.ts';
import { listAt, numberAt, storable, textAt, valueAt } from '../payload.ts';

/** Messages of these kinds are people's own words; all others tell of edits, deletions, joins and the like. */
const people: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast']);

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

const character = (unicode: string): string =>
  unicode
    .split('-')
    .flatMap((part) => {
      const code = Number.parseInt(part, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : [];
    })
    .join('');

/** The characters of the emoji that stand in the blocks of a message, by their names. */
function emojiIn(value: unknown, found = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) for (const item of value) emojiIn(item, found);
  else if (typeof value === 'object' && value !== null) {
    const name = textAt(value, 'name');
    const unicode = textAt(value, 'unicode');
    if (textAt(value, 'type') === 'emoji' && name && unicode) found.set(name, character(unicode));
    for (const item of Object.values(value)) emojiIn(item, found);
  }
  return found;
}

/** Slack's markup as a customer reads it: links by their address, emoji as characters. Bold and the like are the same there. */
export function plainLine(text: string, blocks: unknown = []): string {
  const emoji = emojiIn(blocks);
  return text
    .replace(/<(?:https?:|mailto:|tel:)[^>]*>/g, (link) => {
      const [address = '', label] = link.slice(1, -1).split('|');
      const shown = address.replace(/^(mailto|tel):/, '');
      return label === undefined || shown.endsWith(label) ? shown : `${label} (${shown})`;
    })
    .replace(/<[@#!][^>|]*(?:\|([^>]*))?>/g, (_whole, label: string | undefined) => label ?? '')
    .replace(/:([a-z0-9_+'-]+):/g, (whole, name: string) => emoji.get(name) ?? whole)
    .replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity);
}

/** The line that an event of Slack tells of; undefined for everything that is not a person's line in a thread. */
export function writtenLine(body: unknown): WrittenLine | undefined {
  const event = storable(valueAt(body, 'event'));
  const [channelId, ts, threadTs, author] = ['channel', 'ts', 'thread_ts', 'user'].map((key) =>
    textAt(event, key),
  );
  const isMessage = textAt(body, 'type') === 'event_callback' && textAt(event, 'type') === 'message';
  if (!isMessage || !people.has(textAt(event, 'subtype')) || valueAt(event, 'bot_id') !== undefined)
    return undefined;
  if (!channelId || !ts || !threadTs || ts === threadTs || !author || !isMemberId(author)) return undefined;
  return {
    channelId,
    ts,
    threadTs,
    author,
    text: plainLine(textAt(event, 'text') ?? '', valueAt(event, 'blocks')),
    files: listAt(event, 'files').map((file) => ({
      name: textAt(file, 'name') ?? '',
      mimetype: textAt(file, 'mimetype') ?? '',
      size: numberAt(file, 'size') ?? 0,
      url: textAt(file, 'url_private_download') ?? textAt(file, 'url_private') ?? '',
    })),
  };
}
