import { deploymentCode } from '../entities/deployment-code.ts';
import { figuresOf } from '../entities/figures.ts';
import { type HoldKind, holdLabels } from '../entities/hold-kind.ts';
import { phaseLabels } from '../entities/phase.ts';
import { actionIds } from './action-ids.ts';
import { countText, figureLines, usersText } from './figure-lines.ts';
import type { DeploymentLine } from './reader.ts';
import type { ReportAction, ReportDocument, Words } from './report-document.ts';
import { scopeValue } from './scope-value.ts';

/** Holds that Resume lifts; the others end by an approval or by unfreezing. */
const resumableHolds: ReadonlySet<HoldKind> = new Set([
  'paused_by_person',
  'template_paused',
  'line_stopped',
  'too_many_failures',
]);

/** Users for whom a call may still be made. */
export const waitingUsers = ({ cells }: DeploymentLine): number =>
  cells.reduce((sum, { cause, count }) => (cause === 'queued' || cause === 'retry' ? sum + count : sum), 0);

const barLength = 20;

function progressWords(deployment: DeploymentLine): Words[] {
  const { totalUsers } = figuresOf(deployment.cells);
  if (totalUsers === 0) return [];
  const waiting = waitingUsers(deployment);
  // Rounded down, so that 100 % means that really nobody waits.
  const done = Math.floor(((totalUsers - waiting) / totalUsers) * 100);
  const filled = Math.floor((done / 100) * barLength);
  const bar = '█'.repeat(filled) + '░'.repeat(barLength - filled);
  const rest = waiting === 0 ? 'nobody left to send to' : `${usersText(waiting)} left to send to`;
  return [[`${bar} ${done} % · ${rest}`]];
}

function phaseWords({ phase, holds }: DeploymentLine): Words[] {
  const isOpen = phase === 'sending' || phase === 'scheduled';
  if (!isOpen || holds.length === 0) return [[{ bold: phaseLabels[phase] }]];
  return holds.map(({ kind, because }) => [{ bold: holdLabels[kind] }, `: ${because}`]);
}

function launchWords({ launchedBy, launchedAt, audienceName }: DeploymentLine): Words {
  return [
    'Launched',
    ...(launchedBy === null ? [] : [' by ', { user: launchedBy }]),
    ...(launchedAt === null ? [] : [' on ', { at: launchedAt }]),
    ` to ${audienceName}`,
  ];
}

function controls(deployment: DeploymentLine): ReportAction[] {
  const { id, phase, holds } = deployment;
  if (phase !== 'sending' && phase !== 'scheduled') return [];
  const code = deploymentCode(id);
  const value = scopeValue({ kind: 'deployment', deploymentId: id });
  const resume = { id: actionIds.resumeDeployment, label: 'Resume', value, style: 'primary' } as const;
  const pause = { id: actionIds.pauseDeployment, label: 'Pause', value } as const;
  return [
    holds.some(({ kind }) => resumableHolds.has(kind)) ? resume : pause,
    {
      id: actionIds.cancelDeployment,
      label: 'Cancel',
      value,
      style: 'danger',
      confirm: {
        title: `Cancel ${code}?`,
        text: 'Users who have not been sent to yet never will be. Messages that have left stay. This cannot be undone.',
        yes: 'Cancel deployment',
        no: 'Keep it',
      },
    },
  ];
}

/** The one message of a deployment, as it should read now. `notes` are added for its reader. */
export function composeDeploymentMessage(
  deployment: DeploymentLine,
  notes: readonly Words[] = [],
): ReportDocument {
  const { id, conversation, versionNumber, cells } = deployment;
  const figures = figuresOf(cells);
  const code = deploymentCode(id);
  const value = scopeValue({ kind: 'deployment', deploymentId: id });
  const failed = { id: actionIds.failedUsers, label: 'Failed users', value };
  return {
    title: `${code} · ${conversation} · version ${versionNumber}`,
    summary: `${code} ${conversation}: ${countText(figures.delivered)} of ${usersText(figures.totalUsers)} delivered, ${countText(figures.inProcess)} in process, ${countText(figures.sendFailure)} failed.`,
    context: [launchWords(deployment), ...phaseWords(deployment), ...progressWords(deployment)],
    figures: figureLines(figures),
    tables: [],
    charts: [],
    notes,
    actions: [
      { id: actionIds.viewResults, label: 'View results', value },
      ...(figures.sendFailure > 0 ? [failed] : []),
      ...controls(deployment),
    ],
  };
}
