import type { CountedCell } from '../../entities/cell.ts';
import { type Figures, figuresOf } from '../../entities/figures.ts';
import type { SaidReport } from '../../entities/rows/slot.ts';
import type { CountedGroup } from '../../entities/user-group.ts';
import type { AgentFigures } from '../agents/agent-figures.ts';
import type { FlowCohort } from '../count-funnel.ts';
import type { VersionCohort } from '../load-cohorts.ts';
import type { LineHealth } from '../load-health.ts';
import { type Period, periodBefore, trendPeriods, usualPeriods, windowOf } from '../period.ts';
import type { DeploymentLine } from '../reader.ts';
import type { ReportWish } from '../report-kind.ts';
import type { ReportReader } from '../report-reader.ts';
import type { TemplateHealth } from '../template-health.ts';

/** The cells of one period. */
export interface PeriodCells {
  readonly period: Period;
  readonly cells: readonly CountedCell[];
}

/** How many of the delivered answered soon, so that cohorts of different age can be held against each other. */
export interface EarlyAnswers {
  readonly hours: number;
  readonly now: number;
  readonly usual: readonly number[];
}

/** What a digest is made of. */
export interface DigestFacts {
  readonly period: Period;
  readonly cells: readonly CountedCell[];
  readonly before: PeriodCells;
  readonly usual: readonly PeriodCells[];
  readonly trend: readonly PeriodCells[];
  /** Undefined where the cohort is too young or as old as those before. */
  readonly early: EarlyAnswers | undefined;
  readonly versions: readonly VersionCohort[];
  /** Of the period, the largest first. */
  readonly largest: readonly DeploymentLine[];
  readonly testUsers: number;
  /** Held, or missed at their time. */
  readonly waiting: readonly DeploymentLine[];
  readonly unknown: readonly { readonly deploymentId: number; readonly users: number }[];
  readonly templates: readonly TemplateHealth[];
  readonly lines: readonly LineHealth[];
  /** The flows that were walked, the one with most chats first. */
  readonly flows: readonly FlowCohort[];
  /** Of the same users; empty where no flow was walked. */
  readonly groups: readonly CountedGroup[];
  /** Absent where only some conversations are looked at: agents answer for all of them. */
  readonly agents?: AgentFigures | undefined;
  /** The cohort of the digest before, as it was told and as it stands. */
  readonly last:
    | { readonly told: NonNullable<SaidReport['cohort']>; readonly cells: readonly CountedCell[] }
    | undefined;
}

const mostDeployments = 12;
const mostFlows = 5;
const unknownForDays = 30;
/** Answers count for 72 hours: cohorts older than this are as old as any. */
const answersForHours = 72;

export async function loadDigest(reader: ReportReader, wish: ReportWish): Promise<DigestFacts> {
  const { period, now, conversations, last } = wish;
  const window = windowOf(period);
  const usual = usualPeriods(period);
  const trend = trendPeriods(period);
  const told = last?.cohort;
  const periods = [period, periodBefore(period), ...usual, ...trend];
  const windows = [
    ...periods.map(windowOf),
    ...(told ? [{ from: new Date(told.from), to: new Date(told.to) }] : []),
  ];
  const hours = Math.floor(now.diff(period.to, 'hours').hours);
  const isYoung = hours >= 1 && hours < answersForHours && usual.length > 0;
  const since = period.to.minus({ days: unknownForDays }).toJSDate();
  const [cohorts, answers, versions, largest, testUsers, waiting, unknown, templates, lines, flows, agents] =
    await Promise.all([
      reader.cohorts(windows, conversations),
      isYoung
        ? reader.earlyResponses([window, ...usual.map(windowOf)], hours * 3600, conversations)
        : undefined,
      reader.versionCohorts(window, conversations),
      reader.largestDeployments(window, mostDeployments, conversations),
      reader.testUsersIn(window, conversations),
      reader.waitingDeployments(conversations),
      reader.unknownOutcomes(since, conversations),
      reader.templateHealth(conversations),
      reader.lineHealth(),
      reader.flowCohorts(window, mostFlows, conversations),
      conversations === undefined ? reader.agentFigures(window) : undefined,
    ]);
  const at = (place: number): readonly CountedCell[] => cohorts[place] ?? [];
  const [answeredNow = 0, ...answeredBefore] = answers ?? [];
  return {
    period,
    cells: versions.flatMap(({ cells }) => cells),
    before: { period: periodBefore(period), cells: at(1) },
    usual: usual.map((one, index) => ({ period: one, cells: at(2 + index) })),
    trend: trend.map((one, index) => ({ period: one, cells: at(2 + usual.length + index) })),
    early: answers && { hours, now: answeredNow, usual: answeredBefore },
    versions,
    largest,
    testUsers,
    waiting,
    unknown,
    templates,
    lines,
    flows,
    groups: flows.length === 0 ? [] : await reader.groupsIn(window, conversations),
    agents,
    last: told && { told, cells: at(windows.length - 1) },
  };
}

export const figuresIn = ({ cells }: { readonly cells: readonly CountedCell[] }): Figures => figuresOf(cells);
