import type { DataTableBlock, RawNumberElement, RawTextElement } from '@slack/types';
import { countText } from '../../entities/language/number-text.ts';
import { say } from '../../entities/language/say.ts';
import type { ReportTable } from '../../reports/report-document.ts';
import { cutTo, escapeText, oneLine } from './slack-text.ts';

const mostColumns = 20;

type Cell = string | number;

const textOf = (cell: Cell): string => (typeof cell === 'number' ? countText(cell) : oneLine(cell)) || '–';

const tableCell = (cell: Cell, max: number): RawTextElement | RawNumberElement =>
  typeof cell === 'number' && Number.isFinite(cell)
    ? { type: 'raw_number', value: cell, text: textOf(cell) }
    : { type: 'raw_text', text: cutTo(textOf(cell), max) };

/** A table people can sort and filter, with at most `rows` rows; undefined when it has none. */
export function tableBlock(table: ReportTable, rows: number, cellMax: number): DataTableBlock | undefined {
  const columns = table.columns.slice(0, mostColumns);
  const body = table.rows.slice(0, rows);
  if (columns.length === 0 || body.length === 0) return undefined;
  const lines = body.map((row) => columns.map((_column, index) => tableCell(row[index] ?? '', cellMax)));
  return {
    type: 'data_table',
    caption: cutTo(oneLine(table.caption) || say`Table`, 150),
    page_size: Math.min(10, body.length),
    rows: [columns.map((column) => ({ type: 'raw_text', text: cutTo(textOf(column), cellMax) })), ...lines],
  };
}

/** The same rows in words: `Invalid number: Users 12, Share 4 %`. */
export function tableLines(table: ReportTable, rows: number, cellMax: number): string[] {
  const lines = table.rows.slice(0, rows).map((row, place) => {
    const sentence = table.sentences?.[place];
    if (sentence !== undefined) return escapeText(oneLine(sentence), cellMax * 3);
    const [name = '', ...others] = row.map((cell) => escapeText(textOf(cell), cellMax));
    const values = others.map((value, index) => {
      const column = escapeText(oneLine(table.columns[index + 1] ?? ''), 60);
      return others.length === 1 || column === '' ? value : `${column} ${value}`;
    });
    return values.length === 0 ? name : `${name.replace(/\.$/, '')}: ${values.join(', ')}`;
  });
  const left = table.rows.length - lines.length;
  if (table.rows.length === 0) lines.push(say`nothing to show`);
  else if (left > 0) lines.push(say`… and ${countText(left)} more`);
  return lines;
}
