// https://docs.slack.dev/reference/block-kit/blocks/table-block and …/data-table-block
import { isList, isRecord, type JsonRecord } from '../json.ts';
import { richText } from './rich-text.ts';
import {
  flag,
  list,
  number,
  type Report,
  type Rule,
  required,
  shape,
  text,
  variants,
  word,
} from './rules.ts';

const maxCharacters = 10_000;
const columns = { min: 1, max: 20 };

const cells: Readonly<Record<string, Rule>> = {
  raw_text: shape({ type: required(word('raw_text')), text: required(text({})) }),
  raw_number: shape({
    type: required(word('raw_number')),
    value: required(number()),
    text: required(text({})),
  }),
  rich_text: richText,
};

const rows = (limits: { min: number; max: number }) => list(list(variants(cells), columns), limits);

const rowsOf = (table: JsonRecord): readonly (readonly unknown[])[] =>
  isList(table.rows) ? table.rows.filter(isList) : [];

/** Characters of every `text` below a value: what Slack adds up over the cells of tables. */
export function charactersIn(value: unknown): number {
  if (isList(value)) return value.reduce<number>((sum, item) => sum + charactersIn(item), 0);
  if (!isRecord(value)) return 0;
  const own = typeof value.text === 'string' ? value.text.length : 0;
  return Object.values(value).reduce<number>((sum, item) => sum + charactersIn(item), own);
}

function withinCharacters(table: JsonRecord, pointer: string, report: Report): void {
  const characters = charactersIn(table.rows);
  if (characters > maxCharacters)
    report(`${pointer}/rows`, `no more than ${maxCharacters} characters allowed in a table [${characters}]`);
}

function headedByEqualRows(table: JsonRecord, pointer: string, report: Report): void {
  const [header, ...body] = rowsOf(table);
  if (!header) return;
  if (header.some((cell) => isRecord(cell) && cell.type === 'rich_text'))
    report(`${pointer}/rows/0`, 'header cells must not be rich_text');
  body.forEach((row, index) => {
    if (row.length !== header.length)
      report(`${pointer}/rows/${index + 1}`, 'all rows must have the same number of cells');
  });
  const named = table.row_header_column_index;
  if (typeof named === 'number' && named >= header.length)
    report(`${pointer}/row_header_column_index`, 'must name one of the columns');
}

export const table: Rule = shape(
  {
    type: required(word('table')),
    block_id: text({ max: 255 }),
    rows: required(rows({ min: 1, max: 100 })),
    column_settings: list(
      (value, pointer, report) => {
        // A null leaves that column as it is.
        if (value !== null)
          shape({ align: word('left', 'center', 'right'), is_wrapped: flag })(value, pointer, report);
      },
      { max: 20 },
    ),
  },
  withinCharacters,
);

export const dataTable: Rule = shape(
  {
    type: required(word('data_table')),
    block_id: text({ max: 255 }),
    caption: required(text({})),
    rows: required(rows({ min: 2, max: 101 })),
    page_size: number({ min: 1, max: 100, integer: true }),
    row_header_column_index: number({ min: 0, integer: true }),
  },
  (value, pointer, report) => {
    withinCharacters(value, pointer, report);
    headedByEqualRows(value, pointer, report);
  },
);
