import { expect, test } from 'vitest';
import { openCsv } from '../../src/sources/csv-audience.ts';
import { readCsv, refusal, rowsIn } from './audience-file.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const wide = (text: string) => Buffer.from(text, 'utf16le');

const refused: readonly [story: string, file: string | Buffer, sentence: string][] = [
  [
    'an empty file',
    '',
    'audience.csv: expected a header line and at least one row, found an empty file; export the list again.',
  ],
  [
    'blank lines only',
    '\n \r\n,,\n',
    'audience.csv: expected a header line and at least one row, found an empty file; export the list again.',
  ],
  [
    'a byte order mark only',
    Buffer.from('\uFEFF'),
    'audience.csv: expected a header line and at least one row, found an empty file; export the list again.',
  ],
  [
    'a header only',
    'phone,name\n\n',
    'audience.csv: expected at least one row below the header, found the header only; add the recipients.',
  ],
  [
    'no phone column',
    'name,city\nAna,Lima',
    'audience.csv: expected a column named "phone" in the first row, found the columns "name", "city"; rename the one with the phone numbers to "phone".',
  ],
  [
    'two phone columns',
    'mobile,name,cell\n1,a,2',
    'audience.csv: expected one phone column, found 2 ("mobile", "cell"); name the one to use "phone".',
  ],
  [
    'no header line',
    '+12025550100,Ana\n+12025550101,Beto',
    'audience.csv: expected a header line with a column named "phone" in the first row, found a phone number there; add a first line with the column names.',
  ],
  [
    'no header line, national numbers',
    '300 123 4567\n300 123 4568',
    'audience.csv: expected a header line with a column named "phone" in the first row, found a phone number there; add a first line with the column names.',
  ],
  [
    'a column name twice',
    'phone,Name, name\n+12025550100,a,b',
    'audience.csv: expected every column name once, found "name" twice in the first row; rename or remove one of them.',
  ],
  [
    'too many columns',
    `phone${',x'.repeat(200)}`,
    'audience.csv: expected at most 200 columns, found 201; remove the columns that the message does not use.',
  ],
  [
    'an Excel workbook',
    latin('PK\x03\x04\x14\0\x06\0'),
    'audience.csv: expected a CSV file, found an Excel workbook or a zip archive; open it in your spreadsheet, export it as CSV and upload that file.',
  ],
  [
    'an old Excel workbook',
    latin('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'),
    'audience.csv: expected a CSV file, found an old Excel workbook; open it in your spreadsheet, export it as CSV and upload that file.',
  ],
  [
    'a PDF',
    '%PDF-1.7\n',
    'audience.csv: expected a CSV file, found a PDF; open it in your spreadsheet, export it as CSV and upload that file.',
  ],
  [
    'a web page',
    '\n<!DOCTYPE html><html>',
    'audience.csv: expected a CSV file, found a web page or XML; open it in your spreadsheet, export it as CSV and upload that file.',
  ],
  [
    'a web page with a mark',
    Buffer.from('\uFEFF<html><body>phone'),
    'audience.csv: expected a CSV file, found a web page or XML; open it in your spreadsheet, export it as CSV and upload that file.',
  ],
  [
    'a NUL byte',
    'phone,name\n+12025550100,a\n+12025550101,b\0c',
    'Row 3 of audience.csv: expected text, found a NUL byte; export the list again as CSV in UTF-8.',
  ],
  [
    'a NUL byte at the start of a row',
    'phone\n+12025550100\n\0',
    'Row 3 of audience.csv: expected text, found a NUL byte; export the list again as CSV in UTF-8.',
  ],
  [
    'a NUL byte in the header',
    'phone,na\0me\n',
    'Row 1 of audience.csv: expected text, found a NUL byte; export the list again as CSV in UTF-8.',
  ],
  [
    'half a UTF-16 letter at the end',
    Buffer.concat([wide('\uFEFFphone\n+12025550100\n'), Buffer.from('x')]),
    'Row 3 of audience.csv: expected text, found a letter that is not valid UTF-16LE; export the list again as CSV in UTF-8.',
  ],
  [
    'a lone surrogate',
    wide('\uFEFFphone,name\n+12025550100,\uD800b'),
    'Row 2 of audience.csv: expected text, found a letter that is not valid UTF-16LE; export the list again as CSV in UTF-8.',
  ],
  [
    'Latin-1 in a file marked as UTF-8',
    Buffer.concat([Buffer.from('\uFEFFphone,name\n+12025550100,'), latin('Peña')]),
    'Row 2 of audience.csv: expected text, found a letter that is not valid UTF-8; export the list again as CSV in UTF-8.',
  ],
  [
    'a quote never closed',
    'phone,name\n+12025550100,"a\n+12025550101,b\n',
    'Row 2 of audience.csv: a quote (") opens here and is never closed; add the closing quote or remove the opening one.',
  ],
  [
    'a quote never closed in the last row',
    'phone,name\n\n+12025550100,a\n+12025550101,"b',
    'Row 4 of audience.csv: a quote (") opens here and is never closed; add the closing quote or remove the opening one.',
  ],
  [
    'a quote never closed in the header',
    'phone,"name\n+12025550100,a',
    'Row 1 of audience.csv: a quote (") opens here and is never closed; add the closing quote or remove the opening one.',
  ],
  [
    'a cell too long',
    `phone,name\n+12025550100,${'x'.repeat(65_537)}\n`,
    'Row 2 of audience.csv: expected at most 64 KB in a cell, found more; shorten it or close its quote.',
  ],
];
test.each(refused)('%s gets one clear sentence', async (_story, file, sentence) => {
  expect(await refusal(readCsv(file))).toBe(sentence);
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  if (bytes.length > 0 && bytes.length < 1_000) expect(await refusal(readCsv(file, {}, 1))).toBe(sentence);
});

test('UTF-8 that turns into something else later names the row and gives no damaged letter away', async () => {
  const good = `phone,name\n+12025550100,Peña\n${'+12025550101,x\n'.repeat(10_000)}`;
  const file = Buffer.concat([Buffer.from(good), latin('+12025550102,Peña\n')]);
  const sentence = await refusal(readCsv(file));
  expect(sentence).toMatch(
    /^Row 10003 of audience\.csv: expected text, found a letter that is not valid UTF-8;/,
  );
});

test('more rows than allowed are refused', async () => {
  const file = `phone\n${'+12025550100\n'.repeat(6)}`;
  expect((await readCsv(file, { limits: { rows: 6 } })).all).toHaveLength(6);
  expect(await refusal(readCsv(file, { limits: { rows: 5 } }))).toBe(
    'audience.csv: expected at most 5 rows, found more; split the list into several files.',
  );
});

test('an unknown default country is refused', async () => {
  expect(await refusal(readCsv('phone\n1', { defaultCountry: 'Colombia' }))).toContain('found "Colombia"');
});

/** A file that never ends in time, and counts what is taken from it. */
function endless(start: string, piece: Buffer, pieces: number) {
  const taken = { bytes: 0, isClosed: false };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      yield Buffer.from(start);
      for (let count = 0; count < pieces; count++) {
        taken.bytes += piece.length;
        yield piece;
      }
    } finally {
      taken.isClosed = true;
    }
  }
  return { bytes: bytes(), taken };
}

const megabyte = 1024 ** 2;
const longLines = [
  ['in a row', 'phone,name\n+12025550100,a\n+12025550101,', 3],
  ['in the header', 'phone,', 1],
  ['behind a quote', 'phone,name\n+12025550100,"', 2],
] as const;
test.each(longLines)('a line of 100 MB %s stops the reading within 3 MB', async (_story, start, row) => {
  const { bytes, taken } = endless(start, Buffer.alloc(64 * 1024, 'x'), 1_600);
  const reading = openCsv(bytes, { fileName: 'big.csv' }).then(rowsIn);
  expect(await refusal(reading)).toBe(
    `Row ${row} of big.csv: expected a row of at most 1 MB, found more; add the missing line break or the missing closing quote (").`,
  );
  expect(taken.bytes).toBeLessThan(3 * megabyte);
  expect(taken.isClosed).toBe(true);
});

test('a file above the limit stops the reading and closes the input', async () => {
  const { bytes, taken } = endless('phone\n', Buffer.from('+12025550100\n'.repeat(5_000)), 1_600);
  const reading = openCsv(bytes, { fileName: 'big.csv', limits: { fileBytes: megabyte } }).then(rowsIn);
  expect(await refusal(reading)).toBe(
    'big.csv: expected a file of at most 1 MB, found more; split the list into several files.',
  );
  expect(taken.bytes).toBeLessThan(2 * megabyte);
  expect(taken.isClosed).toBe(true);
});

test('a header that is refused closes the input', async () => {
  const { bytes, taken } = endless('name,city\n', Buffer.from('Ana,Lima\n'.repeat(10_000)), 1_600);
  await refusal(openCsv(bytes, { fileName: 'big.csv' }));
  expect(taken).toMatchObject({ isClosed: true });
  expect(taken.bytes).toBeLessThan(megabyte);
});

test('a download that breaks is not called a bad file', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('phone\n+12025550100\n');
    throw new Error('connection reset');
  }
  await expect(openCsv(broken(), { fileName: 'audience.csv' })).rejects.toThrow('connection reset');
});
