import { deploymentCode } from '../entities/deployment-code.ts';
import { actionIds } from './action-ids.ts';
import { documentHash } from './document-hash.ts';
import type { LiveMessage } from './live-store.ts';
import type { PostWish } from './post-once.ts';
import type { DeploymentLine } from './reader.ts';
import { scopeValue } from './scope-value.ts';

/**
 * A word in the thread of the live message when a deployment was held by itself because too much fails: an edit of the
 * message tells nobody. One per hold, as its numbers name it.
 */
export function holdNote(deployment: DeploymentLine, { channelId, ts }: LiveMessage): PostWish | undefined {
  const { id, phase, holds } = deployment;
  const hold = phase === 'sending' ? holds.find(({ kind }) => kind === 'too_many_failures') : undefined;
  if (!hold) return undefined;
  const code = deploymentCode(id);
  const value = scopeValue({ kind: 'deployment', deploymentId: id });
  const document = {
    title: `${code} is held: too many failures`,
    summary: `${code} is held: ${hold.because}`,
    context: [],
    figures: [],
    tables: [],
    charts: [],
    notes: [],
    actions: [
      { id: actionIds.failedUsers, label: 'Failed users', value },
      { id: actionIds.resumeDeployment, label: 'Resume', value, style: 'primary' },
    ],
  } as const;
  const key = `deployment:${id}:failing:${documentHash(document)}`;
  return { key, target: { channelId, threadTs: ts }, document };
}
