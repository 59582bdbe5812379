import { h, uniqueId } from '../dom.ts';
import type { Suggestion } from './suggestions.ts';

/** The list above a composer. `active` is undefined until an entry is highlighted. */
export type SlashMenu = {
  readonly node: HTMLElement;
  readonly show: (suggestions: readonly Suggestion[], highlightsFirst: boolean) => void;
  readonly hide: () => void;
  readonly move: (by: number) => void;
  readonly isOpen: () => boolean;
  readonly active: () => Suggestion | undefined;
  readonly first: () => Suggestion | undefined;
};

export function createSlashMenu(
  onActive: (id: string) => void,
  onPick: (choice: Suggestion) => void,
): SlashMenu {
  const node = h('div', {
    class: 'slash-menu',
    role: 'listbox',
    id: uniqueId('slash'),
    'aria-label': 'Commands',
    hidden: true,
  });
  let shown: readonly Suggestion[] = [];
  let at = -1;
  node.addEventListener('pointerdown', (event) => event.preventDefault());

  const mark = (): void => {
    [...node.querySelectorAll('[role=option]')].forEach((row, index) => {
      row.setAttribute('aria-selected', String(index === at));
      if (index !== at) return;
      row.scrollIntoView({ block: 'nearest' });
      onActive(row.id);
    });
    if (at < 0) onActive('');
  };
  const rowOf = (suggestion: Suggestion): HTMLElement =>
    h(
      'div',
      {
        class: 'slash-option',
        role: 'option',
        id: uniqueId('command'),
        on: { click: () => onPick(suggestion) },
      },
      h('code', {}, suggestion.usage),
      h('small', {}, suggestion.summary),
    );
  return {
    node,
    show(suggestions, highlightsFirst) {
      shown = suggestions;
      at = highlightsFirst ? 0 : -1;
      node.hidden = suggestions.length === 0;
      node.replaceChildren(...suggestions.map(rowOf));
      mark();
    },
    hide() {
      shown = [];
      at = -1;
      node.hidden = true;
      onActive('');
    },
    move(by) {
      at = (Math.max(at, by < 0 ? 0 : -1) + by + shown.length) % shown.length;
      mark();
    },
    isOpen: () => !node.hidden,
    active: () => shown[at],
    first: () => shown[0],
  };
}
