import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCsv } from '../../src/sources/csv-audience.ts';
import { encodings, inPieces, readCsv, rowsIn } from './audience-file.ts';

const separators = { comma: ',', semicolon: ';', tab: '\t' };
const everyDialect = Object.keys(encodings).flatMap((encoding) =>
  Object.entries(separators).map(([name, separator]) => ({ encoding, name, separator })),
);

test.each(everyDialect)(
  '$encoding separated by $name gives the same rows',
  async ({ encoding, separator }) => {
    const lines = [
      ['Nombre', 'Teléfono', 'Ciudad'],
      ['Ana María', '+12025550100', 'Bogotá'],
      ['"Núñez, ""La Jefa""; \t y\nfamilia"', '+1 (202) 555-0101', ''],
    ];
    const file =
      encodings[encoding]?.(lines.map((cells) => cells.join(separator)).join('\r\n')) ?? Buffer.alloc(0);
    const { phoneColumn, columns, all } = await readCsv(file);
    expect({ phoneColumn, columns }).toEqual({ phoneColumn: 'Teléfono', columns: ['Nombre', 'Ciudad'] });
    expect(all.map(({ variables, ...row }) => ({ ...row, variables: { ...variables } }))).toEqual([
      {
        rowNumber: 2,
        rawPhone: '+12025550100',
        phone: '+12025550100',
        variables: { Nombre: 'Ana María', Ciudad: 'Bogotá' },
      },
      {
        rowNumber: 3,
        rawPhone: '+1 (202) 555-0101',
        phone: '+12025550101',
        variables: { Nombre: 'Núñez, "La Jefa"; \t y\nfamilia', Ciudad: '' },
      },
    ]);
  },
);

test('windows-1252 keeps the signs that Latin-1 does not have', async () => {
  const file = Buffer.concat([
    Buffer.from('phone,plan\n+12025550100,5'),
    Buffer.from([0x80, 0x20, 0x96, 0x20, 0xf1]),
  ]);
  const { all } = await readCsv(file);
  expect(all[0]?.variables.plan).toBe('5€ – ñ');
});

const shapes: readonly [story: string, file: string, rows: readonly (readonly [number, string])[]][] = [
  [
    'blank rows are skipped and still counted',
    'phone,name\n\n+12025550100,a\n,\n \n+12025550101,b\n\n',
    [
      [3, 'a'],
      [6, 'b'],
    ],
  ],
  ['blank rows above the header are counted too', '\r\n\r\nphone,name\r\n+12025550100,a', [[4, 'a']]],
  [
    'a quoted cell with line breaks is one row',
    'phone,name\n+12025550100,"a\n\nb"\n+12025550101,c',
    [
      [2, 'a\n\nb'],
      [3, 'c'],
    ],
  ],
  [
    'old Mac line ends',
    'phone,name\r+12025550100,a\r+12025550101,b\r',
    [
      [2, 'a'],
      [3, 'b'],
    ],
  ],
  [
    'line ends may be mixed',
    'phone,name\r\n+12025550100,a\n+12025550101,b\r\n',
    [
      [2, 'a'],
      [3, 'b'],
    ],
  ],
  ["Excel's own sep line is not a row", 'sep=;\r\nphone;name\r\n+12025550100;a,b', [[2, 'a,b']]],
  ['a missing cell is empty', 'phone,name\n+12025550100', [[2, '']]],
  ['empty cells beyond the header are harmless', 'phone,name,,\n+12025550100,a,,,,', [[2, 'a']]],
  ['a quote in the middle of a cell is a letter', 'phone,name\n+12025550100,5" screen', [[2, '5" screen']]],
  ['a comma inside a quoted header does not decide', '"name";"phone";"a,b,c"\na;+12025550100;', [[2, 'a']]],
  ['header names and values are trimmed', ' phone , name \n +12025550100 ,  a  ', [[2, 'a']]],
  ['a nameless column is passed over', ',phone,name\n0,+12025550100,a', [[2, 'a']]],
];
test.each(shapes)('%s', async (_story, file, expected) => {
  const { all } = await readCsv(file);
  expect(all.map((row) => [row.rowNumber, row.variables.name])).toEqual(expected);
  expect(all.every((row) => row.phone !== undefined)).toBe(true);
});

test('a row with cells beyond the header is told, its neighbours are not touched', async () => {
  const { all } = await readCsv('phone,name\n+12025550100,a\n+12025550101,b,c\n+12025550102,d');
  expect(all.map((row) => row.invalidBecause)).toEqual([
    undefined,
    'has 3 cells, the header has 2',
    undefined,
  ]);
  expect(all[1]).toMatchObject({ rowNumber: 3, rawPhone: '+12025550101' });
  expect(all[1]).not.toHaveProperty('phone');
});

test('columns named after parts of an object are ordinary columns', async () => {
  const { columns, all } = await readCsv('phone,__proto__,constructor,toString\n+12025550100,a,b,c');
  expect(columns).toEqual(['__proto__', 'constructor', 'toString']);
  expect(Object.entries(all[0]?.variables ?? {})).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
    ['toString', 'c'],
  ]);
  expect(Object.getPrototypeOf(all[0]?.variables)).toBeNull();
  expect('a' in {}).toBe(false);
});

test.each([
  ['57', '+573001234567', '300 123 4567'],
  ['+1', '+12025550100', '(202) 555-0100'],
  ['US', '+12025550100', '202-555-0100'],
  ['001', '+12025550100', '2025550100'],
  ['1', '+12025550100', '12025550100'],
  ['44', '+12025550100', '+1 202 555 0100'],
  ['', '+12025550100', '12025550100'],
])('country code %s beside the number gives %s', async (code, phone, national) => {
  const { all, columns } = await readCsv(`Country Code,name,Mobile\n${code},a,${national}`);
  expect(all[0]).toMatchObject({ phone, rawPhone: national });
  expect(columns).toEqual(['Country Code', 'name']);
});

test.each([
  ['57', '3.00123E+09', 'the spreadsheet cut its digits (scientific notation)'],
  ['Colombia', '3001234567', 'country code is not a number'],
  ['1', '555 555 0100', 'no such number under +1'],
])('country code %s beside %s is refused with its reason', async (code, national, invalidBecause) => {
  const { all } = await readCsv(`country_code,phone\n${code},${national}`);
  expect(all[0]).toMatchObject({ invalidBecause, rawPhone: national });
});

describe('however the file is cut', () => {
  const file = Buffer.from('\uFEFFphone;name\r\n+12025550100;"Ñandú ""x"";\r\n😀"\r\n\r\n+12025550101;é\r\n');
  test.each([1, 2, 3, 5, 7])('pieces of %i bytes give the same rows', async (size) => {
    expect((await readCsv(file, {}, size)).all).toEqual((await readCsv(file)).all);
  });

  test('a 64 KB boundary may fall on any byte of a row', async () => {
    const row = '+12025550101,"Ñ""😀"\r\n';
    const rowBytes = Buffer.byteLength(row);
    for (let shift = 0; shift <= rowBytes; shift++) {
      const filler = `+12025550100,${'x'.repeat(32_000)}\r\n`.repeat(2);
      const start = `phone,name\r\n${filler}`;
      const room = 65_536 - Buffer.byteLength(start) - shift - '+12025550100,\r\n'.length;
      const text = `${start}+12025550100,${'y'.repeat(room)}\r\n${row}+12025550102,z`;
      const { all } = await readCsv(text);
      expect(all.slice(-2).map((r) => [r.rowNumber, r.phone, r.variables.name])).toEqual([
        [5, '+12025550101', 'Ñ"😀'],
        [6, '+12025550102', 'z'],
      ]);
    }
  });

  test('letters beyond ASCII may come late, in UTF-8 and in Latin-1', async () => {
    const text = `phone,name\n${'+12025550100,x\n'.repeat(6_000)}+12025550101,Peña`;
    for (const encoding of ['UTF-8', 'Latin-1']) {
      const { all } = await readCsv(encodings[encoding]?.(text) ?? Buffer.alloc(0));
      expect(all.at(-1)).toMatchObject({ rowNumber: 6_002, variables: { name: 'Peña' } });
    }
  });
});

test('rows come in batches of at most a thousand, in order', async () => {
  const file = Buffer.from(`phone\n${'+12025550100\n'.repeat(12_345)}`);
  const audience = await openCsv(inPieces(file), { fileName: 'audience.csv' });
  const sizes: number[] = [];
  const numbers: number[] = [];
  for await (const batch of audience.rows) {
    sizes.push(batch.length);
    numbers.push(...batch.map((row) => row.rowNumber));
  }
  expect(Math.max(...sizes)).toBe(1_000);
  expect(numbers).toEqual(Array.from({ length: 12_345 }, (_, index) => index + 2));
});

test('leaving the loop early closes the input', async () => {
  let isClosed = false;
  async function* endless() {
    try {
      yield Buffer.from('phone\n');
      for (;;) yield Buffer.from('+12025550100\n');
    } finally {
      isClosed = true;
    }
  }
  const audience = await openCsv(endless(), { fileName: 'audience.csv' });
  for await (const batch of audience.rows) {
    expect(batch.length).toBeGreaterThan(0);
    break;
  }
  expect(isClosed).toBe(true);
});

const cell = fc.string({
  unit: fc.constantFrom('a', 'ñ', '😀', '"', ',', ';', '\t', '\n', '\r', ' ', '0', '_'),
});
const dialect = fc.record({
  separator: fc.constantFrom(',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  encoding: fc.constantFrom(...Object.keys(encodings).filter((name) => name !== 'Latin-1')),
  endsWithLine: fc.boolean(),
  quotesAll: fc.boolean(),
  pieceSize: fc.integer({ min: 1, max: 50 }),
});

test('whatever a person has in the cells comes back, in any dialect', async () => {
  await fc.assert(
    fc.asyncProperty(
      dialect,
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }),
      async (form, rows) => {
        const written = (text: string) =>
          form.quotesAll || /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        const lines = [
          ['first', 'phone', 'second'],
          ...rows.map(([a, b], i) => [a, `+1202555${String(100 + i).padStart(4, '0')}`, b]),
        ];
        const text = lines.map((cells) => cells.map(written).join(form.separator)).join(form.lineEnd);
        const file =
          encodings[form.encoding]?.(form.endsWithLine ? text + form.lineEnd : text) ?? Buffer.alloc(0);
        const audience = await openCsv(inPieces(file, form.pieceSize), { fileName: 'audience.csv' });
        const read = await rowsIn(audience);
        expect(read.map((row) => [row.variables.first, row.phone, row.variables.second])).toEqual(
          rows.map(([a, b], i) => [a.trim(), `+1202555${String(100 + i).padStart(4, '0')}`, b.trim()]),
        );
      },
    ),
    { numRuns: 150 },
  );
});
