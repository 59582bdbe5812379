import { text } from '../entities/language/say.ts';

const signatures: readonly (readonly [start: string, what: string])[] = [
  ['PK\x03\x04', text('an Excel workbook or a zip archive')],
  ['PK\x05\x06', text('an empty zip archive')],
  ['\xD0\xCF\x11\xE0', text('an old Excel workbook')],
  ['%PDF', text('a PDF')],
  ['\x1F\x8B', text('a gzip archive')],
  ['7z\xBC\xAF', text('a 7-Zip archive')],
  ['Rar!', text('a RAR archive')],
  ['\x89PNG', text('a picture')],
  ['\xFF\xD8\xFF', text('a picture')],
  ['GIF8', text('a picture')],
  ['{\\rtf', text('a text document (RTF)')],
  ['SQLite format', text('a database')],
  ['PAR1', text('a Parquet file')],
];
const markup = /^\s*<(?:!doctype|html|\?xml|table|head|body|meta|!--)/i;

/** What a file is that cannot be CSV, told from its first bytes. */
export function foreignKind(start: Buffer): string | undefined {
  const first = start.toString('latin1', 0, 512);
  const known = signatures.find(([bytes]) => first.startsWith(bytes));
  if (known) return known[1];
  const bare = first.replace(/^\xEF\xBB\xBF|^\xFF\xFE|^\xFE\xFF/, '').replaceAll('\0', '');
  return markup.test(bare) ? text('a web page or XML') : undefined;
}
