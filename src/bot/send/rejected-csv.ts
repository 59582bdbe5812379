import type { RejectedRow } from '../../dispatch/dispatch.ts';
import { said, text } from '../../entities/language/say.ts';

// OWASP "CSV injection" and ASVS 1.2.10: a spreadsheet takes a cell that begins so for a formula.
const formula = /^[=+\-@\t\r\n\0]/;

/** One RFC 4180 field that no spreadsheet calculates. */
export function csvField(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Digits without the plus, which would be a formula; anything that is no number stays as it was given. */
const phoneText = (phone: string): string => (/^\+\d+$/.test(phone) ? phone.slice(1) : phone);

export const csvLine = (fields: readonly string[]): string => `${fields.map(csvField).join(',')}\r\n`;

const columns = [text('row'), text('phone'), text('cause'), text('reason')] as const;

/** With the byte order mark, without which Excel reads UTF-8 as Latin-1. */
export const rejectedHead = (): string => `\uFEFF${csvLine(columns.map(said))}`;

export const rejectedLine = ({ rowNumber, phone, cause, because }: RejectedRow): string =>
  csvLine([String(rowNumber), phoneText(phone), said(cause), because]);
