import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import type { Speech } from '../text/speech.ts';
import { createListbox } from './listbox.ts';
import type { Choice, ChoiceGroup } from './option.ts';
import { placePopup } from './popup.ts';

type Offering = { readonly groups: readonly ChoiceGroup[] } | { readonly problem: string };

export type ComboboxOptions = {
  readonly attributes: { readonly [name: string]: string | boolean | undefined };
  readonly placeholder: string;
  readonly speech: Speech;
  readonly many: boolean;
  readonly canClear: boolean;
  readonly limit: number;
  readonly chosen: readonly Choice[];
  readonly offer: (typed: string) => Promise<Offering>;
  readonly onChange: (chosen: readonly Choice[]) => void;
};

/** A searchable select after the ARIA combobox pattern; several choices show as chips. */
export function combobox(options: ComboboxOptions): HTMLElement {
  const { say } = options.speech;
  let chosen = [...options.chosen];
  let asked = 0;
  const isChosen = (choice: Choice): boolean => chosen.some(({ value }) => value === choice.value);
  const settledText = (): string => (options.many ? '' : (chosen[0]?.label ?? ''));
  const isOpen = (): boolean => listbox.node.matches(':popover-open');
  const listbox = createListbox((id) => field.setAttribute('aria-activedescendant', id), pick);

  async function ask(typed: string): Promise<void> {
    asked += 1;
    const mine = asked;
    const offering = await options.offer(typed);
    if (mine !== asked) return;
    if ('problem' in offering) listbox.say(offering.problem);
    else if (offering.groups.every(({ choices }) => choices.length === 0)) listbox.say(say('No matches'));
    else listbox.show(offering.groups, isChosen);
    if (isOpen()) placePopup(listbox.node, box, true);
  }
  function open(typed: string): void {
    if (!isOpen()) {
      listbox.say(say('Loading…'));
      listbox.node.showPopover();
      placePopup(listbox.node, box, true);
      field.setAttribute('aria-expanded', 'true');
      window.addEventListener('resize', close, { once: true });
    }
    void ask(typed);
  }
  function close(): void {
    asked += 1;
    if (isOpen()) listbox.node.hidePopover();
    field.setAttribute('aria-expanded', 'false');
    field.value = settledText();
  }
  function settle(next: readonly Choice[]): void {
    chosen = [...next];
    drawChips();
    close();
    options.onChange(chosen);
  }
  function pick(choice: Choice): void {
    if (!options.many) settle([choice]);
    else if (isChosen(choice)) settle(chosen.filter(({ value }) => value !== choice.value));
    else if (chosen.length < options.limit) settle([...chosen, choice]);
    else listbox.say(say('Up to {0} can be chosen', options.limit));
  }
  function drawChips(): void {
    const shown = options.many ? chosen : [];
    chips.replaceChildren(
      ...shown.map((choice) =>
        h(
          'span',
          { class: 'chip' },
          choice.label,
          h(
            'button',
            {
              type: 'button',
              'aria-label': say('Remove {0}', choice.label),
              on: { click: () => settle(chosen.filter(({ value }) => value !== choice.value)) },
            },
            icon('close'),
          ),
        ),
      ),
    );
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => (isOpen() ? listbox.move(1) : open('')),
    ArrowUp: () => (isOpen() ? listbox.move(-1) : open('')),
    Enter: () => {
      const active = listbox.active();
      if (isOpen() && active) pick(active);
      else if (!isOpen()) open('');
    },
    Escape: close,
  };
  const field = h('input', {
    class: 'field combobox',
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listbox.node.id,
    placeholder: options.placeholder,
    ...options.attributes,
    on: {
      click: () => {
        field.select();
        if (!isOpen()) open('');
      },
      input: () => open(field.value),
      keydown: (event) => {
        const act = keys[event.key];
        if (!act || (event.key === 'Escape' && !isOpen())) return;
        event.preventDefault();
        event.stopPropagation();
        act();
      },
      blur: () => {
        const isCleared = options.canClear && !options.many && field.value === '' && chosen.length > 0;
        if (isCleared) settle([]);
        else close();
      },
    },
  });
  const chips = h('span', { class: 'chips' });
  const box = h('span', { class: 'combobox-box' }, field, icon('chevron'));
  field.value = settledText();
  drawChips();
  return h('span', { class: 'select' }, chips, box, listbox.node);
}
