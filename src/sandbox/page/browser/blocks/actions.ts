import { h } from '../dom.ts';
import { renderElement } from '../elements/element.ts';
import { type Json, records, string } from '../json.ts';
import type { Surface } from '../surface.ts';

export const actionsBlock = (block: Json, surface: Surface): HTMLElement =>
  h(
    'div',
    { class: 'actions' },
    ...records(block.elements).map((element) =>
      renderElement(element, { surface, blockId: string(block.block_id) }),
    ),
  );
