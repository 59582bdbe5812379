import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { type ApprovalPolicy, noApprovals } from '../entities/approval.ts';
import { confirmInstallation } from '../entities/database/installation-stamp.ts';
import { loadAllStandingHolds } from '../entities/database/load-standing-holds.ts';
import { recordAct } from '../entities/database/record-act.ts';
import { withoutNumbers } from '../entities/phone-mask.ts';
import { Installation } from '../entities/rows/installation.ts';
import type { ContactSource } from '../sources/contact-source.ts';
import { previewContacts } from './audience/preview-contacts.ts';
import { findConversations, loadConversation, loadVersion } from './conversations/conversation-store.ts';
import { frozenBecause, loadDeployment } from './deployment-store.ts';
import type { Dispatch } from './dispatch.ts';
import { cancel, pause, refuseWhileHeld, resume } from './holds/control.ts';
import { holdWhole, releaseWhole } from './holds/hold-whole.ts';
import { launch } from './launch/launch.ts';
import { schedule, sendNow } from './launch/schedule.ts';
import { resendUnknown, unknownOutcomes } from './retries/resend-unknown.ts';
import { planRetry, retryFailed } from './retries/retry-failed.ts';
import { reviewCorrection, sendCorrected } from './review/correct-rows.ts';
import { correctableRows, planCorrection } from './review/correctable-rows.ts';
import { loadReview } from './review/load-review.ts';
import { rejectedRows } from './review/rejected-rows.ts';
import { review } from './review/review.ts';
import { sendTest, testSample } from './review/send-test.ts';
import { limitSpeed } from './sending/limit-speed.ts';

export interface DispatchOptions {
  readonly orm: MikroORM;
  readonly lineIds: readonly string[];
  readonly defaultCountry: string | undefined;
  /** CRMs that are connected. */
  readonly contactSources?: readonly ContactSource[];
  /** There may be something new to send. */
  readonly nudge: () => void;
  /** By number, nothing needs an approval unless told. */
  readonly approvals?: ApprovalPolicy;
}

const frozenFor = (because: string) => ({ frozen: withoutNumbers(because) });

const standing = async (em: EntityManager) => {
  const because = await frozenBecause(em);
  return because === undefined ? 'sending' : frozenFor(because);
};

/** The use cases over one database; each call is a unit of work of its own. */
export function createDispatch({
  orm,
  lineIds,
  defaultCountry,
  contactSources = [],
  nudge,
  approvals = noApprovals,
}: DispatchOptions): Dispatch {
  const em = () => orm.em.fork();
  const nudged = <Result>(result: Result): Result => {
    nudge();
    return result;
  };
  return {
    findConversations: (query, limit) => findConversations(em(), query, limit),
    loadConversation: (name) => loadConversation(em(), name),
    loadVersion: (versionId) => loadVersion(em(), versionId),
    previewContacts: (request) => previewContacts(orm, request, { defaultCountry, contactSources }),
    review: async (request) =>
      loadReview(em(), await review(orm, request, { defaultCountry, contactSources }, lineIds)),
    loadReview: (draftId) => loadReview(em(), draftId),
    rejectedRows: (draftId) => rejectedRows(em, draftId),
    launch: async (draftId, by, choices) =>
      nudged(
        await em().transactional((tx) =>
          launch(tx, draftId, by, () => loadReview(tx, draftId), choices, approvals),
        ),
      ),
    schedule: (id, by, wish, choices = {}) =>
      em().transactional((tx) => schedule(tx, id, by, wish, choices, () => loadReview(tx, id), approvals)),
    testSample: (draftId) => testSample(em(), draftId),
    sendTest: async (wish) => nudged(await sendTest(orm, wish, { defaultCountry, lineIds })),
    sendNow: async (id, by) =>
      nudged(await em().transactional((tx) => sendNow(tx, id, by, () => loadReview(tx, id), approvals))),
    pause: (id, by) => em().transactional((tx) => pause(tx, id, by)),
    resume: async (id, by) => refuseWhileHeld(nudged(await em().transactional((tx) => resume(tx, id, by)))),
    cancel: (id, by) => em().transactional((tx) => cancel(tx, id, by)),
    hold: (target, because, by) => em().transactional((tx) => holdWhole(tx, target, because, by)),
    release: async (target, by) => nudged(await em().transactional((tx) => releaseWhole(tx, target, by))),
    limitSpeed: async (id, perSecond, by) =>
      nudged(await em().transactional((tx) => limitSpeed(tx, id, perSecond, by))),
    planRetry: (id) => planRetry(em(), id),
    retryFailed: async (id, by) => nudged(await em().transactional((tx) => retryFailed(tx, id, by))),
    planCorrection: (id) => planCorrection(em(), id),
    correctableRows: (id) => correctableRows(em, id),
    reviewCorrection: (request) => reviewCorrection(orm, request, defaultCountry),
    sendCorrected: async (id, by) =>
      nudged(await em().transactional((tx) => sendCorrected(tx, id, by, approvals))),
    unknownOutcomes: (id) => unknownOutcomes(em(), id),
    resendUnknown: async (id, by, shown) =>
      nudged(await em().transactional((tx) => resendUnknown(tx, id, by, shown))),
    loadDeployment: (id) => loadDeployment(em(), id),
    frozen: async () => {
      const because = await frozenBecause(em());
      return because === undefined ? undefined : { because };
    },
    held: () => loadAllStandingHolds(em()),
    freeze: async (by, because) => {
      await em().transactional(async (tx) => {
        const before = await standing(tx);
        await tx.nativeUpdate(Installation, 1, {
          frozenAt: new Date(),
          frozenBy: by,
          frozenBecause: because,
        });
        await recordAct(tx, by, 'sending.freeze', 'installation', {
          before,
          after: frozenFor(because),
        });
      });
    },
    unfreeze: async (by) => {
      await em().transactional(async (tx) => {
        const before = await standing(tx);
        await confirmInstallation(tx);
        await recordAct(tx, by, 'sending.unfreeze', 'installation', { before, after: 'sending' });
      });
      nudge();
    },
  };
}
