import type { PageMessage } from '../../../slack/page-protocol.ts';
import { isReply } from '../apply-event.ts';
import type { Desk } from '../desk.ts';
import { h } from '../dom.ts';
import { menuButton } from '../elements/menu.ts';
import { icon } from '../icons.ts';

/** Reply, and the app's message shortcuts; shown on hover, on focus and on touch screens. */
export function messageTools(message: PageMessage, desk: Desk): HTMLElement | false {
  if (message.is_ephemeral) return false;
  const { channel, ts } = message;
  const { say } = desk.directory.speech;
  const reply =
    !isReply(message) &&
    h(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': say('Reply in thread'),
        title: say('Reply in thread'),
        on: { click: () => desk.openThread(ts) },
      },
      icon('reply'),
    );
  const shortcuts = desk.state.shortcuts.filter(({ type }) => type === 'message');
  const more = h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': say('More actions'), title: say('More actions') },
    icon('more'),
  );
  const menu =
    shortcuts.length > 0 &&
    menuButton(more, say('More actions'), () =>
      shortcuts.map(({ name, callback_id }) => ({
        label: name,
        description: desk.state.bot.name,
        icon: icon('bolt'),
        run: () => void desk.act({ act: 'message_shortcut', callback_id, channel, ts }),
      })),
    );
  return h('div', { class: 'tools', role: 'group', 'aria-label': say('Message actions') }, reply, menu);
}
