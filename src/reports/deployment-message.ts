import { deploymentCode } from '../entities/deployment-code.ts';
import { figuresOf } from '../entities/figures.ts';
import { type HoldKind, holdLabels } from '../entities/hold-kind.ts';
import { phaseLabels } from '../entities/phase.ts';
import { actionIds } from './action-ids.ts';
import { countText, figureLines, usersText } from './figure-lines.ts';
import type { DeploymentLine } from './reader.ts';
import type { ReportAction, ReportDocument, Words } from './report-document.ts';
import { retryAction } from './retry-action.ts';
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

const isOpen = ({ phase }: DeploymentLine): boolean => phase === 'sending' || phase === 'scheduled';

function barText(deployment: DeploymentLine): string {
  const { totalUsers } = figuresOf(deployment.cells);
  const waiting = waitingUsers(deployment);
  // Rounded down, so that 100 % means that really nobody waits.
  const done = totalUsers === 0 ? 0 : Math.floor(((totalUsers - waiting) / totalUsers) * 100);
  const filled = Math.floor((done / 100) * barLength);
  const rest = waiting === 0 ? 'nobody left to send to' : `${usersText(waiting)} left to send to`;
  return `${'█'.repeat(filled)}${'░'.repeat(barLength - filled)} ${done} % · ${rest}`;
}

function endText(deployment: DeploymentLine): string {
  const { cancelled, inProcess } = figuresOf(deployment.cells);
  if (deployment.phase === 'cancelled') {
    const spared = cancelled + waitingUsers(deployment);
    return spared === 0 ? 'nobody was left to send to' : `${usersText(spared)} will not be sent to`;
  }
  return inProcess === 0
    ? 'nobody left in process'
    : `nobody left to send to, ${usersText(inProcess)} in process`;
}

/** The state first, then how far it is, on one line. */
function leadWords(deployment: DeploymentLine): Words {
  const { phase, holds } = deployment;
  if (!isOpen(deployment)) return [{ bold: phaseLabels[phase] }, ` · ${endText(deployment)}`];
  const kinds = new Set(holds.map(({ kind }) => holdLabels[kind]));
  const state = kinds.size === 0 ? phaseLabels[phase] : [...kinds].join(', ');
  return [{ bold: state }, `  ${barText(deployment)}`];
}

const holdWords = (deployment: DeploymentLine): Words[] =>
  isOpen(deployment)
    ? deployment.holds.map(({ kind, because }) => [
        kind === 'frozen'
          ? `All sending is frozen: ${because} · An admin lifts it with /treble unfreeze.`
          : because,
      ])
    : [];

/** `Launched by @ana · 4 Mar at 9:00 · list.csv`. */
export const launchWords = ({ launchedBy, launchedAt, audienceName }: DeploymentLine): Words => [
  'Launched',
  ...(launchedBy === null ? [] : [' by ', { user: launchedBy }]),
  ...(launchedAt === null ? [] : [' · ', { at: launchedAt }]),
  ` · ${audienceName}`,
];

function controls(deployment: DeploymentLine): ReportAction[] {
  const { id, holds } = deployment;
  if (!isOpen(deployment)) return [];
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

/** What can be looked at and done as it stands now. */
export function deploymentActions(deployment: DeploymentLine): ReportAction[] {
  const value = scopeValue({ kind: 'deployment', deploymentId: deployment.id });
  const failed = { id: actionIds.failedUsers, label: 'Failed users', value };
  const { sendFailure } = figuresOf(deployment.cells);
  return [
    { id: actionIds.viewResults, label: 'View results', value },
    ...(sendFailure > 0 ? [failed] : []),
    ...controls(deployment),
    ...(deployment.retryable > 0 ? [retryAction(deployment.id, deployment.retryable, sendFailure)] : []),
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
  return {
    title: `${code} · ${conversation} · version ${versionNumber}`,
    summary: `${code} ${conversation}: ${countText(figures.delivered)} of ${usersText(figures.totalUsers)} delivered, ${countText(figures.inProcess)} in process, ${countText(figures.sendFailure)} failed.`,
    lead: leadWords(deployment),
    context: [...holdWords(deployment), launchWords(deployment)],
    figures: figureLines(figures),
    tables: [],
    charts: [],
    notes,
    actions: deploymentActions(deployment),
  };
}
