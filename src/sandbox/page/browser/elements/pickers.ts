import type { PageElementValue } from '../../../slack/page-protocol.ts';
import { h } from '../dom.ts';
import type { Json } from '../json.ts';
import type { Slot } from '../surface.ts';
import { unixOfWallTime, wallTimeOf } from '../text/dates.ts';
import type { PageWords } from '../text/page-words.ts';

type Picker = {
  readonly input: 'date' | 'time' | 'datetime-local';
  readonly name: PageWords;
  readonly shown: (held: PageElementValue, zone: string) => string;
  readonly value: (typed: string, zone: string) => Omit<PageElementValue, 'type'>;
};

const date: Picker = {
  input: 'date',
  name: 'Date',
  shown: (held) => held.selected_date ?? '',
  value: (typed) => ({ selected_date: typed || null }),
};

const time: Picker = {
  input: 'time',
  name: 'Time',
  shown: (held) => held.selected_time ?? '',
  value: (typed) => ({ selected_time: typed || null }),
};

const dateTime: Picker = {
  input: 'datetime-local',
  name: 'Date and time',
  shown: (held, zone) => (held.selected_date_time ? wallTimeOf(held.selected_date_time, zone) : ''),
  value: (typed, zone) => ({ selected_date_time: unixOfWallTime(typed, zone) ?? null }),
};

function picker(kind: Picker, element: Json, slot: Slot): HTMLElement {
  const zone = slot.surface.directory.timeZone;
  const field = h('input', {
    class: 'field picker',
    type: kind.input,
    'data-key': slot.key,
    'aria-label': slot.isInput ? undefined : slot.surface.directory.speech.say(kind.name),
    ...slot.naming,
    on: { change: () => slot.change({ type: String(element.type), ...kind.value(field.value, zone) }) },
  });
  field.value = kind.shown(slot.held, zone);
  return field;
}

export const datePickerElement = (element: Json, slot: Slot): HTMLElement => picker(date, element, slot);

export const timePickerElement = (element: Json, slot: Slot): HTMLElement => picker(time, element, slot);

/** Shown and read in the viewer's own zone, which is named beside it. */
export const dateTimePickerElement = (element: Json, slot: Slot): HTMLElement =>
  h(
    'span',
    { class: 'zoned' },
    picker(dateTime, element, slot),
    h('small', {}, slot.surface.directory.timeZone.replaceAll('_', ' ')),
  );
