import type { KnownBlock } from '@slack/types';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { figuresOf } from '../../entities/figures.ts';
import { holdLabels } from '../../entities/hold-kind.ts';
import { countText } from '../../entities/language/number-text.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { said, say } from '../../entities/language/say.ts';
import { phaseLabels } from '../../entities/phase.ts';
import { launchWords, testNotes } from '../../reports/deployment-message.ts';
import { paceWords } from '../../reports/pace-words.ts';
import type { DeploymentLine } from '../../reports/reader.ts';
import { scheduledWords } from '../../reports/scheduled-message.ts';
import { section } from '../blocks/elements.ts';
import { channelMention, escapeText, mention, oneLine } from '../blocks/slack-text.ts';
import { wordsMrkdwn } from '../blocks/words-mrkdwn.ts';
import { resultsButton } from './deployment-buttons.ts';

const nameOf = (name: string): string => escapeText(oneLine(name), 120).replaceAll('*', '∗');

/** `Sending`, or why it is not. */
export const standingOf = ({ phase, holds }: DeploymentLine): string =>
  [said(phaseLabels[phase]), ...new Set(holds.map(({ kind }) => said(holdLabels[kind])))].join(', ');

/** `D-104`, leading to its live message where that is known. */
function codeText({ id, link }: DeploymentLine): string {
  const code = deploymentCode(id);
  return link && /^https?:\/\/[^\s<>|]+$/.test(link) ? `<${link}|${code}>` : code;
}

/** One deployment on one line. */
export function deploymentLine(line: DeploymentLine): string {
  const { delivered, totalUsers, sendFailure } = figuresOf(line.cells);
  return [
    `*${codeText(line)}*  ${nameOf(line.conversation)} v${line.versionNumber}`,
    standingOf(line),
    say`${countText(delivered)} of ${countText(totalUsers)} delivered, ${countText(sendFailure)} failed`,
    channelMention(line.channelId),
  ].join(' · ');
}

/** What was not launched has no results to lead to. */
export const deploymentBlock = (line: DeploymentLine): KnownBlock =>
  section(deploymentLine(line), line.launchedAt === null ? undefined : resultsButton(line.id));

/** Why it is held, how that is lifted and who holds it, in mrkdwn. */
export const holdLine = ({ kind, because, by }: DeploymentLine['holds'][number]): string => {
  if (kind === 'paused_by_person' && by !== undefined) return say`Paused by ${mention(by)}.`;
  const sentence = `${said(holdLabels[kind])}: ${escapeText(oneLine(saidAgain(because)), 300)}`;
  return by === undefined ? sentence : `${sentence} ${say`Held by ${mention(by)}.`}`;
};

/** Who launched or scheduled what for when, and why it is held or slow. */
export function deploymentDetails(line: DeploymentLine): string[] {
  const start = line.schedule ? scheduledWords(line, line.schedule) : launchWords(line);
  return [
    say`${wordsMrkdwn(start, 600)} · template ${nameOf(line.templateName)}`,
    ...line.holds.map(holdLine),
    ...testNotes(line.testUsers).map((words) => wordsMrkdwn(words, 300)),
    ...paceWords(line).map((words) => wordsMrkdwn(words, 400)),
  ];
}
