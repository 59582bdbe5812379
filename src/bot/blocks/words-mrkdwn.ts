import type { Words } from '../../reports/report-document.ts';
import { channelMention, dateToken, escapeText, mention, oneLine } from './slack-text.ts';

type Word = Words[number];

function wordMrkdwn(word: Word, room: number): string {
  if (typeof word === 'string') return escapeText(word, room);
  if ('user' in word) return mention(word.user);
  if ('channel' in word) return channelMention(word.channel);
  if ('at' in word) return dateToken(word.at);
  const bold = escapeText(oneLine(word.bold), Math.max(1, room - 2));
  // An asterisk inside would end the bold part early, and Slack knows no escape for it.
  return bold === '' ? '' : `*${bold.replaceAll('*', '∗')}*`;
}

/** The words as mrkdwn, at most `max` characters; no mention and no date is cut in half. */
export function wordsMrkdwn(words: Words, max: number): string {
  let text = '';
  for (const word of words) {
    const room = max - text.length - 1;
    const next = room > 0 ? wordMrkdwn(word, room) : '…';
    if (next.length > room) return `${text}…`;
    text += next;
  }
  return text;
}
