import { fragment } from '../dom.ts';
import { isRecord, type Json, list, number, string } from '../json.ts';
import type { Directory } from '../text/directory.ts';
import { withEmoji } from '../text/emoji.ts';
import { richText } from '../text/rich-text.ts';

/** A table cell as the app sent it; a missing one reads as empty. */
export const rowsOf = (block: Json): Json[][] =>
  list(block.rows).map((row) => list(row).map((cell) => (isRecord(cell) ? cell : {})));

const isNumber = (cell: Json): boolean => cell.type === 'raw_number';

export const cellText = (cell: Json): string =>
  string(cell.text) || (isNumber(cell) ? number(cell.value).toLocaleString('en-US') : '');

export function cellNodes(cell: Json, directory: Directory): DocumentFragment {
  return cell.type === 'rich_text'
    ? fragment(richText(cell, directory))
    : fragment(withEmoji(cellText(cell)));
}

/** Whether each cell of the column is a number, so that it sorts and aligns as numbers do. */
export const isNumeric = (rows: readonly (readonly Json[])[], column: number): boolean =>
  rows.length > 0 && rows.every((row) => isNumber(row[column] ?? {}));

/** Negative, zero or positive; numbers by value, words as people sort them. */
export function compareCells(one: Json, other: Json): number {
  if (isNumber(one) && isNumber(other)) return number(one.value) - number(other.value);
  return sortText(one).localeCompare(sortText(other), 'en', { numeric: true, sensitivity: 'base' });
}

function sortText(cell: Json): string {
  if (cell.type !== 'rich_text') return cellText(cell);
  return list(cell.elements).map(innerText).join(' ');
}

function innerText(value: unknown): string {
  if (!isRecord(value)) return '';
  return string(value.text) || list(value.elements).map(innerText).join('');
}
