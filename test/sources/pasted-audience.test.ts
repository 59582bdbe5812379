import { expect, test } from 'vitest';
import { openPasted } from '../../src/sources/pasted-audience.ts';
import { refusal, rowsIn } from './audience-file.ts';

const paste = async (text: string, defaultCountry?: string) =>
  rowsIn(await openPasted(text, { defaultCountry }));

const ana = '+12025550100';
const beto = '+12025550101';

test.each([
  ['lines', `${ana}\n${beto}`],
  ['Windows lines with blanks between', `\r\n${ana}\r\n\r\n${beto}\r\n`],
  ['commas', `${ana},${beto}`],
  ['commas and spaces', ` ${ana}, ${beto} ,`],
  ['semicolons', `${ana};${beto}`],
  ['tabs', `${ana}\t${beto}`],
  ['spaces', `${ana} ${beto}`],
  ['spaces, without the plus', '12025550100 12025550101'],
  ['one written for people per line', '+1 (202) 555-0100\n+1 202-555-0101'],
  ['written for people, on one line', '+1 (202) 555-0100 +1 202-555-0101'],
  ['a mixture', `${ana},\n +1 202 555 0101;`],
])('numbers separated by %s', async (_story, text) => {
  const rows = await paste(text);
  expect(rows.map((row) => [row.rowNumber, row.phone])).toEqual([
    [1, ana],
    [2, beto],
  ]);
});

test('what is no number is told with its place and its text', async () => {
  const rows = await paste(`${ana}\nAna\n202 555 0101\n${beto}`);
  expect(
    rows.map(({ rowNumber, rawPhone, invalidBecause }) => [rowNumber, rawPhone, invalidBecause]),
  ).toEqual([
    [1, ana, undefined],
    [2, 'Ana', 'not a number'],
    [3, '202 555 0101', 'no country code'],
    [4, beto, undefined],
  ]);
});

test('the default country completes national numbers', async () => {
  const rows = await paste('202 555 0100\n(202) 555-0101', 'US');
  expect(rows.map((row) => row.phone)).toEqual([ana, beto]);
});

test('a first line with a phone column makes it a small CSV', async () => {
  const audience = await openPasted(`Name\tPhone\nAna\t${ana}\nBeto\t${beto}`, {});
  expect([audience.phoneColumn, audience.columns]).toEqual(['Phone', ['Name']]);
  const rows = await rowsIn(audience);
  expect(rows.map((row) => [row.rowNumber, row.phone, row.variables.Name])).toEqual([
    [2, ana, 'Ana'],
    [3, beto, 'Beto'],
  ]);
});

test('a pasted header without rows is refused in the words of a pasted list', async () => {
  expect(await refusal(paste('phone,name\n'))).toBe(
    'the pasted list: expected at least one row below the header, found the header only; add the recipients.',
  );
});

test.each(['', ' \n ', ',;\n'])('an empty list (%j) is refused', async (text) => {
  expect(await refusal(paste(text))).toBe(
    'Expected phone numbers in the pasted list, found it empty; paste one number per line, for example +1 202 555 0100.',
  );
});

test('a long list comes in batches', async () => {
  const audience = await openPasted(`${ana}\n`.repeat(2_500), {});
  const sizes: number[] = [];
  for await (const batch of audience.rows) sizes.push(batch.length);
  expect(sizes).toEqual([1_000, 1_000, 500]);
});
