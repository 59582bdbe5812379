/** A row as PostgreSQL answered it: bigint and timestamptz columns arrive as text. */
export type SqlRow = Readonly<Record<string, unknown>>;

const wrong = (column: string, expected: string, found: unknown): Error =>
  new Error(`Column ${column}: expected ${expected}, found ${String(found)} (${typeof found}).`);

export function readText(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw wrong(column, 'text', value);
}

export function readNumber(row: SqlRow, column: string): number {
  const value = row[column];
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw wrong(column, 'a number', value);
}

export function readFlag(row: SqlRow, column: string): boolean {
  const value = row[column];
  if (typeof value === 'boolean') return value;
  throw wrong(column, 'true or false', value);
}

/** `2026-03-04 05:06:07.089123+00`: the zone is the connection's, and its minutes are left out when they are zero. */
export function readTime(row: SqlRow, column: string): Date {
  const text = readText(row, column);
  const time = new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  if (Number.isNaN(time.getTime())) throw wrong(column, 'a moment', text);
  return time;
}

/** Numbers and flags inside an object become text; anything else there is left out. */
export function readTexts(row: SqlRow, column: string): Readonly<Record<string, string>> {
  const value = row[column];
  if (typeof value !== 'object' || value === null) throw wrong(column, 'an object', value);
  const texts: Record<string, string> = {};
  for (const [name, one] of Object.entries(value)) {
    if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean')
      texts[name] = String(one);
  }
  return texts;
}

const isRow = (value: unknown): value is SqlRow => typeof value === 'object' && value !== null;

/** A list of objects, as `json_agg` makes it. */
export function readRows(row: SqlRow, column: string): readonly SqlRow[] {
  const value = row[column];
  if (Array.isArray(value) && value.every(isRow)) return value;
  throw wrong(column, 'a list of rows', value);
}

export function readNumbers(row: SqlRow, column: string): readonly number[] {
  const value = row[column];
  if (Array.isArray(value) && value.every((one) => typeof one === 'number')) return value;
  throw wrong(column, 'a list of numbers', value);
}

export const readOptional = <T>(
  read: (row: SqlRow, column: string) => T,
  row: SqlRow,
  column: string,
): T | null => (row[column] === null || row[column] === undefined ? null : read(row, column));

/** A word of a closed list, such as a phase. */
export function readWord<T extends string>(row: SqlRow, column: string, words: readonly T[]): T {
  const text = readText(row, column);
  const word = words.find((one) => one === text);
  if (word === undefined) throw wrong(column, `one of ${words.join(', ')}`, text);
  return word;
}
