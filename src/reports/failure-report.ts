import type { DateTime } from 'luxon';
import type { CountedCell } from '../entities/cell.ts';
import { figuresOf } from '../entities/figures.ts';
import { failureTable } from './failure-table.ts';
import { countText, shareText, usersText } from './figure-lines.ts';
import type { ReportDocument } from './report-document.ts';

/** Why users of one local day's deployments were not reached. */
export function composeFailureReport(day: DateTime, cells: readonly CountedCell[]): ReportDocument {
  const longDay = day.setLocale('en-GB').toFormat('cccc d LLLL yyyy');
  const { totalUsers, sendFailure } = figuresOf(cells);
  const table = failureTable(cells, 'Send failures by state');
  return {
    title: `Send failures · ${longDay}`,
    summary:
      totalUsers === 0
        ? `Nothing was launched on ${longDay}.`
        : `${longDay}: ${countText(sendFailure)} of ${usersText(totalUsers)} failed (${shareText(sendFailure, totalUsers)}).`,
    context: [
      [
        `Counts the deployments launched that day (${day.zoneName} time), with their figures as they stand now.`,
      ],
    ],
    figures: [],
    tables: table ? [table] : [],
    charts: [],
    notes: [],
    actions: [],
  };
}
