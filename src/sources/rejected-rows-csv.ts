import { byteOrderMark, csvLine } from '../entities/csv-line.ts';
import type { AudienceRow } from './audience-source.ts';

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
    header: `${byteOrderMark}${csvLine([phoneColumn, ...kept, ...added])}`,
    line: ({ rawPhone, variables, rowNumber, invalidBecause }) =>
      csvLine([
        rawPhone,
        ...kept.map((name) => variables[name] ?? ''),
        String(rowNumber),
        invalidBecause ?? '',
      ]),
  };
}
