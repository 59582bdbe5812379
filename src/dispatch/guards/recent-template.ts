import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { hasNoLiveAttempt } from '../../entities/attempt-outcome.ts';
import { failed, inProcess } from '../../entities/cell.ts';
import {
  type CountedRow,
  countedColumns,
  countedRecipient,
  type RecipientMove,
} from '../outcomes/recipient-store.ts';
import { moveCounted } from '../outcomes/write-moves.ts';
import { latestStartMs } from '../sending/call-starter.ts';
import { database } from '../sql-rows.ts';

/** A second template within this time, without an answer to the first, annoys: WhatsApp then caps the user (131049). */
const guardMs = 86_400_000;
/** Two messages to one number need six seconds (error 131056), and one starts up to `latestStartMs` after its attempt was made. */
const pairMs = 6_000 + latestStartMs;

/**
 * SQL: when the latest template left for the phone that the user may have got in another deployment within 24 hours and
 * has not answered; null when there is none. Asks the index on phones, then attempts by recipient, then answers by phone.
 */
export const lastUnanswered = (phone: string, deploymentId: string): string => `(
  select max(a.started_at) from recipient o join attempt a on a.recipient_id = o.id
   where o.phone = ${phone} and o.deployment_id <> ${deploymentId}
     and a.started_at > now() - interval '${guardMs} milliseconds'
     and (a.outcome is null or a.outcome not in ('not_accepted', 'failed'))
     and not exists (select 1 from inbound i
                      where i.phone = o.phone and i.at >= a.started_at - interval '1 second' and i.type <> 'system'))`;

/** SQL: when a message last left for the phone of `r`, by any deployment, within the distance that two must keep. */
const lastSend = `(
  select max(a.started_at) from recipient o join attempt a on a.recipient_id = o.id
   where o.phone = r.phone and a.started_at > clock_timestamp() - interval '${pairMs} milliseconds'
     and a.outcome is distinct from 'not_accepted')`;

/** SQL: when recipient `r` of deployment `d` got a template too short a time ago to get this one; null otherwise. */
const unansweredNow = `case when d.recently_messaged = 'skip' then ${lastUnanswered('r.phone', 'r.deployment_id')} end`;

/** SQL on recipient `r` of deployment `d`: something reached this phone so lately that it matters. */
export const wasReachedLately = `(${unansweredNow} is not null or ${lastSend} is not null)`;

interface RecentRow {
  readonly id: number;
  /** ms since the epoch. */
  readonly unanswered: number | null;
  readonly sentAt: number | null;
}

async function findRecent(em: EntityManager, ids: readonly number[]): Promise<Map<number, RecentRow>> {
  const { rows } = await sql<RecentRow>`
    select * from (
      select r.id::float8 as id,
             (extract(epoch from ${sql.raw(unansweredNow)}) * 1000)::float8 as unanswered,
             (extract(epoch from ${sql.raw(lastSend)}) * 1000)::float8 as "sentAt"
        from recipient r join deployment d on d.id = r.deployment_id
       where r.id = any(${[...ids]}::bigint[])) recent
     where unanswered is not null or "sentAt" is not null`.execute(database(em));
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Asks right before the intents, in their transaction: who got a template too short a time ago is refused unless the
 * deployment sends anyway, and who got any message just now waits his six seconds. The transaction holds the locks of these
 * phones, so that two claims of one phone cannot both find nothing. Somebody who is being called already is left to that call. Returns the ids that are not sent now.
 */
export async function refuseRecent(
  em: EntityManager,
  writer: number,
  ids: readonly number[],
): Promise<number[]> {
  const recent = await findRecent(em, ids);
  if (recent.size === 0) return [];
  const { rows } = await sql<CountedRow>`
    select ${countedColumns} from recipient r join deployment d on d.id = r.deployment_id
     where r.id = any(${[...recent.keys()]}::bigint[]) and r.state = 'in_process' and r.cause in ('queued', 'retry')
       and ${sql.raw(hasNoLiveAttempt)}
     order by r.id for no key update of r`.execute(database(em));
  const moves = rows.map((row): RecipientMove => {
    const recipient = countedRecipient(row);
    const { unanswered = null, sentAt = null } = recent.get(row.recipientId) ?? {};
    return unanswered === null
      ? { recipient, to: inProcess('retry', row.sent), retryAt: Math.ceil((sentAt ?? 0) + pairMs) }
      : {
          recipient,
          to: failed('recently_messaged', '', row.sent),
          retryAt: undefined,
          offeredAt: Math.ceil(unanswered + guardMs),
        };
  });
  await moveCounted(em, writer, moves);
  return rows.map(({ recipientId }) => recipientId);
}
