/** Readers for blocks, which arrive as untyped JSON: whatever is missing or of another kind reads as empty. */
export type Json = { readonly [key: string]: unknown };

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

export const record = (value: unknown): Json => (isRecord(value) ? value : {});

export const list = (value: unknown): readonly unknown[] => (isList(value) ? value : []);

export const records = (value: unknown): readonly Json[] => list(value).filter(isRecord);

export const string = (value: unknown): string => (typeof value === 'string' ? value : '');

export const strings = (value: unknown): string[] => list(value).filter((item) => typeof item === 'string');

export const number = (value: unknown, otherwise = 0): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
