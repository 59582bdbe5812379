import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, openedCell } from '../../src/entities/csv-line.ts';
import { readCsv } from './audience-file.ts';

test.each([
  ['a formula', '=1+1', "'=1+1\r\n"],
  ['a phone', '+12025550100', "'+12025550100\r\n"],
  ['a negative', '-1', "'-1\r\n"],
  ['a mention', '@SUM(A1)', "'@SUM(A1)\r\n"],
  ['a tab', '\t=1', '"\'\t=1"\r\n'],
  ['a line break', '\n=1', '"\'\n=1"\r\n'],
  ['a NUL', '\0=1', "'\0=1\r\n"],
  ['an apostrophe and a formula', "'=1", "''=1\r\n"],
  ['an ordinary apostrophe', "'t Hooft", "'t Hooft\r\n"],
  ['quotes and commas', 'a "b", c', '"a ""b"", c"\r\n'],
  ['a formula behind a semicolon', 'a;=1', '"a;=1"\r\n'],
])('%s is written safely', (_story, value, line) => {
  expect(csvLine([value])).toBe(line);
});

const cell = fc.string({
  unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '\t', '\n', '\r', 'a', 'ñ', '1', ' '),
});

test('what is exported comes back equal when it is imported', async () => {
  const row = fc.tuple(cell, cell).map((cells) => cells.map((text) => text.trim()));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 10 }), async (rows) => {
      const lines = [['phone', 'a', 'b'], ...rows.map((cells) => ['+12025550100', ...cells])];
      const { all } = await readCsv(lines.map(csvLine).join(''));
      expect(all.map(({ phone, variables }) => [phone, variables.a, variables.b])).toEqual(
        rows.map((cells) => ['+12025550100', ...cells]),
      );
    }),
    { numRuns: 200 },
  );
});

test('no written cell begins with what a spreadsheet would run', () => {
  fc.assert(
    fc.property(cell, (text) => {
      expect(csvLine([text]).replace(/^"/, '')).not.toMatch(/^[=+\-@\t]/);
      expect(
        openedCell(
          csvLine([text.trim()])
            .slice(0, -2)
            .replace(/^"(.*)"$/s, '$1')
            .replaceAll('""', '"'),
        ),
      ).toBe(text.trim());
    }),
  );
});
