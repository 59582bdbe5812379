import type { CountedCell } from '../entities/cell.ts';
import { figuresOf } from '../entities/figures.ts';
import { counted } from '../entities/language/nouns.ts';
import { countText } from '../entities/language/number-text.ts';
import { say } from '../entities/language/say.ts';
import { actionIds } from './action-ids.ts';
import { failureTable } from './failure-table.ts';
import { figureLines } from './figure-lines.ts';
import type { ScopeDescription, Times } from './reader.ts';
import type { ReportDocument } from './report-document.ts';
import { resultCharts } from './result-charts.ts';
import { scopeValue } from './scope-value.ts';
import { timeLines } from './time-lines.ts';

/** The results with their charts, where they can be drawn: as a message. Figures and labels only. */
export function composeResults(
  { scope, title }: ScopeDescription,
  cells: readonly CountedCell[],
  times: Times,
): ReportDocument {
  const figures = figuresOf(cells);
  const table = failureTable(cells, say`Send failures by state`);
  return {
    title: say`Results · ${title}`,
    summary: say`${title}: ${countText(figures.delivered)} of ${counted(figures.totalUsers, 'user')} delivered, ${countText(figures.inProcess)} in process, ${countText(figures.sendFailure)} failed, ${countText(figures.responses)} answered.`,
    context: [],
    figures: [
      ...figureLines(figures),
      ...timeLines(times).map(({ label, value, note }) => ({ label, value, ...(note && { note }) })),
    ],
    tables: table ? [table] : [],
    charts: resultCharts(cells),
    notes: [],
    actions: [{ id: actionIds.viewResults, label: say`View results`, value: scopeValue(scope) }],
  };
}
