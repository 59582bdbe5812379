import type { EntityManager } from '@mikro-orm/postgresql';
import { recordAct } from '../../entities/database/record-act.ts';
import { withoutNumbers } from '../../entities/phone-mask.ts';
import { loadDeployment } from '../deployment-store.ts';
import type { DeploymentSummary, HeldTarget, HoldTarget } from '../dispatch.ts';
import { templateIsBack } from '../templates/template-status.ts';
import {
  type FoundTarget,
  loadTarget,
  openDeployments,
  removeStandingHold,
  storeStandingHold,
} from './standing-hold-store.ts';

const mostTold = 50;

const heldFor = (because: string) => ({ held: withoutNumbers(because) });

async function told(em: EntityManager, target: FoundTarget, changed: boolean): Promise<HeldTarget> {
  const ids = await openDeployments(em, target, mostTold);
  const deployments: DeploymentSummary[] = [];
  for (const id of ids) deployments.push(await loadDeployment(em, id));
  return { kind: target.kind, name: target.name, changed, deployments };
}

/** Holds every deployment of a template or a line, those there are and those to come. */
export async function holdWhole(
  em: EntityManager,
  wanted: HoldTarget,
  because: string,
  by: string,
): Promise<HeldTarget> {
  const target = await loadTarget(em, wanted);
  const was = await storeStandingHold(em, target, because, by);
  await recordAct(em, by, `${target.kind}.hold`, `${target.kind}:${target.subject}`, {
    before: was === undefined ? 'free' : heldFor(was),
    after: heldFor(because),
  });
  return told(em, target, true);
}

/** Releases it, and takes a person's word that it works again where nobody else gives it; what else holds a deployment of it stays, and is told with each. */
export async function releaseWhole(em: EntityManager, wanted: HoldTarget, by: string): Promise<HeldTarget> {
  const target = await loadTarget(em, wanted);
  const was = await removeStandingHold(em, target);
  const back = target.kind === 'template' && (await templateIsBack(em, target.subject));
  const changed = was !== undefined || back;
  if (changed) {
    await recordAct(em, by, `${target.kind}.release`, `${target.kind}:${target.subject}`, {
      before: was === undefined ? 'paused by its provider' : heldFor(was),
      after: 'free',
    });
  }
  return told(em, target, changed);
}
