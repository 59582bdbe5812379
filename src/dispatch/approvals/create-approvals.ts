import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { ApprovalPolicy, Prices } from '../../entities/approval.ts';
import { recordAct } from '../../entities/database/record-act.ts';
import { deploymentCode } from '../../entities/deployment-code.ts';
import { say } from '../../entities/language/say.ts';
import { loadDeployment, lockPhase } from '../deployment-store.ts';
import { type DeploymentSummary, DispatchError } from '../dispatch.ts';
import { cancel } from '../holds/control.ts';
import { restartClock } from '../launch/launch.ts';
import { fingerprintOf } from '../review/fingerprint.ts';
import { loadReview } from '../review/load-review.ts';
import { database } from '../sql-rows.ts';
import { requireApproval } from './approval-gate.ts';
import {
  hasCalled,
  loadApprovalFacts,
  loadOpenApproval,
  type OpenApproval,
  storeDecision,
  waitingForApproval,
} from './approval-store.ts';
import type { ApprovalReview, Approvals, Decision } from './approvals.ts';

export interface ApprovalsOptions {
  readonly orm: MikroORM;
  readonly policy: ApprovalPolicy;
  readonly prices: Prices;
  readonly nudge: () => void;
}

async function loadWaiting(em: EntityManager, id: number): Promise<OpenApproval> {
  const open = await loadOpenApproval(em, id);
  if (!open || open.decidedBy !== null)
    throw new DispatchError(
      say`${deploymentCode(id)} waits for no approval. /treble approve lists what does.`,
    );
  return open;
}

/** The author, whoever launched or scheduled it, and whoever asked are all the same side. */
async function refuseAuthor(em: EntityManager, id: number, by: string, open: OpenApproval): Promise<void> {
  const authors = (await loadApprovalFacts(em, id))?.authors ?? [];
  if (![...authors, open.requestedBy].includes(by)) return;
  throw new DispatchError(
    say`You sent ${deploymentCode(id)} yourself, so somebody else has to decide about it.`,
  );
}

async function approve(
  em: EntityManager,
  id: number,
  by: string,
  { fingerprint, typed }: Decision,
  policy: ApprovalPolicy,
): Promise<DeploymentSummary> {
  const phase = await lockPhase(em, id);
  const open = await loadWaiting(em, id);
  await refuseAuthor(em, id, by, open);
  if (open.isExpired) {
    throw new DispatchError(
      say`The request to approve ${deploymentCode(id)} has expired. Its author asks again with /treble approve ${deploymentCode(id)}.`,
    );
  }
  if (fingerprint !== open.fingerprint || (await fingerprintOf(em, id)) !== fingerprint) {
    throw new DispatchError(
      say`${deploymentCode(id)} has changed since you looked, so nothing was approved. Look at it again.`,
    );
  }
  if (open.recipients >= policy.typedFrom && typed !== open.recipients) {
    throw new DispatchError(
      say`Type the number of recipients to approve ${deploymentCode(id)}. What you typed is another number.`,
    );
  }
  await storeDecision(em, { deploymentId: id, by, hours: policy.validHours });
  if (phase === 'sending' && !(await hasCalled(em, id))) await restartClock(em, id);
  await recordAct(em, by, 'approval.give', `deployment:${id}`, {
    before: 'waiting',
    after: 'approved',
    fingerprint,
    recipients: open.recipients,
    requestedBy: open.requestedBy,
  });
  return loadDeployment(em, id);
}

async function refuse(em: EntityManager, id: number, by: string): Promise<DeploymentSummary> {
  await lockPhase(em, id);
  await refuseAuthor(em, id, by, await loadWaiting(em, id));
  await recordAct(em, by, 'approval.refuse', `deployment:${id}`, { before: 'waiting', after: 'refused' });
  return cancel(em, id, by);
}

/** What is left of an expired request is asked for again by its author. */
async function askAgain(em: EntityManager, id: number, by: string, policy: ApprovalPolicy): Promise<void> {
  await lockPhase(em, id);
  const open = await loadWaiting(em, id);
  const authors = (await loadApprovalFacts(em, id))?.authors ?? [];
  if (open.isExpired && authors.includes(by)) await requireApproval(em, id, by, policy);
}

async function setAlways(em: EntityManager, typed: string, always: boolean, by: string): Promise<string> {
  const { rows } = await sql<{ id: number; name: string; before: boolean }>`
    update conversation c set needs_approval = ${always} from conversation o
     where o.id = c.id and lower(c.name) = lower(${typed}) and c.archived_at is null
    returning c.id, c.name, o.needs_approval as before`.execute(database(em));
  const [found] = rows;
  if (!found)
    throw new DispatchError(say`There is no conversation “${typed}”. /treble conversations lists the names.`);
  await recordAct(em, by, 'conversation.approval', `conversation:${found.id}`, {
    before: found.before,
    after: always,
  });
  return found.name;
}

/** The two-person rule, over one database; each call is a unit of work of its own. */
export function createApprovals({ orm, policy, prices, nudge }: ApprovalsOptions): Approvals {
  const em = () => orm.em.fork();
  async function review(id: number): Promise<ApprovalReview> {
    const open = await loadWaiting(em(), id);
    const seen = await loadReview(em(), id);
    const price = prices.byCategory.get(seen.conversation.template.category.toLowerCase());
    return {
      ...open,
      deployment: await loadDeployment(em(), id),
      review: seen,
      requestedAt: new Date(open.requestedAt),
      expiresAt: new Date(open.expiresAt),
      scheduledFor: open.scheduledFor === null ? undefined : new Date(open.scheduledFor),
      isTyped: open.recipients >= policy.typedFrom,
      cost: price === undefined ? undefined : { amount: price * open.recipients, currency: prices.currency },
    };
  }
  return {
    async waiting(limit) {
      const ids = await waitingForApproval(em(), limit);
      return Promise.all(ids.map((id) => loadDeployment(em(), id)));
    },
    async load(id, by) {
      await em().transactional((tx) => askAgain(tx, id, by, policy));
      return review(id);
    },
    async approve(id, by, decision) {
      const approved = await em().transactional((tx) => approve(tx, id, by, decision, policy));
      nudge();
      return approved;
    },
    refuse: (id, by) => em().transactional((tx) => refuse(tx, id, by)),
    always: (conversation, always, by) => em().transactional((tx) => setAlways(tx, conversation, always, by)),
  };
}
