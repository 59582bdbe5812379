import { h } from '../dom.ts';
import { type Json, string } from '../json.ts';
import type { Slot } from '../surface.ts';
import { plainOf } from '../text/text-object.ts';
import { confirmed } from './confirm.ts';

const looks: Readonly<Record<string, string>> = { primary: 'button primary', danger: 'button danger' };

async function press(button: HTMLElement, element: Json, slot: Slot): Promise<void> {
  if (button.getAttribute('aria-busy') === 'true') return;
  if (!(await confirmed(element.confirm, slot.surface.directory))) return;
  const url = string(element.url);
  if (/^https?:/.test(url)) window.open(url, '_blank', 'noopener');
  button.setAttribute('aria-busy', 'true');
  try {
    await slot.surface.press(slot.blockId, slot.actionId);
  } finally {
    button.removeAttribute('aria-busy');
  }
}

/** A button; it shows that it is waiting until the app has acknowledged. */
export function buttonElement(element: Json, slot: Slot): HTMLElement {
  const label = string(element.accessibility_label);
  const button = h(
    'button',
    {
      type: 'button',
      class: looks[string(element.style)] ?? 'button',
      'data-key': slot.key,
      'data-action': slot.actionId,
      'aria-label': label || undefined,
      on: { click: () => void press(button, element, slot) },
    },
    h('span', {}, plainOf(element.text)),
  );
  return button;
}
