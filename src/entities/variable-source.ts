import { fillText, placeholderKey, placeholdersOf, type TemplateDefinition } from './template-definition.ts';

/** A column of the audience, ignoring case. `fallback` stands in where a row has nothing in it. */
export interface ColumnSource {
  readonly key: string;
  readonly column: string;
  readonly fallback?: string;
}

/** The same text for everybody. */
export interface TextSource {
  readonly key: string;
  readonly text: string;
}

/** Where a placeholder's value comes from. `key` is a `placeholderKey`. */
export type VariableSource = ColumnSource | TextSource;

export const isTextSource = (source: VariableSource): source is TextSource => 'text' in source;

/** WhatsApp refuses a value with a line break, a tab or more than four spaces in a row (template overview). */
export const unusableInValue = /[\n\r\t]| {5,}/;

/** What a spreadsheet in English, Spanish or Portuguese leaves in a cell whose formula failed; nobody wants to be greeted as #N/A. */
export const spreadsheetError =
  /^#(?:N\/[AD]|¡?(?:DIV\/0|REF|N[UÚ]M|NULL|NULO|VALUE|VALOR|SPILL|CALC|ERROR)!|(?:NAME|¿NOMBRE|NOME)\?)$/;

/** One source for each placeholder of the template, in its order: the known one, else the column of the placeholder's name. */
export function sourcesFor(
  definition: TemplateDefinition,
  known: readonly VariableSource[] = [],
): VariableSource[] {
  const byKey = new Map(known.map((source) => [source.key, source]));
  return placeholdersOf(definition).map((placeholder) => {
    const key = placeholderKey(placeholder);
    return byKey.get(key) ?? { key, column: placeholder.name };
  });
}

/** Every column that a value may come from, each once. */
export const columnsOf = (sources: readonly VariableSource[]): string[] => [
  ...new Set(sources.flatMap((source) => (isTextSource(source) ? [] : [source.column]))),
];

/** Columns without which rows cannot be sent, in order of appearance, each once. */
export const neededColumns = (sources: readonly VariableSource[]): string[] => [
  ...new Set(
    sources.flatMap((source) =>
      isTextSource(source) || source.fallback !== undefined ? [] : [source.column],
    ),
  ),
];

const factsOf = (source: VariableSource): string =>
  JSON.stringify(
    isTextSource(source)
      ? [source.key, 'text', source.text]
      : [source.key, 'column', source.column, source.fallback ?? null],
  );

/** Keys whose value comes from elsewhere in the other list, or which only one of them has. */
export function changedKeys(
  before: readonly VariableSource[],
  after: readonly VariableSource[],
): readonly string[] {
  const facts = new Map(before.map((source) => [source.key, factsOf(source)]));
  const changed = after.filter((source) => facts.get(source.key) !== factsOf(source));
  const kept = new Set(after.map(({ key }) => key));
  return [...changed, ...before.filter(({ key }) => !kept.has(key))].map(({ key }) => key);
}

/** A row's value for a column, ignoring case; the exact spelling is the common case. */
export function readColumn(row: Readonly<Record<string, string>>, column: string): string {
  if (Object.hasOwn(row, column)) return row[column] ?? '';
  const wanted = column.toLowerCase();
  return Object.entries(row).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
}

/** What stands in each placeholder for one row, by `placeholderKey`; empty where there is nothing. */
export const valuesOf = (
  definition: TemplateDefinition,
  sources: readonly VariableSource[],
  row: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    sourcesFor(definition, sources).map((source) => {
      if (isTextSource(source)) return [source.key, source.text];
      const given = readColumn(row, source.column);
      return [source.key, given.trim() === '' ? (source.fallback ?? '') : given];
    }),
  );

/** The text of header and body once filled in. */
export function renderTexts(
  definition: TemplateDefinition,
  values: Readonly<Record<string, string>>,
): { header: string | undefined; body: string } {
  const fill = (part: 'header' | 'body', text: string) =>
    fillText(text, (name) => values[`${part}.${name}`] ?? '');
  return {
    header: definition.header?.text === undefined ? undefined : fill('header', definition.header.text),
    body: fill('body', definition.body),
  };
}
