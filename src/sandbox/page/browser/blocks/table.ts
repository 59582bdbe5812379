import { h } from '../dom.ts';
import { type Json, records, string } from '../json.ts';
import type { Surface } from '../surface.ts';
import { cellNodes, isNumeric, rowsOf } from './cell.ts';

/** The plain table of a message; its first row is the header. */
export function tableBlock(block: Json, surface: Surface): HTMLElement {
  const [head = [], ...body] = rowsOf(block);
  const settings = records(block.column_settings);
  const classOf = (column: number): string => {
    const align = string(settings[column]?.align) || (isNumeric(body, column) ? 'right' : 'left');
    return settings[column]?.is_wrapped === true ? `${align} wrapped` : align;
  };
  const cells = (row: readonly Json[], tag: 'th' | 'td'): HTMLElement[] =>
    row.map((cell, column) =>
      h(
        tag,
        { class: classOf(column), scope: tag === 'th' ? 'col' : undefined },
        cellNodes(cell, surface.directory),
      ),
    );
  return h(
    'div',
    {
      class: 'table-scroll',
      tabindex: 0,
      role: 'region',
      'aria-label': surface.directory.speech.say('Table'),
    },
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, ...cells(head, 'th'))),
      h('tbody', {}, ...body.map((row) => h('tr', {}, ...cells(row, 'td')))),
    ),
  );
}
