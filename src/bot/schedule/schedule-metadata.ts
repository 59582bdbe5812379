import type { LaunchChoices } from '../../dispatch/dispatch.ts';
import { isBeyondLimitChoice } from '../../entities/beyond-limit.ts';
import { readJson } from '../../entities/json.ts';
import { say } from '../../entities/language/say.ts';
import { isRecentChoice } from '../../entities/recent-choice.ts';
import { UsageError } from '../listener.ts';
import { numberAt, textAt } from '../payload.ts';

/** What a person is about to confirm. */
export interface AskedSchedule {
  readonly deploymentId: number;
  readonly at: Date;
  readonly zone: string;
  readonly choices: LaunchChoices;
}

const outdated = (): UsageError =>
  new UsageError(say`This form is no longer valid. Close it and type /treble schedule again.`);

function parse(privateMetadata: string): unknown {
  const read = readJson(privateMetadata);
  if (read === undefined) throw outdated();
  return read;
}

export const writeSchedule = ({ deploymentId, at, zone, choices }: AskedSchedule): string =>
  JSON.stringify({ deploymentId, at: at.toISOString(), zone, ...choices });

/** Throws `UsageError`. */
export function readSchedule(privateMetadata: string): AskedSchedule {
  const read = parse(privateMetadata);
  const deploymentId = readDeploymentId(privateMetadata);
  const at = new Date(textAt(read, 'at') ?? '');
  const zone = textAt(read, 'zone');
  if (!zone || Number.isNaN(at.getTime())) throw outdated();
  const recently = textAt(read, 'recently') ?? '';
  const beyondLimit = textAt(read, 'beyondLimit') ?? '';
  const messagesPerSecond = numberAt(read, 'messagesPerSecond');
  const choices = {
    ...(isRecentChoice(recently) && { recently }),
    ...(isBeyondLimitChoice(beyondLimit) && { beyondLimit }),
    ...(messagesPerSecond !== undefined && { messagesPerSecond }),
  };
  return { deploymentId, at, zone, choices };
}

export const writeDeploymentId = (deploymentId: number): string => JSON.stringify({ deploymentId });

/** Throws `UsageError`. */
export function readDeploymentId(privateMetadata: string): number {
  const deploymentId = numberAt(parse(privateMetadata), 'deploymentId');
  if (deploymentId === undefined || !Number.isSafeInteger(deploymentId)) throw outdated();
  return deploymentId;
}
