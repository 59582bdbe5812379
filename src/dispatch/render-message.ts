import type { FailureClass } from '../entities/failure-class.ts';
import type { VariableSource } from '../entities/rows/conversation-version.ts';
import {
  fillText,
  longestBody,
  longestHeader,
  placeholderKey,
  placeholdersOf,
  type TemplateDefinition,
} from '../entities/template-definition.ts';

export interface VersionContent {
  readonly definition: TemplateDefinition;
  readonly variables: readonly VariableSource[];
}

export type RenderedValues =
  | { readonly ok: true; readonly values: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly failure: FailureClass; readonly detail: string };

/** A row's value for a column, ignoring case; the exact spelling is the common case. */
function readColumn(row: Readonly<Record<string, string>>, column: string): string {
  if (Object.hasOwn(row, column)) return row[column] ?? '';
  const wanted = column.toLowerCase();
  return Object.entries(row).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
}

/** WhatsApp refuses a value with a line break, a tab or more than four spaces in a row (template overview). */
const forbidden = /[\n\r\t]| {5,}/;

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

export type RenderRow = (row: Readonly<Record<string, string>>) => RenderedValues;

/** Gives the values of every placeholder for one audience row, or the one reason why the row cannot be sent. */
export function createRenderer({ definition, variables }: VersionContent): RenderRow {
  const columnOf = new Map(variables.map(({ key, column }) => [key, column]));
  const wanted = placeholdersOf(definition).map((placeholder) => {
    const key = placeholderKey(placeholder);
    return { key, column: columnOf.get(key) ?? placeholder.name };
  });
  return (row) => {
    const values: Record<string, string> = {};
    for (const { key, column } of wanted) {
      const value = readColumn(row, column);
      if (value.trim() === '') {
        return { ok: false, failure: 'variable_missing', detail: `Column “${column}” is empty or missing.` };
      }
      if (forbidden.test(value)) {
        const detail = `Column “${column}” has a line break, a tab or more than four spaces in a row.`;
        return { ok: false, failure: 'variable_invalid', detail };
      }
      values[key] = value;
    }
    const { header, body } = renderTexts(definition, values);
    if ((header?.length ?? 0) > longestHeader || body.length > longestBody) {
      const detail = `The filled text is too long: at most ${longestHeader} characters in the header and ${longestBody} in the body.`;
      return { ok: false, failure: 'variable_too_long', detail };
    }
    return { ok: true, values };
  };
}
