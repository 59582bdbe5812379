import { isRecord } from '../json-value.ts';

const longestValue = 1_000;

/** `order.items.0.name` leads into objects by name and into lists by number. */
function fieldAt(json: unknown, path: string): unknown {
  let found = json;
  for (const name of path.split('.')) {
    if (Array.isArray(found)) {
      const list: readonly unknown[] = found;
      found = list[Number(name)];
    } else if (isRecord(found) && Object.hasOwn(found, name)) found = found[name];
    else return undefined;
  }
  return found;
}

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).slice(0, longestValue)
    : '';

/** The fields of an answer as variables; one that is not there is empty. */
export const readFields = (
  json: unknown,
  save: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(save).map(([variable, path]) => [variable, asText(fieldAt(json, path))]));
