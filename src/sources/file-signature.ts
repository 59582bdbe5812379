const signatures: readonly (readonly [start: string, what: string])[] = [
  ['PK\x03\x04', 'an Excel workbook or a zip archive'],
  ['PK\x05\x06', 'an empty zip archive'],
  ['\xD0\xCF\x11\xE0', 'an old Excel workbook'],
  ['%PDF', 'a PDF'],
  ['\x1F\x8B', 'a gzip archive'],
  ['7z\xBC\xAF', 'a 7-Zip archive'],
  ['Rar!', 'a RAR archive'],
  ['\x89PNG', 'a picture'],
  ['\xFF\xD8\xFF', 'a picture'],
  ['GIF8', 'a picture'],
  ['{\\rtf', 'a text document (RTF)'],
  ['SQLite format', 'a database'],
  ['PAR1', 'a Parquet file'],
];
const markup = /^\s*<(?:!doctype|html|\?xml|table|head|body|meta|!--)/i;

/** What a file is that cannot be CSV, told from its first bytes. */
export function foreignKind(start: Buffer): string | undefined {
  const text = start.toString('latin1', 0, 512);
  const known = signatures.find(([bytes]) => text.startsWith(bytes));
  if (known) return known[1];
  const bare = text.replace(/^\xEF\xBB\xBF|^\xFF\xFE|^\xFE\xFF/, '').replaceAll('\0', '');
  return markup.test(bare) ? 'a web page or XML' : undefined;
}
