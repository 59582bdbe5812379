import fc from 'fast-check';
import { AudienceError, type OpenedAudience } from '../../../src/sources/audience-source.ts';
import { openCsv } from '../../../src/sources/csv-audience.ts';
import { openPasted } from '../../../src/sources/pasted-audience.ts';
import { defineTarget } from '../define-target.ts';
import { damaged, nearlyText } from '../mutations.ts';

const lists = [
  'phone,first_name,discount\n+12025550101,Ana,20 %\n+12025550102,"Be, to",\n',
  'Teléfono;Nombre\r\n3005550101;"Ñandú ""x"""\r\n',
  '\uFEFFphone\tname\n+12025550101\t=1+1\n',
  'phone,__proto__,constructor\n+12025550101,a,b\n',
  '"phone","name"\n"+1 (202) 555-0101","A\nB"\n',
];

/** Pieces of any size, as a download brings them. */
async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** A list is read to its end or refused with a sentence; a phone is E.164, and a row is one row. */
async function checkAudience(open: () => Promise<OpenedAudience>): Promise<void> {
  try {
    const { rows, columns } = await open();
    if (new Set(columns).size !== columns.length) throw new Error('Two columns have one name.');
    for await (const batch of rows) {
      for (const { phone, variables } of batch) {
        if (phone !== undefined && !/^\+[1-9]\d{6,14}$/.test(phone)) throw new Error(`${phone} is no E.164.`);
        if (Object.values(variables).some((value) => typeof value !== 'string'))
          throw new Error('A variable is no text.');
      }
    }
  } catch (error) {
    if (!(error instanceof AudienceError)) throw error;
    if (error.message.length > 1_000) throw new Error('A sentence is too long to be read.');
  }
}

const encoded = fc
  .tuple(fc.constantFrom(...lists), fc.constantFrom('utf8' as const, 'latin1' as const, 'utf16le' as const))
  .map(([text, encoding]) => Buffer.from(text, encoding));

export const csvLists = defineTarget('csv', () => ({
  inputs: fc.tuple(damaged(encoded), fc.integer({ min: 1, max: 64 }), fc.constantFrom(undefined, 'CO', 'US')),
  check: ([bytes, size, defaultCountry]) =>
    checkAudience(() => openCsv(inPieces(bytes, size), { fileName: 'list.csv', defaultCountry })),
}));

export const pastedLists = defineTarget('pasted', () => ({
  inputs: nearlyText(['+12025550101\n+1 202 555 0102', '3005550101, 3005550102; 3005550103', ...lists]),
  check: (text) => checkAudience(() => openPasted(text, { defaultCountry: 'CO' })),
}));
