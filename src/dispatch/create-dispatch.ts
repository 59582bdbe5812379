import type { MikroORM } from '@mikro-orm/postgresql';
import { confirmInstallation } from '../entities/database/installation-stamp.ts';
import { Installation } from '../entities/rows/installation.ts';
import { cancel, pause, refuseWhileHeld, resume } from './control.ts';
import { findConversations, loadConversation, loadVersion } from './conversation-store.ts';
import { frozenBecause, loadDeployment } from './deployment-store.ts';
import type { Dispatch } from './dispatch.ts';
import { launch } from './launch.ts';
import { loadReview } from './load-review.ts';
import { rejectedRows } from './rejected-rows.ts';
import { resendUnknown, unknownOutcomes } from './resend-unknown.ts';
import { planRetry, retryFailed } from './retry-failed.ts';
import { review } from './review.ts';

export interface DispatchOptions {
  readonly orm: MikroORM;
  readonly lineIds: readonly string[];
  readonly defaultCountry: string | undefined;
  /** There may be something new to send. */
  readonly nudge: () => void;
}

/** The use cases over one database; each call is a unit of work of its own. */
export function createDispatch({ orm, lineIds, defaultCountry, nudge }: DispatchOptions): Dispatch {
  const em = () => orm.em.fork();
  const nudged = <Result>(result: Result): Result => {
    nudge();
    return result;
  };
  return {
    findConversations: (query, limit) => findConversations(em(), query, limit),
    loadConversation: (name) => loadConversation(em(), name),
    loadVersion: (versionId) => loadVersion(em(), versionId),
    review: async (request) => loadReview(em(), await review(orm, request, { defaultCountry }, lineIds)),
    loadReview: (draftId) => loadReview(em(), draftId),
    rejectedRows: (draftId) => rejectedRows(em, draftId),
    launch: async (draftId, by, recently) =>
      nudged(
        await em().transactional((tx) => launch(tx, draftId, by, () => loadReview(tx, draftId), recently)),
      ),
    pause: (id, by) => em().transactional((tx) => pause(tx, id, by)),
    resume: async (id) => refuseWhileHeld(nudged(await em().transactional((tx) => resume(tx, id)))),
    cancel: (id, by) => em().transactional((tx) => cancel(tx, id, by)),
    planRetry: (id) => planRetry(em(), id),
    retryFailed: async (id, by) => nudged(await em().transactional((tx) => retryFailed(tx, id, by))),
    unknownOutcomes: (id) => unknownOutcomes(em(), id),
    resendUnknown: async (id, by, shown) =>
      nudged(await em().transactional((tx) => resendUnknown(tx, id, by, shown))),
    loadDeployment: (id) => loadDeployment(em(), id),
    frozen: async () => {
      const because = await frozenBecause(em());
      return because === undefined ? undefined : { because };
    },
    freeze: async (by, because) => {
      await em().nativeUpdate(Installation, 1, {
        frozenAt: new Date(),
        frozenBy: by,
        frozenBecause: because,
      });
    },
    unfreeze: async () => {
      await confirmInstallation(orm);
      nudge();
    },
  };
}
