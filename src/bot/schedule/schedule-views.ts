import type { KnownBlock, ModalView } from '@slack/types';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { counted } from '../../entities/language/nouns.ts';
import { say } from '../../entities/language/say.ts';
import { actions, context, section, simulatedMark } from '../blocks/elements.ts';
import { formModal } from '../blocks/modal.ts';
import { dateToken, escapeText } from '../blocks/slack-text.ts';
import { openReviewButton } from '../send/review-view.ts';
import { nameText, problemBlocks } from '../send/words.ts';
import { momentWords } from './moment-words.ts';
import type { TypedMoment } from './parse-moment.ts';
import { type AskedSchedule, writeDeploymentId, writeSchedule } from './schedule-metadata.ts';
import { momentInput } from './when-field.ts';

export const confirmForm = { callbackId: 'schedule_confirm' } as const;
export const changeForm = { callbackId: 'schedule_change' } as const;

/** What is to start, in words. */
export interface ToStart {
  readonly deploymentId: number;
  readonly conversation: string;
  readonly users: number;
  /** A checked list that was not sent yet: its review can be gone back to. */
  readonly isDraft: boolean;
}

const about = ({ deploymentId, conversation, users }: ToStart): string =>
  `${deploymentCode(deploymentId)} · *${escapeText(nameText(conversation, 100)).replaceAll('*', '∗')}* · ${counted(users, 'user')}`;

/** The time in words, before anything is scheduled. */
export function confirmView(
  start: ToStart,
  moment: TypedMoment,
  choices: AskedSchedule['choices'],
  { now, simulated }: { readonly now: Date; readonly simulated: boolean },
): ModalView {
  const { at, zone } = moment;
  const { deploymentId, isDraft } = start;
  const back: KnownBlock[] = isDraft
    ? [actions([openReviewButton(deploymentId, say`Back to the review`)])]
    : [];
  return formModal({
    callbackId: confirmForm.callbackId,
    privateMetadata: writeSchedule({ deploymentId, at, zone, choices }),
    title: say`Schedule`,
    submit: say`Schedule`,
    close: say`Cancel`,
    blocks: [
      section(say`${about(start)}\nStarts *${escapeText(momentWords(moment, now)).replace(/\.$/, '')}*`),
      context(
        say`In your time: ${dateToken(at)}. Everything is checked again then. If it may not be sent, or nothing was running for five minutes after, it does not start late: you are asked.`,
      ),
      ...back,
      ...simulatedMark(simulated),
    ],
  });
}

export interface ChangeFormState {
  readonly deploymentId: number;
  readonly typed?: string;
  readonly problem?: string;
  readonly simulated: boolean;
}

export const changeView = ({ deploymentId, typed, problem, simulated }: ChangeFormState): ModalView =>
  formModal({
    callbackId: changeForm.callbackId,
    privateMetadata: writeDeploymentId(deploymentId),
    title: say`Time of ${deploymentCode(deploymentId)}`,
    submit: say`Next`,
    close: say`Close`,
    blocks: [
      ...problemBlocks(problem),
      momentInput(say`Date and time`, typed, false),
      ...simulatedMark(simulated),
    ],
  });

/** `D-104 will start …` */
export const scheduledSentence = (deploymentId: number, moment: TypedMoment, now: Date): string =>
  say`${deploymentCode(deploymentId)} is scheduled: it starts ${escapeText(momentWords(moment, now))}`;
