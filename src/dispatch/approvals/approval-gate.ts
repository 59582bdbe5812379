import type { EntityManager } from '@mikro-orm/postgresql';
import { type ApprovalPolicy, needsApproval } from '../../entities/approval.ts';
import { recordAct } from '../../entities/database/record-act.ts';
import { fingerprintOf } from '../review/fingerprint.ts';
import { loadApprovalFacts, loadOpenApproval, storeRequest, voidApproval } from './approval-store.ts';

/**
 * Asked in the transaction that starts, schedules or changes a deployment: holds it until somebody approves, unless what
 * was approved is still exactly this.
 */
export async function requireApproval(
  em: EntityManager,
  id: number,
  by: string,
  policy: ApprovalPolicy,
): Promise<void> {
  const facts = await loadApprovalFacts(em, id);
  if (!facts || !needsApproval(facts, policy)) return;
  const fingerprint = await fingerprintOf(em, id);
  const open = await loadOpenApproval(em, id);
  if (open && open.fingerprint === fingerprint && !open.isExpired) return;
  if (open) {
    await voidApproval(em, id);
    await recordAct(em, by, 'approval.void', `deployment:${id}`, {
      before: open.fingerprint,
      after: fingerprint,
      approvedBy: open.decidedBy,
    });
  }
  const { recipients } = facts;
  await storeRequest(em, id, { fingerprint, recipients, by, hours: policy.validHours });
  await recordAct(em, by, 'approval.request', `deployment:${id}`, {
    before: null,
    after: 'waiting',
    fingerprint,
    recipients,
  });
}
