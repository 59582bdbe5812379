import type { CountedCell } from '../entities/cell.ts';
import { deploymentStates } from '../entities/deployment-state.ts';
import { countByState, figureDefinitions, figuresOf } from '../entities/figures.ts';
import { said, say } from '../entities/language/say.ts';
import type { ReportChart } from './report-document.ts';

const funnel = ['totalUsers', 'messagesSent', 'delivered', 'responses'] as const;

/** How many users each step lost. */
export function funnelChart(cells: readonly CountedCell[]): ReportChart {
  const figures = figuresOf(cells);
  const points = funnel.map((name) => ({ label: said(figureDefinitions[name].label), value: figures[name] }));
  return { title: say`From users to responses`, kind: 'bar', series: [{ name: say`Users`, points }] };
}

export const statesChart = (cells: readonly CountedCell[]): ReportChart => ({
  title: say`Users by state`,
  kind: 'bar',
  series: [
    {
      name: say`Users`,
      points: countByState(cells).map(({ state, count }) => ({
        label: said(deploymentStates[state].label),
        value: count,
      })),
    },
  ],
});

/** Both charts; nothing where nobody is to be drawn. */
export const resultCharts = (cells: readonly CountedCell[]): readonly ReportChart[] =>
  countByState(cells).length === 0 ? [] : [funnelChart(cells), statesChart(cells)];
