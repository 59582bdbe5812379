import { countText } from '../entities/language/number-text.ts';
import { say } from '../entities/language/say.ts';
import { AudienceError } from './audience-source.ts';
import { codeColumn, phoneColumns } from './phone-column.ts';
import type { PhoneReader } from './phone-number.ts';

export interface Header {
  /** How many cells belong to a row; nameless columns at the end are not counted. */
  readonly width: number;
  readonly phone: number;
  /** The column of the calling code, or -1. */
  readonly code: number;
  readonly phoneName: string;
  readonly variables: readonly { readonly name: string; readonly index: number }[];
}

interface Context {
  readonly fileName: string;
  readonly mostColumns: number;
  readonly phones: PhoneReader;
}

/** Reads the first row with content; every refusal names what was found and how to correct it. */
export function parseHeader(cells: readonly string[], { fileName, mostColumns, phones }: Context): Header {
  const names = cells.map((cell) => cell.trim());
  while (names.at(-1) === '') names.pop();
  if (names.length > mostColumns) {
    throw new AudienceError(
      say`${fileName}: expected at most ${mostColumns} columns, found ${names.length}; remove the columns that the message does not use.`,
    );
  }
  refuseDuplicates(names, fileName);
  const phone = choosePhone(names, fileName, phones);
  const code = codeColumn(names);
  return {
    width: names.length,
    phone,
    code,
    phoneName: names[phone] ?? '',
    variables: names.flatMap((name, index) => (name === '' || index === phone ? [] : [{ name, index }])),
  };
}

/** A template finds its variables by name ignoring case, so names that differ in case alone are the same. */
function refuseDuplicates(names: readonly string[], fileName: string): void {
  const seen = new Set<string>();
  for (const name of names) {
    const folded = name.toLowerCase();
    if (folded !== '' && seen.has(folded)) {
      throw new AudienceError(
        say`${fileName}: expected every column name once, found "${shown(name)}" twice in the first row; rename or remove one of them.`,
      );
    }
    seen.add(folded);
  }
}

function choosePhone(names: readonly string[], fileName: string, phones: PhoneReader): number {
  const candidates = phoneColumns(names);
  const [only, second] = candidates;
  if (only !== undefined && second === undefined) return only;
  if (only !== undefined) {
    throw new AudienceError(
      say`${fileName}: expected one phone column, found ${candidates.length} (${list(candidates.map((index) => names[index] ?? ''))}); name the one to use "phone".`,
    );
  }
  if (names.some((name) => phones.read(name).phone !== undefined || /^\+?[\d\s().-]{7,}$/.test(name))) {
    throw new AudienceError(
      say`${fileName}: expected a header line with a column named "phone" in the first row, found a phone number there; add a first line with the column names.`,
    );
  }
  throw new AudienceError(
    say`${fileName}: expected a column named "phone" in the first row, found the columns ${list(names.filter(Boolean))}; rename the one with the phone numbers to "phone".`,
  );
}

const shown = (name: string) => (name.length > 40 ? `${name.slice(0, 40)}…` : name).replace(/\s+/g, ' ');

function list(names: readonly string[]): string {
  const some = names.slice(0, 12).map((name) => `"${shown(name)}"`);
  const more = names.length - some.length;
  return more > 0 ? say`${some.join(', ')} and ${countText(more)} more` : some.join(', ');
}
