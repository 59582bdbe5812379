import { spelledAlike } from '../../entities/number-spellings.ts';
import type { RecalledSession } from '../../gateways/gateway.ts';
import type { Heard } from './apply-facts.ts';

/** An attempt whose call brought no id. */
export interface UnsettledAttempt {
  readonly attemptId: number;
  /** E.164. */
  readonly phone: string;
  /** ms since the epoch. */
  readonly startedAt: number;
}

/** Clocks differ by so much at most. */
const clockSlackMs = 5_000;
/** A call that was taken has its session within this. */
export const sessionWithinMs = 600_000;

const mayBe = ({ phone, startedAt }: UnsettledAttempt, session: RecalledSession): boolean => {
  const after = session.createdAt.getTime() - startedAt;
  return (
    after >= -clockSlackMs && after <= sessionWithinMs && spelledAlike(session.phone).includes(phone.slice(1))
  );
};

/**
 * Which sessions that belong to no message yet are those of which attempts: only where each can be the other's alone.
 * A session proves that the call was accepted, and nothing about delivery.
 */
export function adoptSessions(
  attempts: readonly UnsettledAttempt[],
  sessions: readonly RecalledSession[],
): Heard[] {
  const byPhone = Map.groupBy(sessions, ({ phone }) => phone);
  const near = (attempt: UnsettledAttempt) =>
    spelledAlike(attempt.phone.slice(1))
      .flatMap((digits) => byPhone.get(digits) ?? [])
      .filter((session) => mayBe(attempt, session));
  const wanted = Map.groupBy(
    attempts.flatMap((attempt) => near(attempt).map((session) => ({ attempt, session }))),
    ({ session }) => session.id,
  );
  return attempts.flatMap((attempt) => {
    const [session, ...others] = near(attempt);
    if (!session || others.length > 0 || wanted.get(session.id)?.length !== 1) return [];
    return [
      {
        attemptId: attempt.attemptId,
        facts: { providerId: session.id, acceptedAt: session.createdAt.getTime() },
      },
    ];
  });
}
