import { expect } from 'vitest';
import type { AudienceRow, OpenedAudience } from '../../src/sources/audience-source.ts';
import { AudienceError } from '../../src/sources/audience-source.ts';
import { type CsvOptions, openCsv } from '../../src/sources/csv-audience.ts';

/** A file that arrives in pieces of `size` bytes, as a download may cut it. */
export async function* inPieces(file: Uint8Array, size = file.length): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < file.length; from += size) yield file.subarray(from, from + size);
}

export async function rowsIn(audience: OpenedAudience): Promise<AudienceRow[]> {
  const rows: AudienceRow[] = [];
  for await (const batch of audience.rows) rows.push(...batch);
  return rows;
}

export async function readCsv(
  file: string | Uint8Array,
  options: Partial<CsvOptions> = {},
  pieceSize?: number,
): Promise<OpenedAudience & { all: AudienceRow[] }> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const audience = await openCsv(inPieces(bytes, pieceSize), { fileName: 'audience.csv', ...options });
  return { ...audience, all: await rowsIn(audience) };
}

/** The sentence that the person who supplied the list reads. */
export async function refusal(reading: Promise<unknown>): Promise<string> {
  const error = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AudienceError);
  return error instanceof AudienceError ? error.message : '';
}

const unmarked: Record<string, (text: string) => Buffer> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-16 LE': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16 BE': (text) => Buffer.from(text, 'utf16le').swap16(),
  'Latin-1': (text) => Buffer.from(text, 'latin1'),
};

export const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  ...unmarked,
  'UTF-8 with a mark': (text) => Buffer.from(`\uFEFF${text}`),
  'UTF-16 LE with a mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16 BE with a mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
};
