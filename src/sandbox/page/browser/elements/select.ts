import { type Json, number, record, string } from '../json.ts';
import type { Slot } from '../surface.ts';
import { plainOf } from '../text/text-object.ts';
import { combobox } from './combobox.ts';
import { confirmed } from './confirm.ts';
import { type Choice, type ChoiceGroup, groupsOf } from './option.ts';
import { selectKinds } from './select-kinds.ts';

/** Shown in place of choices; thrown so that a kind's offer stays a plain list. */
class NoChoices extends Error {}

const defaultMinimum = 3;

async function askApp(element: Json, slot: Slot, typed: string): Promise<ChoiceGroup[]> {
  const minimum = number(element.min_query_length, defaultMinimum);
  if (typed.trim().length < minimum) {
    throw new NoChoices(slot.surface.directory.speech.say('Type {0} or more characters to search', minimum));
  }
  const answer = await slot.surface.options(slot.blockId, slot.actionId, typed);
  if (!answer.ok) throw new NoChoices(answer.message);
  return groupsOf({ options: answer.options, option_groups: answer.option_groups });
}

/** Every select, single or multiple, whatever its choices come from. */
export function selectElement(element: Json, slot: Slot): HTMLElement {
  const { speech } = slot.surface.directory;
  const type = string(element.type);
  const kind = selectKinds[type] ?? selectKinds.static_select;
  const placeholder = plainOf(element.placeholder) || speech.say('Choose an option');
  const offer = kind?.offer(element, slot.surface, (typed) => askApp(element, slot, typed));
  return combobox({
    attributes: {
      'data-key': slot.key,
      'aria-label': slot.isInput ? undefined : placeholder,
      ...slot.naming,
    },
    placeholder,
    speech,
    many: kind?.many === true,
    canClear: slot.isOptional,
    limit: number(element.max_selected_items, 100),
    chosen: kind?.held(slot.held, slot.surface) ?? [],
    offer: async (typed) => {
      try {
        return { groups: (await offer?.(typed)) ?? [] };
      } catch (error) {
        if (error instanceof NoChoices) return { problem: error.message };
        throw error;
      }
    },
    onChange: async (chosen: readonly Choice[]) => {
      if (await confirmed(record(element).confirm, slot.surface.directory)) {
        slot.change({ type, ...kind?.value(chosen) });
      }
    },
  });
}
