/**
 * What is known of a call. `failed` is a definite failure receipt without evidence of delivery: it makes a retry legal.
 * `overridden` is a person's decision to send again in spite of an unknown outcome.
 */
export const attemptOutcomes = [
  'accepted',
  'accepted_unknown_id',
  'uncertain',
  'not_accepted',
  'failed',
  'overridden',
] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

/**
 * SQL: attempt `a` made way for a newer one and then turned out to have reached the person or, where its outcome was
 * unknown, to have been accepted.
 */
export const arrivedLate = `(
  (a.outcome in ('not_accepted', 'failed', 'overridden')
   and coalesce(a.delivered_at, a.read_at, a.replied_at) is not null)
  or (a.outcome = 'overridden' and a.failed_at is null and coalesce(a.accepted_at, a.sent_at) is not null))`;

/** SQL: an attempt that forbids another one for the same recipient. The index and every insert name exactly this. */
export const liveAttempt = `(outcome is null or outcome not in ('not_accepted', 'failed', 'overridden'))`;

/** SQL: recipient `r` has no such attempt, so that whoever claims it may decide what becomes of it. */
export const hasNoLiveAttempt = `not exists (select 1 from attempt a where a.recipient_id = r.id and ${liveAttempt})`;
