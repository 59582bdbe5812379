import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { failed, inProcess } from '../entities/cell.ts';
import {
  type CountedRow,
  countedColumns,
  countedRecipient,
  moveRecipients,
  type RecipientMove,
} from './recipient-store.ts';
import { database } from './sql-rows.ts';
import { moveTally } from './tally-store.ts';

/** A second template within this time, without an answer to the first, annoys: WhatsApp then caps the user (131049). */
const guardMs = 86_400_000;
/** Two messages to one number need this distance (error 131056). */
const pairMs = 6_000;

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
     and (a.outcome is null or a.outcome not in ('not_accepted', 'failed')))`;

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
             case when d.recently_messaged = 'skip'
                  then (extract(epoch from ${sql.raw(lastUnanswered('r.phone', 'r.deployment_id'))}) * 1000)::float8
             end as unanswered,
             (extract(epoch from ${sql.raw(lastSend)}) * 1000)::float8 as "sentAt"
        from recipient r join deployment d on d.id = r.deployment_id
       where r.id = any(${[...ids]}::bigint[])) recent
     where unanswered is not null or "sentAt" is not null`.execute(database(em));
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Asks right before the intents, in their transaction: who got a template too short a time ago is refused unless the
 * deployment sends anyway, and who got any message just now waits his six seconds. Claims of the same phone in other
 * deployments wait for this transaction, so that two cannot both find nothing. Returns the ids that are not sent now.
 */
export async function refuseRecent(
  em: EntityManager,
  writer: number,
  ids: readonly number[],
): Promise<number[]> {
  const db = database(em);
  await sql`
    select pg_advisory_xact_lock(key) from (
      select distinct hashtextextended(phone, 24) as key from recipient
       where id = any(${[...ids]}::bigint[]) and phone is not null order by key offset 0) phones`.execute(db);
  const recent = await findRecent(em, ids);
  if (recent.size === 0) return [];
  const { rows } = await sql<CountedRow>`
    select ${countedColumns} from recipient r join deployment d on d.id = r.deployment_id
     where r.id = any(${[...recent.keys()]}::bigint[]) and r.state = 'in_process' and r.cause in ('queued', 'retry')
     order by r.id for no key update of r`.execute(db);
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
  await moveTally(em, writer, await moveRecipients(em, moves));
  return rows.map(({ recipientId }) => recipientId);
}
