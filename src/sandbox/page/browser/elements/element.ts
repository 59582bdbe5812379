import { h } from '../dom.ts';
import { heldValue } from '../form.ts';
import { type Json, string } from '../json.ts';
import type { Slot, Surface } from '../surface.ts';
import { plainOf } from '../text/text-object.ts';
import { buttonElement } from './button.ts';
import { checkboxesElement, radioButtonsElement } from './choices.ts';
import { fileInputElement } from './file-input.ts';
import { imageElement } from './image.ts';
import { overflowElement } from './overflow.ts';
import { datePickerElement, dateTimePickerElement, timePickerElement } from './pickers.ts';
import { selectElement } from './select.ts';
import { selectKinds } from './select-kinds.ts';
import { textInputElement } from './text-input.ts';

type Render = (element: Json, slot: Slot) => HTMLElement;

const renderers: Readonly<Record<string, Render>> = {
  ...Object.fromEntries(Object.keys(selectKinds).map((type) => [type, selectElement])),
  button: buttonElement,
  overflow: overflowElement,
  checkboxes: checkboxesElement,
  radio_buttons: radioButtonsElement,
  datepicker: datePickerElement,
  timepicker: timePickerElement,
  datetimepicker: dateTimePickerElement,
  plain_text_input: textInputElement,
  email_text_input: textInputElement,
  url_text_input: textInputElement,
  number_input: textInputElement,
  file_input: fileInputElement,
  image: imageElement,
};

/** Where an element stands: inside an input block it only keeps its value, elsewhere each change is told. */
export type Placing = {
  readonly surface: Surface;
  readonly blockId: string;
  readonly input?: {
    readonly dispatches: boolean;
    readonly isOptional: boolean;
    readonly naming: Slot['naming'];
  };
};

function slotOf(element: Json, { surface, blockId, input }: Placing): Slot {
  const actionId = string(element.action_id);
  const keep: Slot['keep'] = (value) => surface.form.set(blockId, actionId, value);
  const tells = input === undefined || input.dispatches;
  return {
    surface,
    blockId,
    actionId,
    isInput: input !== undefined,
    isOptional: input?.isOptional === true,
    naming: input?.naming ?? {},
    key: `${blockId}/${actionId}`,
    held: heldValue(surface.form.get(blockId, actionId), element, surface.currentChannel),
    keep,
    change: (value) => {
      keep(value);
      if (tells) void surface.press(blockId, actionId, value);
    },
  };
}

/** One interactive element; an unknown kind is shown by its text. */
export function renderElement(element: Json, placing: Placing): HTMLElement {
  const render = renderers[string(element.type)];
  if (render) return render(element, slotOf(element, placing));
  return h(
    'span',
    { class: 'unknown' },
    plainOf(element.text) || `(${string(element.type) || 'unknown element'})`,
  );
}
