import { byteOrderMark, csvLine } from '../entities/csv-line.ts';
import { plainWords } from './plain-words.ts';
import type { ReportChart, ReportDocument, ReportTable } from './report-document.ts';

const emptyLine = csvLine(['']);

const cellText = (cell: string | number): string => String(cell);

const tableLines = ({ caption, columns, rows }: ReportTable): string[] => [
  csvLine([caption]),
  csvLine(columns),
  ...rows.map((row) => csvLine(row.map(cellText))),
];

/** One line a label, one column a series. */
function chartLines({ title, series }: ReportChart): string[] {
  const labels = [...new Set(series.flatMap(({ points }) => points.map(({ label }) => label)))];
  const numberAt = (points: ReportChart['series'][number]['points'], label: string): string =>
    String(points.find((point) => point.label === label)?.value ?? '');
  return [
    csvLine([title]),
    csvLine(['', ...series.map(({ name }) => name)]),
    ...labels.map((label) => csvLine([label, ...series.map(({ points }) => numberAt(points, label))])),
  ];
}

/** What waits for somebody and everything a report counts, as a spreadsheet reads it: no cell can run as a formula. */
export function documentCsv({ title, summary, toDo = [], figures, tables, charts }: ReportDocument): string {
  const parts: readonly string[][] = [
    [csvLine([title]), csvLine([summary]), ...toDo.map((words) => csvLine([plainWords(words)]))],
    figures.map(({ label, value, number, note }) => csvLine([label, cellText(number ?? value), note ?? ''])),
    ...tables.map(tableLines),
    ...charts.map(chartLines),
  ].filter((lines) => lines.length > 0);
  return `${byteOrderMark}${parts.map((lines) => lines.join('')).join(emptyLine)}`;
}
