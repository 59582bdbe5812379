import { h, uniqueId } from '../dom.ts';
import { renderElement } from '../elements/element.ts';
import { type Json, record, string } from '../json.ts';
import type { Surface } from '../surface.ts';
import { plainOf } from '../text/text-object.ts';

/** A labelled field with its hint and, after a refused submission, the sentence that says why. */
export function inputBlock(block: Json, surface: Surface): HTMLElement {
  const blockId = string(block.block_id);
  const labelId = uniqueId('label');
  const hintId = uniqueId('hint');
  const errorId = uniqueId('error');
  const hint = plainOf(block.hint);
  const error = surface.errors[blockId] ?? '';
  const isOptional = block.optional === true;
  const describedBy = [error && errorId, hint && hintId].filter(Boolean).join(' ');
  const field = renderElement(record(block.element), {
    surface,
    blockId,
    input: {
      dispatches: block.dispatch_action === true,
      isOptional,
      naming: {
        'aria-labelledby': labelId,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? 'true' : undefined,
        'aria-required': isOptional ? undefined : 'true',
      },
    },
  });
  return h(
    'div',
    { class: error ? 'input invalid' : 'input', 'data-block': blockId },
    h(
      'div',
      { class: 'input-label' },
      h('span', { id: labelId }, plainOf(block.label)),
      isOptional && h('small', {}, ` ${surface.directory.speech.say('(optional)')}`),
    ),
    field,
    error !== '' && h('p', { class: 'field-error', id: errorId, role: 'alert' }, error),
    hint !== '' && h('p', { class: 'hint', id: hintId }, hint),
  );
}
