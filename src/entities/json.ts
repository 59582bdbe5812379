export type JsonRecord = Readonly<Record<string, unknown>>;

const nothing: JsonRecord = {};

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object under that key; an empty one when there is none. */
export function recordAt(value: unknown, key: string): JsonRecord {
  const found = isRecord(value) ? value[key] : undefined;
  return isRecord(found) ? found : nothing;
}

/** The list under that key; an empty one when there is none. */
export function listAt(value: unknown, key: string): readonly unknown[] {
  const found = isRecord(value) ? value[key] : undefined;
  return Array.isArray(found) ? found : [];
}

/** The text under that key, unless it is empty. */
export function textAt(value: unknown, key: string): string | undefined {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** A number, or a text that is one. */
export function numberAt(value: unknown, key: string): number | undefined {
  const found = isRecord(value) ? value[key] : undefined;
  const number = typeof found === 'string' && found.trim() !== '' ? Number(found) : found;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** An id, which Meta writes as text in its REST answers and as a number in its webhooks. */
export function idAt(value: unknown, key: string): string | undefined {
  const found = isRecord(value) ? value[key] : undefined;
  return Number.isSafeInteger(found) ? String(found) : textAt(value, key);
}

type Reviver = Parameters<typeof JSON.parse>[1];

/** Undefined for a text that is not JSON. */
export function readJson(text: string, reviver?: Reviver): unknown {
  try {
    const parsed: unknown = JSON.parse(text, reviver);
    return parsed;
  } catch (error) {
    // A RangeError means nested too deeply for the reviver.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}
