import { h } from '../dom.ts';
import { icon } from '../icons.ts';

const shownMs = 9000;

/** Short notices over everything, open modals included. */
export function createToasts(): { readonly node: HTMLElement; readonly show: (words: string) => void } {
  const node = h('div', { class: 'toasts', popover: 'manual', role: 'alert', 'data-test': 'toasts' });
  const remove = (toast: HTMLElement): void => {
    toast.remove();
    if (node.childElementCount === 0 && node.matches(':popover-open')) node.hidePopover();
  };
  return {
    node,
    show(words) {
      for (const old of [...node.children]) if (old.firstChild?.textContent === words) old.remove();
      const toast: HTMLElement = h(
        'div',
        { class: 'toast' },
        h('span', {}, words),
        h(
          'button',
          {
            type: 'button',
            class: 'icon-button',
            'aria-label': 'Dismiss notice',
            on: { click: () => remove(toast) },
          },
          icon('close'),
        ),
      );
      node.append(toast);
      // Opening it again lifts it above a modal that opened in the meantime.
      if (node.matches(':popover-open')) node.hidePopover();
      node.showPopover();
      setTimeout(() => remove(toast), shownMs);
    },
  };
}
