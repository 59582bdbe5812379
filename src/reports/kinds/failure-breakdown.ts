import { type CountedCell, causeWords } from '../../entities/cell.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { deploymentStates, failedStates } from '../../entities/deployment-state.ts';
import { figureDefinitions, figuresOf, percentText } from '../../entities/figures.ts';
import { counted } from '../../entities/language/nouns.ts';
import { countText } from '../../entities/language/number-text.ts';
import { said, say, text } from '../../entities/language/say.ts';
import { actionIds } from '../action-ids.ts';
import { cutCaption } from '../cut-caption.ts';
import { cohortWords, failedPercentOf, quietSentence, saidOf } from '../digest/compose-digest.ts';
import { figuresIn } from '../digest/digest-facts.ts';
import { failureTrendTable } from '../digest/digest-tables.ts';
import { standingOf } from '../digest/standing.ts';
import { rateNumber, shareText } from '../figure-lines.ts';
import { chartLabel, daysUntil, periodName, trendPeriods, usualPeriods, windowOf } from '../period.ts';
import type { DeploymentLine } from '../reader.ts';
import type { ReportAction, ReportChart, ReportTable } from '../report-document.ts';
import type { ReportKind } from '../report-kind.ts';
import { scopeValue } from '../scope-value.ts';

const title = text('Failure breakdown');
const mostCauses = 15;
const mostButtons = 5;

const isFailed = ({ state }: CountedCell): boolean => failedStates.includes(state);

/** Every cause with the provider's own code, most first: what support asks for. */
function causeTable(cells: readonly CountedCell[]): ReportTable[] {
  const counts = new Map<string, { readonly cell: CountedCell; count: number }>();
  for (const cell of cells.filter(isFailed)) {
    const key = `${cell.cause}|${cell.code}`;
    const known = counts.get(key);
    if (known) known.count += cell.count;
    else counts.set(key, { cell, count: cell.count });
  }
  const rows = [...counts.values()].sort((one, other) => other.count - one.count);
  if (rows.length === 0) return [];
  return [
    {
      caption: cutCaption(say`Causes`, mostCauses, rows.length),
      columns: [said(text('Cause')), said(text('Users')), said(text('State')), said(text('Code'))],
      rows: rows
        .slice(0, mostCauses)
        .map(({ cell, count }) => [
          said(causeWords(cell.cause)),
          count,
          said(deploymentStates[cell.state].label),
          cell.code || '–',
        ]),
    },
  ];
}

/** Where nobody was sent to, there is no share to draw. */
function trendChart(
  periods: ReturnType<typeof trendPeriods>,
  cohorts: readonly (readonly CountedCell[])[],
): ReportChart[] {
  const points = periods.flatMap((period, index) => {
    const percent = rateNumber(failedPercentOf(cohorts[index] ?? []));
    return percent === undefined ? [] : [{ label: chartLabel(period), value: percent }];
  });
  if (points.length < 2) return [];
  return [
    {
      title: say`Failed, in percent of users`,
      kind: 'bar',
      series: [{ name: said(figureDefinitions.sendFailure.label), points }],
    },
  ];
}

function buttons(largest: readonly DeploymentLine[]): ReportAction[] {
  return largest
    .filter(({ cells }) => figuresOf(cells).sendFailure > 0)
    .toSorted((one, other) => figuresOf(other.cells).sendFailure - figuresOf(one.cells).sendFailure)
    .slice(0, mostButtons)
    .map(({ id }) => ({
      id: actionIds.failedUsers,
      label: say`Failed users of ${deploymentCode(id)}`,
      value: scopeValue({ kind: 'deployment', deploymentId: id }),
    }));
}

function summaryOf(cells: readonly CountedCell[], usual: readonly (readonly CountedCell[])[]): string {
  const { totalUsers, sendFailure } = figuresOf(cells);
  if (totalUsers === 0) return say`Nothing was sent.`;
  const share = (these: readonly CountedCell[]) => {
    const figures = figuresIn({ cells: these });
    return { part: figures.sendFailure, whole: figures.totalUsers };
  };
  const { usual: usually } = standingOf(share(cells), usual.map(share));
  const happened = say`${countText(sendFailure)} of ${counted(totalUsers, 'user')} failed (${shareText(sendFailure, totalUsers)}).`;
  return usually === undefined ? happened : [happened, say`Usually ${percentText(usually)} fail.`].join(' ');
}

/** Why users were not reached, whether that is usual, and what to do about each cause. */
export const failureBreakdown: ReportKind = {
  name: 'failures',
  title,
  summary: text('Why users were not reached, against the usual, with what to do about each cause.'),
  every: 'day',
  period: (today, days) => daysUntil(today, days),
  async compose(reader, { period, conversations }) {
    const usual = usualPeriods(period);
    const trend = trendPeriods(period);
    const [versions, earlier, largest] = await Promise.all([
      reader.versionCohorts(windowOf(period), conversations),
      reader.cohorts([...usual, ...trend].map(windowOf), conversations),
      reader.largestDeployments(windowOf(period), mostButtons * 4, conversations),
    ]);
    const cells = versions.flatMap((version) => version.cells);
    const usualCells = usual.map((one, index) => ({ period: one, cells: earlier[index] ?? [] }));
    const { totalUsers, sendFailure } = figuresOf(cells);
    return {
      document: {
        title: `${said(title)} · ${periodName(period)}`,
        summary: summaryOf(cells, earlier.slice(0, usual.length)),
        context: [cohortWords(period)],
        figures: [],
        tables: [...failureTrendTable({ cells, usual: usualCells }), ...causeTable(cells)],
        charts: trendChart(trend, earlier.slice(usual.length)),
        notes: [],
        actions: buttons(largest),
      },
      isNews: sendFailure > 0,
      users: totalUsers,
      failedPercent: failedPercentOf(cells),
      said: saidOf(period, cells),
      quiet: totalUsers === 0 ? quietSentence(period) : say`${periodName(period)}: nobody failed.`,
    };
  },
};
