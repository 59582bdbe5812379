import type { CountedCell } from '../entities/cell.ts';
import { deploymentStates, failedStates } from '../entities/deployment-state.ts';
import { countByState } from '../entities/figures.ts';
import { said, say } from '../entities/language/say.ts';
import { shareText } from './figure-lines.ts';
import type { ReportTable } from './report-document.ts';

/** Failed users by state, most first, each with its share of all failures and what to do. Undefined: nobody failed. */
export function failureTable(cells: readonly CountedCell[], caption: string): ReportTable | undefined {
  const counts = countByState(cells)
    .filter(({ state }) => failedStates.includes(state))
    .sort((one, other) => other.count - one.count);
  if (counts.length === 0) return undefined;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return {
    caption,
    columns: [say`State`, say`Users`, say`Share`, say`Next step`],
    rows: counts.map(({ state, count }) => [
      said(deploymentStates[state].label),
      count,
      shareText(count, total),
      said(deploymentStates[state].nextStep),
    ]),
  };
}
