export interface CsvLimits {
  readonly fileBytes: number;
  /** Rows below the header. */
  readonly rows: number;
  readonly columns: number;
  readonly cellCharacters: number;
  /** What one row may hold before reading stops; this is what keeps memory flat. */
  readonly rowBytes: number;
}

export const csvLimits: CsvLimits = {
  fileBytes: 1024 ** 3,
  rows: 5_000_000,
  columns: 200,
  cellCharacters: 64 * 1024,
  rowBytes: 1024 ** 2,
};

/** A limit as a person reads it: 1 GB, 64 KB, 200 bytes. */
export function inBytes(size: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'];
  let unit = 0;
  let amount = size;
  while (amount >= 1024 && unit < units.length - 1) {
    amount /= 1024;
    unit++;
  }
  return `${Number(amount.toFixed(1))} ${units[unit]}`;
}
