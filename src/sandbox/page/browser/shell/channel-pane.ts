import type { PageChannel } from '../../../slack/page-protocol.ts';
import { channelMessages } from '../apply-event.ts';
import { type Desk, keyed } from '../desk.ts';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import { redraw } from '../redraw.ts';
import { avatar } from './avatar.ts';
import { titleOf } from './channel-title.ts';
import { type Composer, createComposer } from './composer.ts';
import { createMessageList } from './message-list.ts';

function heading(channel: PageChannel, desk: Desk): HTMLElement {
  const isApp = channel.with_user === desk.state.bot.user_id;
  const sign =
    channel.kind === 'dm' ? avatar(channel.name, isApp) : icon(channel.kind === 'private' ? 'lock' : 'hash');
  const invite = h(
    'button',
    {
      type: 'button',
      class: 'button small',
      'data-key': 'invite',
      on: { click: () => void desk.act({ act: 'invite_bot', channel: channel.id }) },
    },
    desk.directory.speech.say('Add {0}', desk.state.bot.name),
  );
  return h(
    'header',
    { class: 'pane-head' },
    h('h1', {}, sign, channel.name),
    h('p', { class: 'topic' }, channel.topic),
    channel.kind !== 'dm' && !channel.bot_is_member && invite,
  );
}

function intro(channel: PageChannel, desk: Desk): HTMLElement {
  const isApp = channel.with_user === desk.state.bot.user_id;
  const { say } = desk.directory.speech;
  const words = isApp
    ? say('This is between you and {0}. Type /treble help to see what it can do.', channel.name)
    : channel.topic || say('Everyone in this channel sees what is posted here.');
  return h(
    'div',
    { class: 'intro' },
    channel.kind === 'dm' ? avatar(channel.name, isApp) : h('span', { class: 'intro-sign' }, icon('hash')),
    h('h2', {}, titleOf(channel)),
    h('p', {}, words),
  );
}

/** The open channel: heading, messages, composer. Each channel keeps its own draft. */
export function createChannelPane(): { readonly draw: (desk: Desk) => readonly HTMLElement[] } {
  const head = h('div', { class: 'pane-head-holder' });
  const list = createMessageList('Messages');
  let composers = keyed<{ composer?: Composer }>(() => ({}));
  let person = '';
  return {
    draw(desk) {
      const { place, state } = desk;
      const channel = place.kind === 'channel' && state.channels.find(({ id }) => id === place.id);
      if (!channel) return [];
      if (person !== desk.client.user) composers = keyed(() => ({}));
      person = desk.client.user;
      redraw(head, [heading(channel, desk)]);
      const held = composers(channel.id);
      held.composer ??= createComposer(desk, { channel: channel.id });
      const { speech } = desk.directory;
      held.composer.label(speech, speech.say('Message'), speech.say('Message {0}', titleOf(channel)));
      list.draw(
        desk,
        `${person}/${channel.id}`,
        channelMessages(state, channel.id),
        intro(channel, desk),
        true,
      );
      return [head, list.node, held.composer.node];
    },
  };
}
