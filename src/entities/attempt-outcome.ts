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

/** SQL: an attempt that forbids another one for the same recipient. The index and every insert name exactly this. */
export const liveAttempt = `(outcome is null or outcome not in ('not_accepted', 'failed', 'overridden'))`;
