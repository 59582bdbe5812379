import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import { type Json, records } from '../json.ts';
import type { Slot } from '../surface.ts';
import { confirmed } from './confirm.ts';
import { menuButton } from './menu.ts';
import { choiceOf, optionOf } from './option.ts';

/** The ⋯ menu of a block. */
export function overflowElement(element: Json, slot: Slot): HTMLElement {
  const { say } = slot.surface.directory.speech;
  const button = h(
    'button',
    { type: 'button', class: 'button square', 'aria-label': say('More options'), 'data-key': slot.key },
    icon('more'),
  );
  return menuButton(button, say('More options'), () =>
    records(element.options)
      .flatMap((item) => optionOf(item) ?? [])
      .map((option) => {
        const { label, description } = choiceOf(option);
        return {
          label,
          description,
          run: async () => {
            if (!(await confirmed(element.confirm, slot.surface.directory))) return;
            await slot.surface.press(slot.blockId, slot.actionId, {
              type: 'overflow',
              selected_option: option,
            });
          },
        };
      }),
  );
}
