import type { PageElementValue, PageOption } from '../../../slack/page-protocol.ts';
import { h, uniqueId } from '../dom.ts';
import { isRecord, type Json } from '../json.ts';
import type { Slot } from '../surface.ts';
import { textObject } from '../text/text-object.ts';
import { confirmed } from './confirm.ts';
import { choiceOf, optionsOf } from './option.ts';

const chosenValues = (held: PageElementValue): Set<string> =>
  new Set(
    (held.selected_options ?? (held.selected_option ? [held.selected_option] : [])).map(
      (o) => choiceOf(o).value,
    ),
  );

function choice(option: PageOption, control: HTMLInputElement, slot: Slot): HTMLElement {
  const label = h('span', { class: 'choice-label' }, textObject(option.text, slot.surface.directory));
  const description = isRecord(option.description) && textObject(option.description, slot.surface.directory);
  return h(
    'label',
    { class: 'choice' },
    control,
    h('span', { class: 'choice-words' }, label, description && h('small', {}, description)),
  );
}

function group(element: Json, slot: Slot, kind: 'checkbox' | 'radio'): HTMLElement {
  const options = optionsOf(element.options);
  const chosen = chosenValues(slot.held);
  const name = uniqueId('choices');
  const controls = options.map((option) => {
    const { value } = choiceOf(option);
    const control = h('input', {
      type: kind,
      name,
      value,
      'data-key': `${slot.key}/${value}`,
      on: { change: () => void tell() },
    });
    control.checked = chosen.has(value);
    return control;
  });
  const held = (): PageElementValue => {
    const picked = options.filter((_option, index) => controls[index]?.checked === true);
    return kind === 'checkbox'
      ? { type: 'checkboxes', selected_options: picked }
      : { type: 'radio_buttons', selected_option: picked[0] ?? null };
  };
  const tell = async (): Promise<void> => {
    if (await confirmed(element.confirm, slot.surface.directory)) slot.change(held());
    else
      controls.forEach((control, index) => {
        const option = options[index];
        control.checked = option !== undefined && chosen.has(choiceOf(option).value);
      });
  };
  const rows = controls.flatMap((control, index) => {
    const option = options[index];
    return option ? [choice(option, control, slot)] : [];
  });
  return h(
    'div',
    { class: 'choices', role: kind === 'radio' ? 'radiogroup' : 'group', ...slot.naming },
    ...rows,
  );
}

export const checkboxesElement = (element: Json, slot: Slot): HTMLElement => group(element, slot, 'checkbox');

export const radioButtonsElement = (element: Json, slot: Slot): HTMLElement => group(element, slot, 'radio');
