import type { KnownBlock } from '@slack/types';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { figuresOf } from '../../entities/figures.ts';
import { holdLabels } from '../../entities/hold-kind.ts';
import { phaseLabels } from '../../entities/phase.ts';
import { launchWords } from '../../reports/deployment-message.ts';
import type { DeploymentLine } from '../../reports/reader.ts';
import { section } from '../blocks/elements.ts';
import { channelMention, countText, escapeText, oneLine } from '../blocks/slack-text.ts';
import { wordsMrkdwn } from '../blocks/words-mrkdwn.ts';
import { resultsButton } from './deployment-buttons.ts';

const nameOf = (name: string): string => escapeText(oneLine(name), 120).replaceAll('*', '∗');

/** `Sending`, or why it is not. */
export const standingOf = ({ phase, holds }: DeploymentLine): string =>
  [phaseLabels[phase], ...new Set(holds.map(({ kind }) => holdLabels[kind]))].join(', ');

/** One deployment on one line. */
export function deploymentLine(line: DeploymentLine): string {
  const { delivered, totalUsers, sendFailure } = figuresOf(line.cells);
  return [
    `*${deploymentCode(line.id)}*  ${nameOf(line.conversation)} v${line.versionNumber}`,
    standingOf(line),
    `${countText(delivered)} of ${countText(totalUsers)} delivered, ${countText(sendFailure)} failed`,
    channelMention(line.channelId),
  ].join(' · ');
}

export const deploymentBlock = (line: DeploymentLine): KnownBlock =>
  section(deploymentLine(line), resultsButton(line.id));

/** Who launched what when, and why it is held. */
export function deploymentDetails(line: DeploymentLine): string[] {
  return [
    `${wordsMrkdwn(launchWords(line), 600)} · template ${nameOf(line.templateName)}`,
    ...line.holds.map(({ kind, because }) => `${holdLabels[kind]}: ${escapeText(oneLine(because), 300)}`),
  ];
}
