import { say } from '../entities/language/say.ts';
import { AudienceError, type AudienceRow, batchRows, type OpenedAudience } from './audience-source.ts';
import { openCsv } from './csv-audience.ts';
import { readFirstLine } from './csv-separator.ts';
import { phoneColumns } from './phone-column.ts';
import { PhoneReader } from './phone-number.ts';

interface PastedOptions {
  /** ISO code for numbers without a country prefix. */
  readonly defaultCountry?: string | undefined;
}

/**
 * Opens a pasted list: numbers separated by new lines, commas, semicolons, tabs or spaces, or a small CSV when the first line names a
 * phone column. A number may hold spaces: only a plus, or parts of eight digits and more each, begin another one.
 */
export async function openPasted(text: string, options: PastedOptions): Promise<OpenedAudience> {
  if (startsWithHeader(text)) {
    return openCsv(asBytes(text), { fileName: 'the pasted list', defaultCountry: options.defaultCountry });
  }
  const numbers = text.split(/[\n\r,;\t]+/).flatMap(numbersOf);
  if (numbers.length === 0) {
    throw new AudienceError(
      say`Expected phone numbers in the pasted list, found it empty; paste one number per line, for example +1 202 555 0100.`,
    );
  }
  const phones = new PhoneReader(options.defaultCountry);
  return { phoneColumn: 'phone', columns: [], rows: readRows(numbers, phones) };
}

function startsWithHeader(text: string): boolean {
  const line = text.trimStart().split(/\r\n|\n|\r/, 1)[0] ?? '';
  const separator = readFirstLine(line, true)?.separator ?? ',';
  const cells = line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  return !/\d{5}/.test(line) && phoneColumns(cells).length > 0;
}

async function* asBytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

function numbersOf(piece: string): string[] {
  return piece.split(/\s+(?=\+)/).flatMap((part) => {
    const words = part.trim().split(/\s+/).filter(Boolean);
    const areWhole = words.length > 1 && words.every((word) => word.replace(/\D/g, '').length >= 8);
    return areWhole ? words : words.length > 0 ? [words.join(' ')] : [];
  });
}

async function* readRows(
  numbers: readonly string[],
  phones: PhoneReader,
): AsyncGenerator<readonly AudienceRow[]> {
  const variables: Record<string, string> = Object.create(null);
  for (let from = 0; from < numbers.length; from += batchRows) {
    yield numbers.slice(from, from + batchRows).map((rawPhone, index) => ({
      rowNumber: from + index + 1,
      rawPhone,
      ...phones.read(rawPhone),
      variables,
    }));
  }
}
