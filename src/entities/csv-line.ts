// OWASP "CSV Injection": a spreadsheet runs a cell that begins with one of these. Apostrophes count, so that undoing is exact.
const formula = /^'*[=+\-@\t\r\n\0]/;
const guarded = /^'+[=+\-@\t\r\n\0]/;

/** One field of RFC 4180. A cell that a spreadsheet could run gets an apostrophe in front, and `openedCell` takes it off again. */
export function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * One line with its CRLF. Thanks to the apostrophe a phone keeps its plus (`'+12025550100`) and Excel cannot turn its digits
 * into scientific notation.
 */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** The value of an imported cell: without space around it and without the apostrophe of `csvCell`. */
export function openedCell(cell: string): string {
  const text = cell.trim();
  return text.charCodeAt(0) === 39 && guarded.test(text) ? text.slice(1) : text;
}

/** The mark that makes Excel read a file as UTF-8. */
export const byteOrderMark = '\uFEFF';
