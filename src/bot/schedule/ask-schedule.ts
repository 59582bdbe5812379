import type { ModalView } from '@slack/types';
import type { LaunchChoices } from '../../dispatch/dispatch.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { said, say } from '../../entities/language/say.ts';
import { phaseLabels } from '../../entities/phase.ts';
import { type Call, UsageError } from '../listener.ts';
import { zoneOf } from '../reports/subscription-place.ts';
import { parseMoment } from './parse-moment.ts';
import { confirmView, type ToStart } from './schedule-views.ts';

/** What a scheduled deployment will start. Rejects with a sentence where it is not scheduled. */
export async function loadToStart({ context }: Call, deploymentId: number): Promise<ToStart> {
  const { conversation, waiting, phase } = await context.dispatch.loadDeployment(deploymentId);
  if (phase !== 'scheduled') {
    throw new UsageError(
      say`${deploymentCode(deploymentId)} is not scheduled: it is already ${said(phaseLabels[phase]).toLowerCase()}.`,
    );
  }
  return { deploymentId, conversation, users: waiting, isDraft: false };
}

/** The window that asks whether the time was understood; in the person's own zone, else the installation's. */
export async function askToConfirm(
  call: Call,
  start: ToStart,
  typed: string,
  choices: LaunchChoices,
): Promise<ModalView> {
  const { context, client, userId } = call;
  const now = context.now();
  const zone = (await zoneOf(client, userId)) ?? context.defaultZone;
  const moment = parseMoment(typed, now, zone);
  return confirmView(start, moment, choices, { now, simulated: context.simulated });
}
