import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** SQL text for a moment column as milliseconds since the epoch, so that facts compare as numbers. */
export const millis = (column: string) =>
  sql.raw<number | null>(`(extract(epoch from ${column}) * 1000)::float8`);

/** SQL text for a moment from a column of milliseconds since the epoch. */
export const moment = (column: string) => sql.raw<Date | null>(`to_timestamp(${column} / 1000)`);

/** ISO text for a moment, as JSON parameters carry it. */
export const isoText = (moment: number | undefined): string | null =>
  moment === undefined ? null : new Date(moment).toISOString();

// PostgreSQL stores neither U+0000 nor half a surrogate pair; both come in what people and providers write.
const unstorable = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][\da-f]{2})/gi;

/** JSON for a parameter; characters that PostgreSQL cannot store are replaced by U+FFFD. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes('\\u') ? text.replace(unstorable, '$1\u{fffd}') : text;
}

/** Text for a parameter, without the one letter that PostgreSQL cannot store. */
export const storableText = (text: string | null): string | null =>
  text?.replaceAll('\0', '\u{fffd}') ?? null;

/** Runs inside the manager's transaction when it has one. */
export const database = (em: EntityManager) => em.getKysely();

/** PostgreSQL refused the data itself (SQLSTATE classes 22 and 23): trying again cannot help. */
export const isDataError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]/.test(error.code);
