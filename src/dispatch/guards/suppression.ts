import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { hasNoLiveAttempt } from '../../entities/attempt-outcome.ts';
import { failed } from '../../entities/cell.ts';
import { type FailureClass, isFailureClass } from '../../entities/failure-class.ts';
import { isWithAgent } from '../../entities/session-kind.ts';
import {
  type CountedRow,
  countedColumns,
  countedRecipient,
  type RecipientMove,
} from '../outcomes/recipient-store.ts';
import { moveCounted } from '../outcomes/write-moves.ts';
import { isForgottenAndBlocked } from '../privacy/forgotten-store.ts';
import { database } from '../sql-rows.ts';

/** SQL: the phone is excluded now, for whatever reason. */
export const isExcluded = (phone: string): string =>
  `(exists (select 1 from exclusion e where e.phone = ${phone} and (e.expires_at is null or e.expires_at > now()))
    or ${isForgottenAndBlocked(phone)})`;

/** Why a person is not reached whatever the message says, in the order of causes. SQL on recipient `r` of deployment `d`. */
const suppressions: readonly { readonly failure: FailureClass; readonly holds: string }[] = [
  { failure: 'excluded', holds: isExcluded('r.phone') },
  // What an agent sends within the chat is not kept back by that chat.
  { failure: 'agent_session', holds: `(d.kind <> 'agent' and ${isWithAgent('r.phone', 'd.line_id')})` },
];

/** SQL: nothing keeps recipient `r` of deployment `d` from being reached. */
export const mayBeReached = suppressions.map(({ holds }) => `not ${holds}`).join(' and ');

const causeNow = sql.raw(
  `case ${suppressions.map(({ failure, holds }) => `when ${holds} then '${failure}'`).join(' ')} end`,
);

const sinceReview = 'Changed after the list was reviewed.';

interface SuppressedRow extends CountedRow {
  readonly failure: string;
}

/**
 * Moves recipients who may not be reached any more since the review; returns their ids. Somebody who is being called
 * already, as a worker that was frozen may find, is left to that call.
 */
export async function refuseSuppressed(
  em: EntityManager,
  writer: number,
  ids: readonly number[],
): Promise<number[]> {
  const { rows } = await sql<SuppressedRow>`
    select ${countedColumns}, ${causeNow} as failure
      from recipient r join deployment d on d.id = r.deployment_id
     where r.id = any(${[...ids]}::bigint[]) and r.state = 'in_process' and r.cause in ('queued', 'retry')
       and not (${sql.raw(mayBeReached)}) and ${sql.raw(hasNoLiveAttempt)}
     order by r.id for no key update of r`.execute(database(em));
  const moves = rows.map((row): RecipientMove => {
    if (!isFailureClass(row.failure)) throw new Error(`Nobody is refused for ${row.failure}.`);
    return {
      recipient: countedRecipient(row),
      to: failed(row.failure, '', row.sent),
      retryAt: undefined,
      detail: sinceReview,
    };
  });
  await moveCounted(em, writer, moves);
  return rows.map(({ recipientId }) => recipientId);
}
