export type JsonRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Undefined where the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function textAt(record: JsonRecord, key: string): string | undefined {
  const value = record[key];
  return typeof value === 'string' ? value : undefined;
}

export function numberAt(record: JsonRecord, key: string): number | undefined {
  const value = record[key];
  return typeof value === 'number' ? value : undefined;
}

export function recordAt(record: JsonRecord, key: string): JsonRecord | undefined {
  const value = record[key];
  return isRecord(value) ? value : undefined;
}

/** Empty where there is no list. */
export function listAt(record: JsonRecord, key: string): readonly unknown[] {
  const value = record[key];
  return isList(value) ? value : [];
}

export const recordsAt = (record: JsonRecord, key: string): readonly JsonRecord[] =>
  listAt(record, key).filter(isRecord);

export const textsAt = (record: JsonRecord, key: string): readonly string[] =>
  listAt(record, key).filter((item) => typeof item === 'string');

/** Booleans of a form are words. */
export const isTrue = (value: unknown): boolean => value === true || value === 'true' || value === '1';
