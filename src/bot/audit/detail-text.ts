import { isRecord, readJson } from '../../entities/json.ts';

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(valueText).join(', ');
  if (!isRecord(value)) return String(value);
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
