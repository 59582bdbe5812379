import { threadReplies } from '../apply-event.ts';
import { type Desk, keyed } from '../desk.ts';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import { redraw } from '../redraw.ts';
import { titleOf } from './channel-title.ts';
import { type Composer, createComposer } from './composer.ts';
import { createMessageList } from './message-list.ts';

export const paneHead = (title: string, note: string, closeLabel: string, close: () => void): HTMLElement =>
  h(
    'header',
    { class: 'pane-head' },
    h('h2', {}, title),
    h('p', { class: 'topic' }, note),
    h(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': closeLabel,
        'data-key': closeLabel,
        on: { click: close },
      },
      icon('close'),
    ),
  );

/** The replies to one message, beside the channel. */
export function createThreadPane(): { readonly draw: (desk: Desk) => readonly HTMLElement[] } {
  const head = h('div', { class: 'pane-head-holder' });
  const list = createMessageList('Thread');
  const composers = keyed<{ composer?: Composer }>(() => ({}));
  return {
    draw(desk) {
      const { place, state, thread } = desk;
      const { speech } = desk.directory;
      if (place.kind !== 'channel' || thread === undefined) return [];
      const channel = state.channels.find(({ id }) => id === place.id);
      const name = channel ? titleOf(channel) : '';
      const parent = (state.messages[place.id] ?? []).find(({ ts }) => ts === thread);
      const replies = threadReplies(state, place.id, thread);
      redraw(head, [
        paneHead(speech.say('Thread'), name, speech.say('Close thread'), () => desk.openThread(undefined)),
      ]);
      const key = `${desk.client.user}/${place.id}/${thread}`;
      const held = composers(key);
      held.composer ??= createComposer(desk, { channel: place.id, thread });
      held.composer.label(speech, speech.say('Reply'), speech.say('Reply…'));
      list.draw(desk, key, parent ? [parent, ...replies] : replies, h('div', { class: 'thread-top' }), false);
      return [head, list.node, held.composer.node];
    },
  };
}
