import type { EntityManager } from '@mikro-orm/postgresql';
import { cancelled } from '../../entities/cell.ts';
import { givePlacesBack } from '../guards/daily-limit.ts';
import { applyConsequences } from '../outcomes/consequences.ts';
import { type Facts, merge, outcomeOf } from '../outcomes/facts.ts';
import { recipientCell } from '../outcomes/recipient-cell.ts';
import {
  type AttemptUpdate,
  attemptUpdate,
  type LockedRecipient,
  lockRecipientsOfAttempts,
  type RecipientMove,
  type StoredAttempt,
} from '../outcomes/recipient-store.ts';
import { timesOf } from '../outcomes/recipient-times.ts';
import { type TimesMove, timingUpdate } from '../outcomes/timing-store.ts';
import { moveWrites, writeTogether } from '../outcomes/write-moves.ts';

/** What was heard of one attempt. */
export interface Heard {
  readonly attemptId: number;
  readonly facts: Facts;
  /** When the person did something, in ms since the epoch. */
  readonly activeAt?: number;
}

export interface ApplyContext {
  /** Which worker writes; picks its shard of the tally. */
  readonly writer: number;
  readonly now: number;
  /** How long an unknown outcome may be settled by evidence before it is shown as unknown. */
  readonly graceMs: number;
}

interface Folded {
  readonly facts: Facts;
  readonly activeAt: number | undefined;
}

/** One set of facts per attempt: a statement never names the same row twice. */
function fold(heard: readonly Heard[]): Map<number, Folded> {
  const byAttempt = new Map<number, Folded>();
  for (const { attemptId, facts, activeAt } of heard) {
    const known = byAttempt.get(attemptId);
    byAttempt.set(attemptId, {
      facts: known ? merge(known.facts, facts) : facts,
      activeAt: Math.max(known?.activeAt ?? -Infinity, activeAt ?? -Infinity),
    });
  }
  return byAttempt;
}

/** An id of WhatsApp's carries the number, and a provider's words may. */
function withoutPerson({ providerId, failure, ...facts }: Facts): Facts {
  return failure ? { ...facts, failure: { ...failure, detail: '' } } : facts;
}

const dead = new Set(['not_accepted', 'failed', 'overridden']);

/**
 * An older attempt that made way for a newer one stays as it is: evidence that arrives for it later counts for the
 * recipient, but cannot make two attempts live at once.
 */
function settledOutcome(attempt: StoredAttempt, facts: Facts, latest: boolean): string | null {
  const stays = !latest && attempt.outcome !== null && dead.has(attempt.outcome);
  return stays ? attempt.outcome : outcomeOf(facts);
}

function decide(recipient: LockedRecipient, heard: Map<number, Folded>, { now, graceMs }: ApplyContext) {
  const latestNumber = Math.max(...recipient.attempts.map(({ number }) => number));
  const updates: AttemptUpdate[] = [];
  const failures: Heard[] = [];
  const attempts = recipient.attempts.map((attempt) => {
    const news = heard.get(attempt.id);
    if (!news) return attempt;
    const facts = merge(attempt, recipient.isErased ? withoutPerson(news.facts) : news.facts);
    if (facts.failure && !attempt.failure) failures.push({ attemptId: attempt.id, facts });
    updates.push({
      id: attempt.id,
      outcome: settledOutcome(attempt, facts, attempt.number === latestNumber),
      facts,
    });
    return { ...attempt, ...facts };
  });
  const derived = recipientCell(attempts, { now, graceMs, isWaiting: recipient.retryAt !== undefined });
  // A cancelled recipient is not tried again; only proof that the message arrived after all moves it.
  const stays = recipient.cell.state === 'cancelled' && derived.cell.state !== 'success';
  // Somebody who was erased cannot be tried again.
  const over = recipient.isErased && derived.retryAt !== undefined;
  const { cell, retryAt, detail, offeredAt } = stays
    ? { cell: recipient.cell, retryAt: undefined, detail: undefined, offeredAt: undefined }
    : over
      ? {
          cell: { ...cancelled, sent: derived.cell.sent },
          retryAt: undefined,
          detail: undefined,
          offeredAt: undefined,
        }
      : derived;
  const activeAt = Math.max(...recipient.attempts.map(({ id }) => heard.get(id)?.activeAt ?? -Infinity));
  const move: RecipientMove = {
    recipient,
    to: cell,
    retryAt,
    offeredAt,
    detail,
    ...(Number.isFinite(activeAt) ? { activeAt } : {}),
  };
  const times: TimesMove = {
    deploymentId: recipient.deploymentId,
    from: timesOf(recipient.attempts),
    to: timesOf(attempts),
  };
  return { updates, move, times, failures };
}

/**
 * Merges what was heard into the attempts, moves their recipients to the cell that follows, and moves the counters, all
 * in the manager's transaction. Any order, repetition or batching of the same facts gives the same rows.
 * What a failure means beyond its recipient follows the first time it is heard, never when it is repeated.
 * Returns the ids of the attempts that exist.
 */
export async function applyFacts(
  em: EntityManager,
  heard: readonly Heard[],
  context: ApplyContext,
): Promise<Set<number>> {
  const folded = fold(heard);
  if (folded.size === 0) return new Set();
  const recipients = await lockRecipientsOfAttempts(em, [...folded.keys()]);
  const decided = recipients.map((recipient) => decide(recipient, folded, context));
  const facts = attemptUpdate(decided.flatMap(({ updates }) => updates));
  const moves = [
    ...moveWrites(
      context.writer,
      decided.map(({ move }) => move),
    ),
    ...timingUpdate(
      context.writer,
      decided.flatMap(({ move, times }) => (move.recipient.isTest ? [] : [times])),
    ),
  ];
  const failures = decided.flatMap((one) => one.failures);
  if (failures.length === 0) await writeTogether(em, [...facts, ...moves]);
  else {
    // Which places are free again follows from the attempts as they are written, and counters are locked last.
    await writeTogether(em, facts);
    await givePlacesBack(
      em,
      failures.map(({ attemptId }) => attemptId),
    );
    await writeTogether(em, moves);
  }
  await applyConsequences(em, failures);
  return new Set(recipients.flatMap(({ attempts }) => attempts.map(({ id }) => id)));
}
