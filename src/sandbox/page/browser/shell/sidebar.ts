import type { PageChannel } from '../../../slack/page-protocol.ts';
import type { Desk } from '../desk.ts';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import { redraw } from '../redraw.ts';
import { avatar } from './avatar.ts';

function entry(
  key: string,
  label: string,
  sign: Node,
  state: { isCurrent: boolean; unread: string | undefined },
  open: () => void,
  note?: string,
): HTMLElement {
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: state.unread === undefined ? 'place' : 'place unread',
        'aria-current': state.isCurrent ? 'page' : undefined,
        'data-key': key,
        on: { click: open },
      },
      sign,
      h('span', { class: 'place-name' }, label),
      note !== undefined && h('small', {}, note),
      state.unread && h('span', { class: 'dot' }, h('span', { class: 'visually-hidden' }, state.unread)),
    ),
  );
}

const section = (title: string, entries: readonly HTMLElement[]): HTMLElement =>
  h('section', { 'aria-label': title }, h('h2', {}, title), h('ul', {}, ...entries));

function channelEntry(channel: PageChannel, desk: Desk, close: () => void): HTMLElement {
  const { place } = desk;
  const sign =
    channel.kind === 'dm'
      ? avatar(channel.name, channel.with_user === desk.state.bot.user_id)
      : icon(channel.kind === 'private' ? 'lock' : 'hash');
  const state = {
    isCurrent: place.kind === 'channel' && place.id === channel.id,
    unread: desk.unread.has(channel.id) ? desk.directory.speech.say('unread') : undefined,
  };
  const open = (): void => {
    close();
    desk.open({ kind: 'channel', id: channel.id });
  };
  return entry(channel.id, channel.name, sign, state, open);
}

/** Channels, direct messages and apps. */
export function drawSidebar(container: HTMLElement, desk: Desk, close: () => void): void {
  const { say } = desk.directory.speech;
  const shown = desk.state.channels.filter(({ is_archived }) => !is_archived);
  const entriesOf = (isDm: boolean): HTMLElement[] =>
    shown.filter(({ kind }) => (kind === 'dm') === isDm).map((channel) => channelEntry(channel, desk, close));
  const openHome = (): void => {
    close();
    desk.open({ kind: 'home' });
  };
  const homeState = { isCurrent: desk.place.kind === 'home', unread: undefined };
  const home = entry('home', desk.state.bot.name, icon('home'), homeState, openHome, say('Home'));
  const shortcuts = desk.state.shortcuts
    .filter(({ type }) => type === 'global')
    .map(({ name, callback_id }) => {
      const run = (): void => {
        close();
        void desk.act({ act: 'global_shortcut', callback_id });
      };
      const idle = { isCurrent: false, unread: undefined };
      return entry(`shortcut/${callback_id}`, name, icon('bolt'), idle, run, desk.state.bot.name);
    });
  redraw(container, [
    section(say('Channels'), entriesOf(false)),
    section(say('Direct messages'), entriesOf(true)),
    section(say('Apps'), [home]),
    ...(shortcuts.length === 0 ? [] : [section(say('Shortcuts'), shortcuts)]),
  ]);
}
