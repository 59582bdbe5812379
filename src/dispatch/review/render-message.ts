import type { FailureClass } from '../../entities/failure-class.ts';
import { longestBody, longestHeader, type TemplateDefinition } from '../../entities/template-definition.ts';
import {
  isTextSource,
  readColumn,
  renderTexts,
  sourcesFor,
  spreadsheetError,
  unusableInValue,
  type VariableSource,
} from '../../entities/variable-source.ts';

export interface VersionContent {
  readonly definition: TemplateDefinition;
  readonly variables: readonly VariableSource[];
}

export type RenderedValues =
  | { readonly ok: true; readonly values: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly failure: FailureClass; readonly detail: string };

export type RenderRow = (row: Readonly<Record<string, string>>) => RenderedValues;

/** What its provider keeps to itself may take any column of the list as a variable. */
const otherColumns = (row: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) =>
      value.trim() === '' ? [] : [[`body.${column.trim()}`, value]],
    ),
  );

/** Gives the values of every placeholder for one audience row, or the one reason why the row cannot be sent. */
export function createRenderer({ definition, variables }: VersionContent): RenderRow {
  const sources = sourcesFor(definition, variables);
  const fixed = Object.fromEntries(sources.filter(isTextSource).map(({ key, text }) => [key, text]));
  const wanted = sources.flatMap((source) => (isTextSource(source) ? [] : [source]));
  return (row) => {
    const values: Record<string, string> = { ...fixed };
    for (const { key, column, fallback = '' } of wanted) {
      const given = readColumn(row, column);
      const isError = spreadsheetError.test(given.trim());
      const value = isError || given.trim() === '' ? fallback : given;
      if (value.trim() === '' && isError) {
        const detail = `Column “${column}” has an error of the spreadsheet, ${given.trim()}.`;
        return { ok: false, failure: 'variable_invalid', detail };
      }
      if (value.trim() === '') {
        return { ok: false, failure: 'variable_missing', detail: `Column “${column}” is empty or missing.` };
      }
      if (unusableInValue.test(value)) {
        const detail = `Column “${column}” has a line break, a tab or more than four spaces in a row.`;
        return { ok: false, failure: 'variable_invalid', detail };
      }
      values[key] = value;
    }
    if (definition.hidden) return { ok: true, values: { ...otherColumns(row), ...values } };
    const { header, body } = renderTexts(definition, values);
    if ((header?.length ?? 0) > longestHeader || body.length > longestBody) {
      const detail = `The filled text is too long: at most ${longestHeader} characters in the header and ${longestBody} in the body.`;
      return { ok: false, failure: 'variable_too_long', detail };
    }
    return { ok: true, values };
  };
}
