import { h } from '../dom.ts';
import { type Json, list, number, record } from '../json.ts';
import type { Slot } from '../surface.ts';
import { plainOf } from '../text/text-object.ts';

const inputTypes: Readonly<Record<string, string>> = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
};

const characterPauseMs = 400;

function triggers(element: Json): { onEnter: boolean; onCharacter: boolean } {
  const asked = list(record(element.dispatch_action_config).trigger_actions_on);
  const onCharacter = asked.includes('on_character_entered');
  return { onEnter: asked.length === 0 || asked.includes('on_enter_pressed'), onCharacter };
}

/** Text, number, email and URL fields; Enter in a single-line field of a modal submits it. */
export function textInputElement(element: Json, slot: Slot): HTMLElement {
  const type = String(element.type);
  const isMultiline = element.multiline === true;
  const asked = triggers(element);
  let pause: ReturnType<typeof setTimeout> | undefined;
  const value = () => ({ type, value: field.value === '' ? null : field.value });
  const onInput = (): void => {
    slot.keep(value());
    clearTimeout(pause);
    if (asked.onCharacter) pause = setTimeout(() => slot.change(value()), characterPauseMs);
  };
  const onEnter = (event: KeyboardEvent): void => {
    const sends =
      event.key === 'Enter' && !event.isComposing && (!isMultiline || event.ctrlKey || event.metaKey);
    if (!sends) return;
    event.preventDefault();
    if (asked.onEnter) slot.change(value());
    slot.surface.submit?.();
  };
  const attributes = {
    class: 'field',
    'data-key': slot.key,
    placeholder: plainOf(element.placeholder) || undefined,
    maxlength: number(element.max_length, 3000),
    autofocus: element.focus_on_load === true,
    ...slot.naming,
    on: { input: onInput, keydown: onEnter },
  };
  const field: HTMLInputElement | HTMLTextAreaElement = isMultiline
    ? h('textarea', { ...attributes, rows: 5 })
    : h('input', { ...attributes, type: inputTypes[type] ?? 'text', autocomplete: 'off' });
  if (type === 'number_input') field.setAttribute('inputmode', 'decimal');
  field.value = slot.held.value ?? '';
  return field;
}
