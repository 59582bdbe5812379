import type { CountedCell } from '../../entities/cell.ts';
import { countByState, figuresOf } from '../../entities/figures.ts';
import { countText } from '../../entities/language/number-text.ts';
import { say } from '../../entities/language/say.ts';
import type { SaidReport } from '../../entities/rows/slot.ts';
import { dayCount, type Period, periodName, shortPeriodName, windowOf } from '../period.ts';
import type { Words } from '../report-document.ts';
import type { ComposedReport } from '../report-kind.ts';
import { digestActions } from './digest-actions.ts';
import { digestCharts } from './digest-charts.ts';
import { type DigestFacts, figuresIn } from './digest-facts.ts';
import { digestFigures } from './digest-figures.ts';
import { conversationTable, failureTrendTable } from './digest-tables.ts';
import { agentFigures, funnelTable, stageFigures } from './flow-figures.ts';
import { asideNotes, toDoNotes } from './to-do-notes.ts';
import { happenedSentence, headingOf, judge, unusualSentences } from './verdict.ts';

/** What the next report is held against. */
export function saidOf(
  period: Period,
  cells: readonly CountedCell[],
  more: readonly unknown[] = [],
): SaidReport {
  const { from, to } = windowOf(period);
  const { delivered, responses, sendFailure } = figuresOf(cells);
  return {
    fingerprint: JSON.stringify([figuresOf(cells), countByState(cells), ...more]),
    cohort: { from: from.toISOString(), to: to.toISOString(), delivered, responses, sendFailure },
  };
}

export const failedPercentOf = (cells: readonly CountedCell[]): number | undefined => {
  const { totalUsers, sendFailure } = figuresOf(cells);
  return totalUsers === 0 ? undefined : (sendFailure / totalUsers) * 100;
};

/** What the figures of a period count, and by whose clocks. */
export const cohortWords = (period: Period): Words => [
  say`Launched: ${periodName(period)} (time of ${period.from.zoneName ?? ''}). Figures as they stand now; answers count for 72 hours.`,
];

/** What “usually” means, where something is called so. */
function usualWords({ period, usual }: DigestFacts): Words[] {
  const count = countText(usual.length);
  if (usual.length === 0) return [];
  if (period.unit === 'month') return [[say`Usually: the median of the ${count} months before.`]];
  return dayCount(period) === 1
    ? [[say`Usually: the median of the same weekday in the ${count} weeks before.`]]
    : [[say`Usually: the median of the same weekdays in ${count} periods before.`]];
}

/** Instead of a report that has nothing to say. */
export const quietSentence = (period: Period): string =>
  say`${shortPeriodName(period)}: nothing was sent, and nothing waits for anybody.`;

function waitingSentence(count: number): string | undefined {
  if (count === 0) return undefined;
  return count === 1 ? say`One thing waits for someone:` : say`${countText(count)} things wait for someone:`;
}

/** One local day, week or month: what happened, whether that is good, and what to do. */
export function composeDigest(title: string, facts: DigestFacts): ComposedReport {
  const { period, cells } = facts;
  const { totalUsers } = figuresOf(cells);
  const verdict = judge(facts);
  const toDo = toDoNotes(facts);
  const heading = totalUsers === 0 ? '' : headingOf(verdict);
  const happened = totalUsers === 0 ? say`Nothing was sent.` : happenedSentence(facts);
  const rest = [
    happened,
    ...(totalUsers === 0 ? [] : unusualSentences(verdict, facts)),
    waitingSentence(toDo.length),
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
  const isQuiet = totalUsers === 0 && figuresIn(facts.before).totalUsers === 0;
  const quiet = quietSentence(period);
  return {
    document: {
      title: `${title} · ${periodName(period)}`,
      summary: heading === '' ? rest : `${heading} ${rest}`,
      lead: heading === '' ? [rest] : [{ bold: heading }, ` ${rest}`],
      toDo,
      context: [cohortWords(period), ...(verdict.volume.usual === undefined ? [] : usualWords(facts))],
      figures: [
        ...(isQuiet ? [] : digestFigures(facts, verdict)),
        ...stageFigures(facts),
        ...agentFigures(facts.agents),
      ],
      tables: [
        ...conversationTable(facts.versions),
        ...funnelTable(facts.flows),
        ...failureTrendTable(facts),
      ],
      charts: digestCharts(facts),
      notes: asideNotes(facts),
      actions: digestActions(facts),
    },
    isNews: totalUsers > 0 || toDo.length > 0,
    users: totalUsers,
    failedPercent: failedPercentOf(cells),
    said: saidOf(period, cells, [toDo]),
    quiet,
  };
}
