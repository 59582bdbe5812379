import type { PageMessage } from '../../../slack/page-protocol.ts';
import { threadReplies } from '../apply-event.ts';
import { renderBlocks } from '../blocks/block.ts';
import { authorOf, type Desk } from '../desk.ts';
import { surfaceOf } from '../desk-surface.ts';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import { type DateReader, fullLabel, timeLabel } from '../text/dates.ts';
import { mrkdwn } from '../text/mrkdwn.ts';
import { avatar } from './avatar.ts';
import { fileCard } from './file-card.ts';
import { messageTools } from './message-tools.ts';

export type MessageLook = { readonly isContinued: boolean; readonly showsThread: boolean };

const clock = (at: Date, reader: DateReader): string => timeLabel(at, reader).replace(/\s?[AP]M$/, '');

export const sentAt = ({ ts }: PageMessage): Date => new Date(Number(ts) * 1000);

function body(message: PageMessage, desk: Desk): HTMLElement | false {
  const { channel, ts, blocks = [], text } = message;
  if (blocks.length > 0) return renderBlocks(surfaceOf(desk, { type: 'message', channel, ts }, blocks));
  return text !== '' && mrkdwn(text, desk.directory);
}

function ephemeralNote(message: PageMessage, desk: Desk): HTMLElement | false {
  if (!message.is_ephemeral) return false;
  const { channel, ts } = message;
  const { say } = desk.directory.speech;
  const dismiss = (): void => void desk.act({ act: 'dismiss', channel, ts });
  return h(
    'div',
    { class: 'ephemeral-note' },
    icon('eye'),
    h('span', {}, say('Only visible to you')),
    h('button', { type: 'button', class: 'link', on: { click: dismiss } }, say('Dismiss')),
  );
}

function threadBar(message: PageMessage, desk: Desk): HTMLElement | false {
  const { say } = desk.directory.speech;
  const replies = threadReplies(desk.state, message.channel, message.ts);
  const count = Math.max(replies.length, message.reply_count ?? 0);
  if (count === 0) return false;
  const authors = [...new Map(replies.map((reply) => [reply.user, authorOf(desk.state, reply)])).values()];
  const last = replies.at(-1);
  return h(
    'button',
    {
      type: 'button',
      class: 'thread-bar',
      'data-key': `thread/${message.ts}`,
      on: { click: () => desk.openThread(message.ts) },
    },
    ...authors.slice(0, 3).map(({ name, isApp }) => avatar(name, isApp)),
    h('strong', {}, say(count === 1 ? '{0} reply' : '{0} replies', count)),
    last && h('small', {}, say('Last at {0}', timeLabel(sentAt(last), desk.directory))),
  );
}

/** One message with everything on it. */
export function messageNode(message: PageMessage, desk: Desk, look: MessageLook): HTMLElement {
  const { name, isApp } = authorOf(desk.state, message);
  const { directory } = desk;
  const at = sentAt(message);
  const time = h(
    'time',
    { datetime: at.toISOString(), title: fullLabel(at, directory) },
    timeLabel(at, directory),
  );
  const isContinued = look.isContinued && !message.is_ephemeral;
  return h(
    'article',
    {
      class: `message${isContinued ? ' continued' : ''}${message.is_ephemeral ? ' ephemeral' : ''}`,
      'aria-label': `${name}, ${timeLabel(at, directory)}`,
      'data-test': 'message',
      'data-ts': message.ts,
    },
    isContinued
      ? h('span', { class: 'gutter', 'aria-hidden': 'true' }, clock(at, directory))
      : avatar(name, isApp),
    h(
      'div',
      { class: 'message-body' },
      ephemeralNote(message, desk),
      !isContinued &&
        h(
          'div',
          { class: 'byline' },
          h('strong', {}, name),
          isApp && h('span', { class: 'badge' }, 'APP'),
          time,
        ),
      body(message, desk),
      message.files &&
        h('div', { class: 'files' }, ...message.files.map((file) => fileCard(file, directory.speech))),
      message.edited && h('small', { class: 'edited' }, directory.speech.say('(edited)')),
      look.showsThread && threadBar(message, desk),
    ),
    messageTools(message, desk),
  );
}
