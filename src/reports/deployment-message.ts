import { audienceNameWords } from '../entities/audience-name.ts';
import { deploymentCode } from '../entities/deployment-code.ts';
import { figuresOf } from '../entities/figures.ts';
import { type HoldKind, holdLabels } from '../entities/hold-kind.ts';
import { counted } from '../entities/language/nouns.ts';
import { countText } from '../entities/language/number-text.ts';
import { saidAgain } from '../entities/language/said-again.ts';
import { said, say } from '../entities/language/say.ts';
import { phaseLabels } from '../entities/phase.ts';
import { actionIds } from './action-ids.ts';
import { approvalActions, approvalWords } from './approval-words.ts';
import { cancelAction } from './cancel-action.ts';
import { figureLines } from './figure-lines.ts';
import { holdReason } from './hold-words.ts';
import { atMostText, paceWords } from './pace-words.ts';
import type { DeploymentLine } from './reader.ts';
import type { ReportAction, ReportDocument, Words } from './report-document.ts';
import { retryAction } from './retry-action.ts';
import { sayWords } from './say-words.ts';
import { composeScheduledMessage, scheduledActions } from './scheduled-message.ts';
import { scopeValue } from './scope-value.ts';
import { composeTestMessage, testActions } from './test-message.ts';

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

const isOpen = ({ phase }: DeploymentLine): boolean => phase === 'sending';

function barText(deployment: DeploymentLine): string {
  const { totalUsers } = figuresOf(deployment.cells);
  const waiting = waitingUsers(deployment);
  // Rounded down, so that 100 % means that really nobody waits.
  const done = totalUsers === 0 ? 0 : Math.floor(((totalUsers - waiting) / totalUsers) * 100);
  const filled = Math.floor((done / 100) * barLength);
  const rest = waiting === 0 ? say`nobody left to send to` : say`${counted(waiting, 'user')} left to send to`;
  return `${'█'.repeat(filled)}${'░'.repeat(barLength - filled)} ${done} % · ${rest}`;
}

function endText(deployment: DeploymentLine): string {
  const { cancelled, inProcess } = figuresOf(deployment.cells);
  if (deployment.phase === 'cancelled') {
    const spared = cancelled + waitingUsers(deployment);
    return spared === 0
      ? say`nobody was left to send to`
      : say`${counted(spared, 'user')} will not be sent to`;
  }
  return inProcess === 0
    ? say`nobody left in process`
    : say`nobody left to send to, ${counted(inProcess, 'user')} in process`;
}

/** The state first, then how far it is, on one line. */
function leadWords(deployment: DeploymentLine): Words {
  const { phase, holds } = deployment;
  if (!isOpen(deployment)) return [{ bold: said(phaseLabels[phase]) }, ` · ${endText(deployment)}`];
  const kinds = new Set(holds.map(({ kind }) => said(holdLabels[kind])));
  const state = kinds.size === 0 ? said(phaseLabels[phase]) : [...kinds].join(', ');
  return [{ bold: state }, `  ${barText(deployment)}`];
}

const holdWords = (deployment: DeploymentLine): Words[] =>
  isOpen(deployment)
    ? deployment.holds.map((hold) =>
        hold.kind === 'frozen'
          ? [
              say`All sending is frozen: ${saidAgain(hold.because)} · An admin lifts it with /treble unfreeze.`,
            ]
          : holdReason(hold),
      )
    : [];

/** A person’s limit, where there is one. */
export const speedWords = (perSecond: number | undefined): Words =>
  perSecond === undefined ? [] : [` · ${atMostText(perSecond)}`];

const launcherWords = (launchedBy: string | null): Words =>
  launchedBy === null ? [say`Launched`] : sayWords`Launched by ${{ user: launchedBy }}`;

/** `Launched by @ana · 4 Mar at 9:00 · list.csv`; what was cancelled before its time says that it never was. */
export const launchWords = ({
  launchedBy,
  launchedAt,
  audienceName,
  messagesPerSecond,
}: DeploymentLine): Words => [
  ...(launchedAt === null
    ? [say`Never launched`]
    : [...launcherWords(launchedBy), ' · ', { at: launchedAt }]),
  ` · ${audienceNameWords(audienceName)}`,
  ...speedWords(messagesPerSecond),
];

function controls(deployment: DeploymentLine): ReportAction[] {
  const { id, holds } = deployment;
  if (!isOpen(deployment)) return [];
  const value = scopeValue({ kind: 'deployment', deploymentId: id });
  const resume = { id: actionIds.resumeDeployment, label: say`Resume`, value, style: 'primary' } as const;
  const pause = { id: actionIds.pauseDeployment, label: say`Pause`, value } as const;
  return [holds.some(({ kind }) => resumableHolds.has(kind)) ? resume : pause, cancelAction(id)];
}

/** What can be looked at and done as it stands now. */
export function deploymentActions(deployment: DeploymentLine): ReportAction[] {
  if (deployment.schedule) return scheduledActions(deployment);
  if (deployment.test) return testActions(deployment);
  if (deployment.launchedAt === null) return [];
  const value = scopeValue({ kind: 'deployment', deploymentId: deployment.id });
  const failed = { id: actionIds.failedUsers, label: say`Failed users`, value };
  const { sendFailure } = figuresOf(deployment.cells);
  return [
    { id: actionIds.viewResults, label: say`View results`, value },
    ...(sendFailure > 0 ? [failed] : []),
    ...approvalActions(deployment),
    ...controls(deployment),
    ...(deployment.retryable > 0 ? [retryAction(deployment.id, deployment.retryable, sendFailure)] : []),
  ];
}

/** What no figure counts is said apart. */
export const testNotes = (testUsers: number): Words[] =>
  testUsers === 0
    ? []
    : [
        [
          testUsers === 1
            ? say`${countText(testUsers)} test number was sent to as well and left out of these figures.`
            : say`${countText(testUsers)} test numbers were sent to as well and left out of these figures.`,
        ],
      ];

/** The one message of a deployment, as it should read now. `notes` are added for its reader. */
export function composeDeploymentMessage(
  deployment: DeploymentLine,
  notes: readonly Words[] = [],
): ReportDocument {
  const { id, conversation, versionNumber, cells, schedule, test } = deployment;
  if (test) return composeTestMessage(deployment, test);
  if (schedule) return composeScheduledMessage(deployment, schedule, notes);
  const figures = figuresOf(cells);
  const code = deploymentCode(id);
  return {
    title: say`${code} · ${conversation} · version ${versionNumber}`,
    summary: say`${code} ${conversation}: ${countText(figures.delivered)} of ${counted(figures.totalUsers, 'user')} delivered, ${countText(figures.inProcess)} in process, ${countText(figures.sendFailure)} failed.`,
    lead: leadWords(deployment),
    context: [
      ...holdWords(deployment),
      ...approvalWords(deployment),
      ...paceWords(deployment),
      launchWords(deployment),
    ],
    figures: figureLines(figures),
    tables: [],
    charts: [],
    notes: [...testNotes(deployment.testUsers), ...notes],
    actions: deploymentActions(deployment),
  };
}
