import { h, uniqueId } from '../dom.ts';
import { type Json, number, string } from '../json.ts';
import type { Surface, TableView } from '../surface.ts';
import { cellNodes, cellText, compareCells, isNumeric, rowsOf } from './cell.ts';

const defaultPageSize = 5;

function sorted(rows: readonly Json[][], sort: TableView['sort']): Json[][] {
  if (!sort) return [...rows];
  const sign = sort.descending ? -1 : 1;
  return rows.toSorted((one, other) => sign * compareCells(one[sort.column] ?? {}, other[sort.column] ?? {}));
}

/** Down, up, then as it came. */
function nextSort(sort: TableView['sort'], column: number, numeric: boolean): TableView['sort'] {
  if (sort?.column !== column) return { column, descending: numeric };
  return sort.descending === numeric ? { column, descending: !numeric } : undefined;
}

const sortWords = (sort: TableView['sort'], column: number): 'ascending' | 'descending' | 'none' =>
  sort?.column !== column ? 'none' : sort.descending ? 'descending' : 'ascending';

/** The table with sorting and pages; both survive an update of the message. */
export function dataTableBlock(block: Json, surface: Surface): HTMLElement {
  const [head = [], ...body] = rowsOf(block);
  const caption = string(block.caption);
  const size = Math.max(1, number(block.page_size, defaultPageSize));
  const rowHeader = number(block.row_header_column_index);
  const pages = Math.max(1, Math.ceil(body.length / size));
  const viewKey = `${string(block.block_id)}/${caption}`;
  const view: TableView = surface.tables.get(viewKey) ?? surface.tables.get(caption) ?? { page: 0 };
  const { say, number: count } = surface.directory.speech;
  const root = h('div', { class: 'data-table' });
  const captionId = uniqueId('caption');

  const turn = (next: TableView, focusKey: string): void => {
    surface.tables.set(viewKey, next);
    surface.tables.set(caption, next);
    draw(next);
    root.querySelector<HTMLElement>(`[data-turn="${focusKey}"]`)?.focus();
  };
  const headCell = (cell: Json, column: number, current: TableView): HTMLElement => {
    const words = sortWords(current.sort, column);
    const numeric = isNumeric(body, column);
    const sortBy = (): void =>
      turn({ page: 0, sort: nextSort(current.sort, column, numeric) }, `sort-${column}`);
    return h(
      'th',
      { scope: 'col', 'aria-sort': words, class: numeric ? 'right' : 'left' },
      h(
        'button',
        { type: 'button', class: `sort ${words}`, 'data-turn': `sort-${column}`, on: { click: sortBy } },
        cellText(cell),
      ),
    );
  };
  const bodyRow = (row: readonly Json[]): HTMLElement =>
    h(
      'tr',
      {},
      ...row.map((cell, column) =>
        h(
          column === rowHeader ? 'th' : 'td',
          {
            class: isNumeric(body, column) ? 'right' : 'left',
            scope: column === rowHeader ? 'row' : undefined,
          },
          cellNodes(cell, surface.directory),
        ),
      ),
    );
  const pager = (current: TableView, from: number, to: number): HTMLElement => {
    const go = (label: string, key: string, page: number): HTMLElement =>
      h(
        'button',
        {
          type: 'button',
          class: 'button small',
          'data-turn': key,
          disabled: page < 0 || page >= pages,
          on: { click: () => turn({ ...current, page }, key) },
        },
        label,
      );
    const shown = say('{0} of {1}', `${count(from + 1)}–${count(to)}`, count(body.length));
    return h(
      'div',
      { class: 'pager' },
      h('span', { role: 'status' }, shown),
      go(say('Previous'), 'previous', current.page - 1),
      go(say('Next'), 'next', current.page + 1),
    );
  };
  function draw(asked: TableView): void {
    const current = { ...asked, page: Math.min(asked.page, pages - 1) };
    const from = current.page * size;
    const rows = sorted(body, current.sort).slice(from, from + size);
    root.replaceChildren(
      h('div', { class: 'table-caption', id: captionId }, caption),
      h(
        'div',
        { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-labelledby': captionId },
        h(
          'table',
          { 'aria-labelledby': captionId },
          h('thead', {}, h('tr', {}, ...head.map((cell, column) => headCell(cell, column, current)))),
          h('tbody', {}, ...rows.map(bodyRow)),
        ),
      ),
    );
    if (body.length === 0) root.append(h('p', { class: 'hint' }, say('No rows')));
    else if (pages > 1) root.append(pager(current, from, from + rows.length));
  }
  draw(view);
  return root;
}
