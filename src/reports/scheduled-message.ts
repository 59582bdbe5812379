import { audienceNameWords } from '../entities/audience-name.ts';
import { deploymentCode } from '../entities/deployment-code.ts';
import { figuresOf } from '../entities/figures.ts';
import { momentText } from '../entities/language/date-text.ts';
import { counted } from '../entities/language/nouns.ts';
import { countText } from '../entities/language/number-text.ts';
import { saidAgain } from '../entities/language/said-again.ts';
import { say } from '../entities/language/say.ts';
import { actionIds } from './action-ids.ts';
import { approvalActions, approvalWords } from './approval-words.ts';
import { cancelAction } from './cancel-action.ts';
import { figureLines } from './figure-lines.ts';
import { holdReason } from './hold-words.ts';
import { atMostText } from './pace-words.ts';
import type { DeploymentLine, ScheduleLine } from './reader.ts';
import type { ReportAction, ReportDocument, Words } from './report-document.ts';
import { sayWords } from './say-words.ts';
import { scopeValue } from './scope-value.ts';

/** `Friday 27 November 2026 at 14:30 (America/Bogota)`. */
const localWords = ({ at, zone }: ScheduleLine): string => `${momentText(at, zone)} (${zone})`;

/** Users who will be sent to unless something changes until then. */
const toSend = ({ cells }: DeploymentLine): number =>
  cells.reduce((sum, { cause, count }) => (cause === 'queued' ? sum + count : sum), 0);

/** What a person can decide about a deployment that waits for its time. */
export function scheduledActions(deployment: DeploymentLine): ReportAction[] {
  const { id } = deployment;
  const code = deploymentCode(id);
  const value = scopeValue({ kind: 'deployment', deploymentId: id });
  const isPaused = deployment.holds.some(({ kind }) => kind === 'paused_by_person');
  const resume = { id: actionIds.resumeDeployment, label: say`Resume`, value, style: 'primary' } as const;
  return [
    ...approvalActions(deployment),
    ...(isPaused ? [resume] : []),
    {
      id: actionIds.sendScheduled,
      label: say`Send now`,
      value,
      confirm: {
        title: say`Send ${code} now?`,
        text: say`Sends to ${counted(toSend(deployment), 'user')} at once instead of at its time.`,
        yes: say`Send now`,
        no: say`Not now`,
      },
    },
    {
      id: actionIds.changeSchedule,
      label: deployment.schedule?.missed === undefined ? say`Change time` : say`Choose another time`,
      value,
    },
    cancelAction(id),
  ];
}

/** `Scheduled by @ana for Friday … · list.csv`. */
export const scheduledWords = (
  { audienceName, messagesPerSecond }: DeploymentLine,
  schedule: ScheduleLine,
): Words => {
  const when = localWords(schedule);
  return [
    ...(schedule.by === null
      ? sayWords`Scheduled for ${when} · ${audienceNameWords(audienceName)}`
      : sayWords`Scheduled by ${{ user: schedule.by }} for ${when} · ${audienceNameWords(audienceName)}`),
    ...(messagesPerSecond === undefined ? [] : [` · ${atMostText(messagesPerSecond)}`]),
  ];
};

function leadOf(deployment: DeploymentLine, schedule: ScheduleLine): Words {
  const users = counted(toSend(deployment), 'user');
  return schedule.missed === undefined
    ? sayWords`${{ bold: say`Scheduled` }} · starts ${{ at: schedule.at }} · ${users}`
    : sayWords`${{ bold: say`Not started` }} · was to start ${{ at: schedule.at }} · ${users}`;
}

const missedWords = ({ missed }: ScheduleLine): Words[] =>
  missed === undefined ? [] : [[say`${saidAgain(missed)} Nothing is sent until somebody decides.`]];

const holdWords = ({ holds }: DeploymentLine): Words[] =>
  holds.map((hold) => [say`Held now:`, ' ', ...holdReason(hold)]);

/** The one message of a deployment while it waits for its time. */
export function composeScheduledMessage(
  deployment: DeploymentLine,
  schedule: ScheduleLine,
  notes: readonly Words[],
): ReportDocument {
  const { id, conversation, versionNumber, cells } = deployment;
  const code = deploymentCode(id);
  const standing =
    schedule.missed === undefined
      ? say`scheduled for ${localWords(schedule)}`
      : say`not started at its time, ${localWords(schedule)}`;
  return {
    title: say`${code} · ${conversation} · version ${versionNumber}`,
    summary: say`${code} ${conversation}: ${standing}, ${countText(toSend(deployment))} to send to.`,
    lead: leadOf(deployment, schedule),
    context: [
      ...missedWords(schedule),
      ...holdWords(deployment),
      ...approvalWords(deployment),
      scheduledWords(deployment, schedule),
    ],
    figures: figureLines(figuresOf(cells)),
    tables: [],
    charts: [],
    notes,
    actions: scheduledActions(deployment),
  };
}

/** Asks the person who scheduled it what shall happen: an edit of the message tells nobody. */
export function missedQuestion(deployment: DeploymentLine, schedule: ScheduleLine): ReportDocument {
  const { id, conversation, channelId } = deployment;
  const code = deploymentCode(id);
  return {
    title: say`${code} was not sent at its time`,
    summary: say`${code} ${conversation} was to start on ${localWords(schedule)} and did not: ${saidAgain(schedule.missed ?? '')} What shall happen?`,
    context: [
      sayWords`${counted(toSend(deployment), 'user')} waiting · launched from ${{ channel: channelId }}`,
    ],
    figures: [],
    tables: [],
    charts: [],
    notes: [],
    actions: scheduledActions({ ...deployment, schedule }),
  };
}
