import type { AudienceRow } from './audience-source.ts';

// OWASP "CSV Injection": a spreadsheet runs a cell that begins with one of these. Apostrophes count, so that undoing is exact.
const formula = /^'*[=+\-@\t\r\n\0]/;
const guarded = /^'+[=+\-@\t\r\n\0]/;

/**
 * One RFC 4180 line with its CRLF. A cell that a spreadsheet could run gets an apostrophe in front, and `openedCell` takes it off
 * again on import; so a phone keeps its plus (`'+12025550100`) and Excel cannot turn its digits into scientific notation.
 */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The value of an imported cell: without space around it and without the apostrophe of `csvLine`. */
export function openedCell(cell: string): string {
  const text = cell.trim();
  return text.charCodeAt(0) === 39 && guarded.test(text) ? text.slice(1) : text;
}

const added = ['Rejected row', 'Rejected because'] as const;

export interface RejectedRowsCsv {
  /** Begins with the mark that makes Excel read UTF-8. */
  readonly header: string;
  line(row: AudienceRow): string;
}

/** The rejected rows as a file that can be corrected and uploaded again: the list's own columns, then row number and reason. */
export function rejectedRowsCsv(phoneColumn: string, columns: readonly string[]): RejectedRowsCsv {
  const kept = columns.filter((column) => !added.some((name) => name === column));
  return {
    header: `\uFEFF${csvLine([phoneColumn, ...kept, ...added])}`,
    line: ({ rawPhone, variables, rowNumber, invalidBecause }) =>
      csvLine([
        rawPhone,
        ...kept.map((name) => variables[name] ?? ''),
        String(rowNumber),
        invalidBecause ?? '',
      ]),
  };
}
