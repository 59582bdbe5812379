import { h } from '../dom.ts';
import { renderElement } from '../elements/element.ts';
import { isRecord, type Json, records, string } from '../json.ts';
import type { Surface } from '../surface.ts';
import { textObject } from '../text/text-object.ts';

/** Text, up to ten fields in two columns, and one element on the right. */
export function sectionBlock(block: Json, surface: Surface): HTMLElement {
  const fields = records(block.fields).map((field) => h('li', {}, textObject(field, surface.directory)));
  return h(
    'div',
    { class: 'section' },
    h(
      'div',
      { class: 'section-text' },
      isRecord(block.text) && textObject(block.text, surface.directory),
      fields.length > 0 && h('ul', { class: 'fields' }, ...fields),
    ),
    isRecord(block.accessory) &&
      h(
        'div',
        { class: 'accessory' },
        renderElement(block.accessory, { surface, blockId: string(block.block_id) }),
      ),
  );
}
