import type { PageView } from '../../../slack/page-protocol.ts';
import { renderBlocks } from '../blocks/block.ts';
import type { Desk } from '../desk.ts';
import { surfaceOf } from '../desk-surface.ts';
import { h } from '../dom.ts';
import { redraw } from '../redraw.ts';
import { avatar } from './avatar.ts';

/** The app's Home tab. */
export function createHomePane(): { readonly draw: (desk: Desk) => readonly HTMLElement[] } {
  const content = h('div', { class: 'home-inner' });
  const scroll = h(
    'div',
    { class: 'messages home', tabindex: 0, role: 'region', 'aria-label': 'App Home' },
    content,
  );
  let shown: { view: PageView | null; user: string } | undefined;
  return {
    draw(desk) {
      const { home, bot } = desk.state;
      const head = h(
        'header',
        { class: 'pane-head' },
        h('h1', {}, avatar(bot.name, true), bot.name),
        h('p', { class: 'topic' }, 'Home'),
      );
      if (!shown || shown.view !== home || shown.user !== desk.client.user) {
        shown = { view: home, user: desk.client.user };
        const empty = h('p', { class: 'hint' }, `${bot.name} has not published a Home tab yet.`);
        const blocks = home && renderBlocks(surfaceOf(desk, { type: 'view', view_id: home.id }, home.blocks));
        redraw(content, [blocks ?? empty]);
      }
      return [head, scroll];
    },
  };
}
