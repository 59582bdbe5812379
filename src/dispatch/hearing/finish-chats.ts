import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database } from '../sql-rows.ts';

/**
 * Who had answered when the provider ended the chat has finished the conversation: the nearest that can be known where its
 * flow is not ours. The recipients of these attempts are locked by this transaction.
 */
export async function finishChats(em: EntityManager, attemptIds: readonly number[]): Promise<void> {
  if (attemptIds.length === 0) return;
  await sql`
    update recipient r set stage = 'finished'
      from attempt a
     where a.id = any(${[...attemptIds]}::bigint[]) and r.id = a.recipient_id and r.responded
       and r.stage <> 'finished'`.execute(database(em));
}
