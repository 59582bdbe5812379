import { h, uniqueId } from '../dom.ts';
import type { Choice, ChoiceGroup } from './option.ts';

/** The list under a combobox: one active entry at a time, picked with the pointer or by the field's keys. */
export type Listbox = {
  readonly node: HTMLElement;
  readonly show: (groups: readonly ChoiceGroup[], isChosen: (choice: Choice) => boolean) => void;
  readonly say: (words: string) => void;
  readonly move: (by: number) => void;
  readonly active: () => Choice | undefined;
};

export function createListbox(onActive: (id: string) => void, onPick: (choice: Choice) => void): Listbox {
  const node = h('div', {
    class: 'popup listbox',
    role: 'listbox',
    popover: 'manual',
    id: uniqueId('listbox'),
  });
  let rows: { choice: Choice; row: HTMLElement }[] = [];
  let at = 0;
  // The field must keep the focus, or its blur would close the list before the click arrives.
  node.addEventListener('pointerdown', (event) => event.preventDefault());

  const mark = (): void => {
    rows.forEach(({ row }, index) => {
      row.classList.toggle('active', index === at);
    });
    const active = rows[at]?.row;
    active?.scrollIntoView({ block: 'nearest' });
    onActive(active?.id ?? '');
  };
  const rowOf = (choice: Choice, isChosen: boolean): HTMLElement => {
    const row = h(
      'div',
      {
        class: 'option',
        role: 'option',
        id: uniqueId('option'),
        'aria-selected': String(isChosen),
        on: { click: () => onPick(choice) },
      },
      h('span', {}, choice.label),
      choice.description && h('small', {}, choice.description),
    );
    rows.push({ choice, row });
    return row;
  };
  return {
    node,
    show(groups, isChosen) {
      rows = [];
      at = 0;
      const sections = groups.map(({ label, choices }) => {
        const options = choices.map((choice) => rowOf(choice, isChosen(choice)));
        const heading = label && h('div', { class: 'option-group', 'aria-hidden': 'true' }, label);
        return h('div', { role: 'group', 'aria-label': label || undefined }, heading, ...options);
      });
      node.replaceChildren(...sections);
      at = Math.max(
        0,
        rows.findIndex(({ choice }) => isChosen(choice)),
      );
      mark();
    },
    say(words) {
      rows = [];
      node.replaceChildren(h('div', { class: 'option-note', role: 'status' }, words));
      onActive('');
    },
    move(by) {
      if (rows.length > 0) at = (at + by + rows.length) % rows.length;
      mark();
    },
    active: () => rows[at]?.choice,
  };
}
