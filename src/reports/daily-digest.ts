import type { DateTime } from 'luxon';
import type { CountedCell } from '../entities/cell.ts';
import { deploymentCode } from '../entities/deployment-code.ts';
import { deploymentStates } from '../entities/deployment-state.ts';
import { type Figures, figureDefinitions, figuresOf, percentText } from '../entities/figures.ts';
import { holdLabels } from '../entities/hold-kind.ts';
import { actionIds } from './action-ids.ts';
import { failureTable } from './failure-table.ts';
import { countText, figureLines, shareText, usersText } from './figure-lines.ts';
import type { DeploymentLine } from './reader.ts';
import type { ReportAction, ReportChart, ReportDocument, ReportTable, Words } from './report-document.ts';
import { scopeValue } from './scope-value.ts';

/** What the digest of one local day is made of. */
export interface DigestFacts {
  /** Midnight at which the day began, in the reader's zone. */
  readonly day: DateTime;
  readonly cells: readonly CountedCell[];
  /** Of the day before. */
  readonly cellsBefore: readonly CountedCell[];
  /** Launched that day. */
  readonly deployments: readonly DeploymentLine[];
  /** Launched since then, on the day that is not over. */
  readonly launchedSince: readonly DeploymentLine[];
  /** Held now, whenever they were launched. */
  readonly held: readonly DeploymentLine[];
  readonly unknown: readonly { readonly deploymentId: number; readonly users: number }[];
}

const mostRows = 15;
const mostButtons = 3;

const dayName = (day: DateTime): string => day.setLocale('en-GB').toFormat('d LLL');

const byUsers = (one: DeploymentLine, other: DeploymentLine): number =>
  figuresOf(other.cells).totalUsers - figuresOf(one.cells).totalUsers;

function deploymentTable(deployments: readonly DeploymentLine[]): ReportTable[] {
  if (deployments.length === 0) return [];
  const shown = deployments.toSorted(byUsers).slice(0, mostRows);
  const left = deployments.length - shown.length;
  return [
    {
      caption: `Deployments of the day${left > 0 ? ` (the ${mostRows} largest of ${deployments.length})` : ''}`,
      columns: ['Deployment', 'Conversation', 'Users', 'Delivered', 'Failed', 'Response rate'],
      rows: shown.map(({ id, conversation, versionNumber, cells }) => {
        const { totalUsers, delivered, sendFailure, responseRate } = figuresOf(cells);
        const name = `${conversation} · v${versionNumber}`;
        return [deploymentCode(id), name, totalUsers, delivered, sendFailure, percentText(responseRate)];
      }),
    },
  ];
}

const chartFigures = ['delivered', 'inProcess', 'sendFailure'] as const;

function outcomeChart(day: DateTime, figures: Figures, before: Figures): ReportChart[] {
  if (figures.totalUsers === 0) return [];
  const series = (name: string, of: Figures) => ({
    name,
    points: chartFigures.map((figure) => ({ label: figureDefinitions[figure].label, value: of[figure] })),
  });
  const earlier = before.totalUsers === 0 ? [] : [series(dayName(day.minus({ days: 1 })), before)];
  return [{ title: 'Users by outcome', kind: 'bar', series: [...earlier, series(dayName(day), figures)] }];
}

function waitingNotes({ held, unknown }: DigestFacts): Words[] {
  const holds = held.map(({ id, conversation, holds }): Words => {
    const why = holds.map(({ kind, because }) => `${holdLabels[kind]} (${because})`).join('; ');
    return [{ bold: `${deploymentCode(id)} waits for someone` }, `: ${conversation}. ${why}`];
  });
  const users = unknown.reduce((sum, one) => sum + one.users, 0);
  if (users === 0) return holds;
  const codes = unknown.map((one) => deploymentCode(one.deploymentId)).join(', ');
  const outcome: Words = [
    { bold: `${usersText(users)} with an unknown outcome` },
    ` in ${codes}: WhatsApp never said whether the message left, so it is not sent again by itself.`,
  ];
  return [...holds, outcome];
}

function inProcessNote({ inProcess, sentNotDelivered }: Figures): Words[] {
  if (inProcess === 0) return [];
  return [
    [
      { bold: `${countText(inProcess)} in process` },
      `: ${countText(sentNotDelivered)} sent and not delivered yet (phone off or without internet), ${countText(inProcess - sentNotDelivered)} not confirmed as sent. ${deploymentStates.in_process.nextStep}`,
    ],
  ];
}

function sinceNote(launchedSince: readonly DeploymentLine[]): Words[] {
  if (launchedSince.length === 0) return [];
  const { totalUsers, delivered, sendFailure } = figuresOf(launchedSince.flatMap(({ cells }) => cells));
  const codes = launchedSince
    .slice(0, mostRows)
    .map(({ id }) => deploymentCode(id))
    .join(', ');
  return [
    [
      { bold: 'Today so far' },
      `: ${usersText(totalUsers)} in ${codes}${launchedSince.length > mostRows ? ' and others' : ''}, ${countText(delivered)} delivered, ${countText(sendFailure)} failed. Tomorrow’s digest tells the whole day.`,
    ],
  ];
}

function buttons(deployments: readonly DeploymentLine[]): ReportAction[] {
  return deployments
    .toSorted(byUsers)
    .slice(0, mostButtons)
    .flatMap(({ id, cells }): ReportAction[] => {
      const value = scopeValue({ kind: 'deployment', deploymentId: id });
      const results = { id: actionIds.viewResults, label: `View results of ${deploymentCode(id)}`, value };
      const failed = { id: actionIds.failedUsers, label: `Failed users of ${deploymentCode(id)}`, value };
      return figuresOf(cells).sendFailure > 0 ? [results, failed] : [results];
    });
}

function summaryOf(day: string, figures: Figures): string {
  const { totalUsers, delivered, sendFailure, responseRate } = figures;
  if (totalUsers === 0) return `Nothing was launched on ${day}.`;
  return `${day}: ${usersText(totalUsers)}, ${countText(delivered)} delivered (${shareText(delivered, totalUsers)}), ${countText(sendFailure)} failed, response rate ${percentText(responseRate)}.`;
}

/** Yesterday's cohort with its figures as they stand now. */
export function composeDailyDigest(facts: DigestFacts): ReportDocument {
  const { day, cells, cellsBefore, deployments, launchedSince } = facts;
  const figures = figuresOf(cells);
  const before = figuresOf(cellsBefore);
  const longDay = day.setLocale('en-GB').toFormat('cccc d LLLL yyyy');
  const dayBefore = dayName(day.minus({ days: 1 }));
  const isAlone = before.totalUsers === 0 && figures.totalUsers > 0;
  const earlier = isAlone ? undefined : { figures: before, name: dayBefore };
  const failures = failureTable(cells, 'Send failures by state');
  return {
    title: `Daily metrics · ${longDay}`,
    summary: summaryOf(longDay, figures),
    context: [
      [
        `Counts the deployments launched that day (${day.zoneName} time), with their figures as they stand now.`,
      ],
      ...(isAlone ? [[`Nothing was launched on ${dayBefore}, so there is nothing to compare with.`]] : []),
    ],
    figures: figures.totalUsers === 0 && before.totalUsers === 0 ? [] : figureLines(figures, earlier),
    tables: [...(failures ? [failures] : []), ...deploymentTable(deployments)],
    charts: outcomeChart(day, figures, before),
    notes: [...inProcessNote(figures), ...waitingNotes(facts), ...sinceNote(launchedSince)],
    actions: buttons(deployments.length === 0 ? launchedSince : deployments),
  };
}
