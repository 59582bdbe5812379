import { h } from '../dom.ts';
import { record, string } from '../json.ts';
import type { Directory } from './directory.ts';
import { withEmoji } from './emoji.ts';
import { mrkdwn } from './mrkdwn.ts';

/** The words of a text object, for names and labels. */
export const plainOf = (value: unknown): string => withEmoji(string(record(value).text));

/** A text object, mrkdwn or plain, as a block of nodes. */
export function textObject(value: unknown, directory: Directory): HTMLElement {
  const { type, text } = record(value);
  return type === 'mrkdwn'
    ? mrkdwn(string(text), directory)
    : h('div', { class: 'mrkdwn plain' }, withEmoji(string(text)));
}
