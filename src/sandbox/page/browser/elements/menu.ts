import { type Child, h, uniqueId } from '../dom.ts';
import { placePopup } from './popup.ts';

export type MenuItem = {
  readonly label: string;
  readonly description?: string;
  readonly icon?: Child;
  readonly checked?: boolean;
  readonly run: () => void;
};

function step(menu: HTMLElement, by: number | 'first' | 'last'): void {
  const items = [...menu.querySelectorAll('button')];
  const at = items.findIndex((item) => item.matches(':focus'));
  const next =
    by === 'first' ? 0 : by === 'last' ? items.length - 1 : (at + by + items.length) % items.length;
  items[next]?.focus();
}

const moves: Readonly<Record<string, number | 'first' | 'last'>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: 'first',
  End: 'last',
};

function itemButton(item: MenuItem, close: () => void): HTMLElement {
  return h(
    'button',
    {
      type: 'button',
      class: 'menu-item',
      role: item.checked === undefined ? 'menuitem' : 'menuitemradio',
      'aria-checked': item.checked === undefined ? undefined : String(item.checked),
      tabindex: -1,
      on: {
        click: () => {
          close();
          item.run();
        },
      },
    },
    item.icon,
    h(
      'span',
      { class: 'menu-words' },
      h('span', {}, item.label),
      item.description && h('small', {}, item.description),
    ),
  );
}

/** A button that opens a list of actions; arrow keys move, Escape and a click elsewhere close it. */
export function menuButton(
  button: HTMLButtonElement,
  label: string,
  items: () => readonly MenuItem[],
): HTMLElement {
  const menu = h('div', {
    class: 'popup menu',
    role: 'menu',
    popover: 'auto',
    id: uniqueId('menu'),
    'aria-label': label,
  });
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');
  button.popoverTargetElement = menu;
  menu.addEventListener('beforetoggle', (event) => {
    if (event.newState === 'open')
      menu.replaceChildren(...items().map((item) => itemButton(item, () => menu.hidePopover())));
  });
  menu.addEventListener('toggle', (event) => {
    const isOpen = event.newState === 'open';
    button.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) return;
    placePopup(menu, button, false);
    step(menu, 'first');
  });
  menu.addEventListener('keydown', (event) => {
    const by = moves[event.key];
    if (by === undefined) return;
    event.preventDefault();
    step(menu, by);
  });
  return h('span', { class: 'menu-anchor' }, button, menu);
}
