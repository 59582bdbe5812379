import { causeWords } from '../entities/cell.ts';
import { deploymentCode } from '../entities/deployment-code.ts';
import { deploymentStates } from '../entities/deployment-state.ts';
import { saidAgain } from '../entities/language/said-again.ts';
import { said, say } from '../entities/language/say.ts';
import { cancelAction } from './cancel-action.ts';
import type { DeploymentLine, TestLine } from './reader.ts';
import type { ReportAction, ReportDocument } from './report-document.ts';
import { sayWords } from './say-words.ts';

function outcomeWords({ cells, holds }: DeploymentLine): string {
  const cell = cells.find(({ count }) => count > 0);
  if (!cell) return say`not sent`;
  const { state, cause, code } = cell;
  if (state === 'success') return cause === 'read' ? say`delivered and read` : say`delivered`;
  if (state === 'cancelled') return say`cancelled`;
  if (state === 'in_process') {
    const [hold] = cause === 'queued' || cause === 'retry' ? holds : [];
    return hold ? say`waiting. ${saidAgain(hold.because)}` : causeWords(cause);
  }
  const words = causeWords(cause).replace(/\.$/, '');
  const label = said(deploymentStates[state].label);
  return code === ''
    ? say`not delivered: ${label}. ${words}`
    : say`not delivered: ${label}. ${words} (code ${code})`;
}

const isWaiting = ({ cells, phase }: DeploymentLine): boolean =>
  phase === 'sending' &&
  cells.some(({ cause, count }) => count > 0 && (cause === 'queued' || cause === 'retry'));

/** Until it has left it can be stopped. */
export const testActions = (deployment: DeploymentLine): ReportAction[] =>
  isWaiting(deployment) ? [cancelAction(deployment.id)] : [];

const countsNowhere = (): string => say`Counts in no figure.`;

/** Told to nobody but the person who sent the test, and kept up to date. */
export function composeTestMessage(deployment: DeploymentLine, { phoneEnd }: TestLine): ReportDocument {
  const { id, conversation, versionNumber, launchedAt } = deployment;
  const outcome = outcomeWords(deployment);
  const end = `…${phoneEnd}`;
  return {
    title: say`Test of ${conversation} · version ${versionNumber}`,
    summary: say`Test ${deploymentCode(id)} of ${conversation} to …${phoneEnd}: ${outcome}.`,
    lead: sayWords`To ${{ bold: end }}: ${outcome}.`,
    context: [
      [
        `${deploymentCode(id)}`,
        ...(launchedAt === null ? [] : [' · ', { at: launchedAt }]),
        ` · ${countsNowhere()}`,
      ],
    ],
    figures: [],
    tables: [],
    charts: [],
    notes: [],
    actions: testActions(deployment),
  };
}
