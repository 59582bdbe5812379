import type { AttemptOutcome } from '../../entities/attempt-outcome.ts';
import type { FailureClass } from '../../entities/failure-class.ts';

/** Milliseconds since the epoch. */
type Moment = number | undefined;

export interface Failure {
  readonly at: number;
  readonly failure: FailureClass;
  readonly code: string;
  readonly detail: string;
  /** The provider's answer proved that nothing was sent; otherwise it failed after it was accepted. */
  readonly refused: boolean;
  /** How long the provider asked us to leave this person alone. */
  readonly waitMs?: number;
}

/** The call's outcome could not be known; the reason is for people. */
export interface Uncertain {
  readonly kind: 'uncertain' | 'accepted_unknown_id';
  readonly because: string;
}

/** Everything known of one attempt. Each moment is the first time it was heard of; nothing is ever cleared. */
export interface Facts {
  readonly providerId?: string;
  readonly acceptedAt?: Moment;
  readonly sentAt?: Moment;
  readonly deliveredAt?: Moment;
  readonly readAt?: Moment;
  readonly repliedAt?: Moment;
  readonly answeredAt?: Moment;
  readonly failure?: Failure | undefined;
  readonly uncertain?: Uncertain | undefined;
  /** A person decided to send again in spite of an unknown outcome. */
  readonly overridden?: boolean;
  /** A person asked for another try after this one. */
  readonly retryAskedAt?: Moment;
}

const earliest = (one: Moment, other: Moment): Moment =>
  one === undefined ? other : other === undefined ? one : Math.min(one, other);

const smaller = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined ? other : other === undefined || one <= other ? one : other;

/** A failure after acceptance before a refused call, then the earliest; ties fall to the smaller words, never to the order of arrival. */
function firstFailure(one: Failure | undefined, other: Failure | undefined): Failure | undefined {
  if (!one || !other) return one ?? other;
  if (one.refused !== other.refused) return one.refused ? other : one;
  if (one.at !== other.at) return one.at < other.at ? one : other;
  const words = ({ code, failure, detail, waitMs }: Failure) =>
    JSON.stringify([code, failure, detail, waitMs]);
  return words(one) <= words(other) ? one : other;
}

/** That it was accepted is the better knowledge; ties fall to the smaller words. */
function betterKnown(one: Uncertain | undefined, other: Uncertain | undefined): Uncertain | undefined {
  if (!one || !other) return one ?? other;
  if (one.kind !== other.kind) return one.kind === 'accepted_unknown_id' ? one : other;
  return one.because <= other.because ? one : other;
}

/** Each moment keeps its earliest value, so order, repetition and batching cannot matter. */
export function merge(known: Facts, heard: Facts): Facts {
  const providerId = smaller(known.providerId, heard.providerId);
  return {
    ...(providerId === undefined ? {} : { providerId }),
    acceptedAt: earliest(known.acceptedAt, heard.acceptedAt),
    sentAt: earliest(known.sentAt, heard.sentAt),
    deliveredAt: earliest(known.deliveredAt, heard.deliveredAt),
    readAt: earliest(known.readAt, heard.readAt),
    repliedAt: earliest(known.repliedAt, heard.repliedAt),
    answeredAt: earliest(known.answeredAt, heard.answeredAt),
    failure: firstFailure(known.failure, heard.failure),
    uncertain: betterKnown(known.uncertain, heard.uncertain),
    retryAskedAt: earliest(known.retryAskedAt, heard.retryAskedAt),
    overridden: (known.overridden ?? false) || (heard.overridden ?? false),
  };
}

export const hasDelivery = (facts: Facts): boolean =>
  (facts.deliveredAt ?? facts.readAt ?? facts.repliedAt) !== undefined;

/** WhatsApp confirmed that the message left. */
export const hasLeft = (facts: Facts): boolean => facts.sentAt !== undefined || hasDelivery(facts);

const wasAccepted = (facts: Facts): boolean =>
  facts.acceptedAt !== undefined || facts.providerId !== undefined || hasLeft(facts);

/** The failure that counts: a refusal is void once the provider shows that it accepted the message after all. */
export const standingFailure = (facts: Facts): Failure | undefined =>
  facts.failure?.refused && wasAccepted(facts) ? undefined : facts.failure;

/**
 * What the facts prove of the call; null while nothing is known. Evidence of delivery outweighs any failure, and any
 * evidence outweighs a person's decision to send in spite of not knowing.
 */
export function outcomeOf(facts: Facts): AttemptOutcome | null {
  if (hasDelivery(facts)) return 'accepted';
  const failure = standingFailure(facts);
  if (failure) return failure.refused ? 'not_accepted' : 'failed';
  if (wasAccepted(facts)) return 'accepted';
  if (facts.overridden) return 'overridden';
  return facts.uncertain?.kind ?? null;
}
