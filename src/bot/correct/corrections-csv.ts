import type { CorrectableRow } from '../../dispatch/review/correction.ts';
import { csvLine } from '../send/rejected-csv.ts';

/** What the product reads back: which row is meant, and what was wrong with it. */
const ours = { row: 'Treble row', phone: 'phone', reason: 'Treble reason' } as const;

/** With the byte order mark, without which Excel reads UTF-8 as Latin-1. */
export const correctableHead = (columns: readonly string[]): string =>
  `\uFEFF${csvLine([ours.row, ours.phone, ...columns, ours.reason])}`;

const phoneText = (phone: string): string => (/^\+\d+$/.test(phone) ? phone.slice(1) : phone);

const valueIn = (variables: Readonly<Record<string, string>>, column: string): string =>
  Object.hasOwn(variables, column) ? (variables[column] ?? '') : '';

export const correctableLine = (
  columns: readonly string[],
  { rowNumber, phone, variables, because }: CorrectableRow,
): string =>
  csvLine([
    String(rowNumber),
    phoneText(phone),
    ...columns.map((column) => valueIn(variables, column)),
    because,
  ]);
