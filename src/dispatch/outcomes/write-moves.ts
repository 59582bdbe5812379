import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { database } from '../sql-rows.ts';
import { changesCell, type RecipientMove, recipientUpdate } from './recipient-store.ts';
import { tallyUpdate } from './tally-store.ts';

/** Writes to different tables as one statement: each further one would be another way to the database and back. */
export async function writeTogether(
  em: EntityManager,
  writes: readonly RawBuilder<unknown>[],
): Promise<void> {
  if (writes.length === 0) return;
  const parts = writes.map((write, index) => sql`${sql.raw(`written_${index}`)} as (${write})`);
  await sql`with ${sql.join(parts)} select 1`.execute(database(em));
}

/** What moves recipients whose rows are locked, and the counters with them. */
export const moveWrites = (writer: number, moves: readonly RecipientMove[]): RawBuilder<unknown>[] => [
  ...recipientUpdate(moves),
  ...tallyUpdate(writer, moves.filter(changesCell)),
];

/** Moves recipients to their new cells, and the counters with them. */
export const moveCounted = (
  em: EntityManager,
  writer: number,
  moves: readonly RecipientMove[],
): Promise<void> => writeTogether(em, moveWrites(writer, moves));
