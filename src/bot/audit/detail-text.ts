import { isRecord, readJson } from '../../entities/json.ts';
import { said } from '../../entities/language/say.ts';
import { storedTexts } from '../../entities/language/stored-texts.ts';

const fixed: ReadonlySet<string> = new Set(storedTexts);

/** A name that happens to be a word of the product stays as it is; only whole stored sentences are said again. */
const ofProduct = (value: string): string => (fixed.has(value) ? said(value) : value);

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(valueText).join(', ');
  if (!isRecord(value)) return ofProduct(String(value));
  const pairs = Object.entries(value).map(([name, inner]) => `${name}: ${valueText(inner)}`);
  return pairs.length === 0 ? '–' : pairs.join(', ');
}

/** An entry's detail for a person: how it was and how it is first, then whatever else was written down. */
export function detailText(detail: string): string {
  const read = readJson(detail);
  if (!isRecord(read)) return detail;
  const { before, after, ...rest } = read;
  const change = 'before' in read || 'after' in read ? [`${valueText(before)} → ${valueText(after)}`] : [];
  return [...change, ...Object.entries(rest).map(([name, value]) => `${name}: ${valueText(value)}`)].join(
    ' · ',
  );
}
