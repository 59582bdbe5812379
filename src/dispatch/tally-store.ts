import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type Cell, cellKey } from '../entities/cell.ts';
import type { RecipientMove } from './recipient-store.ts';
import { database, jsonText } from './sql-rows.ts';

/** Writers are spread over this many rows per cell, so that they do not queue behind one. */
const shards = 16;

interface Delta {
  readonly deploymentId: number;
  readonly bucket: string;
  readonly cell: Cell;
  count: number;
}

/** What the tally must change by, one entry per cell, in the order in which every writer locks rows. */
export function tallyDeltas(moves: readonly Pick<RecipientMove, 'recipient' | 'to'>[]): Delta[] {
  const deltas = new Map<string, Delta>();
  const add = (deploymentId: number, bucket: string, cell: Cell, count: number) => {
    const key = `${String(deploymentId).padStart(10, '0')}|${bucket}|${cellKey(cell)}`;
    const known = deltas.get(key);
    if (known) known.count += count;
    else deltas.set(key, { deploymentId, bucket, cell, count });
  };
  for (const { recipient, to } of moves) {
    add(recipient.deploymentId, recipient.bucket, recipient.cell, -1);
    add(recipient.deploymentId, recipient.bucket, to, 1);
  }
  return [...deltas]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, delta]) => delta)
    .filter(({ count }) => count !== 0);
}

/** Moves the counters in the transaction that moves the recipients. */
export async function moveTally(
  em: EntityManager,
  writer: number,
  moves: readonly Pick<RecipientMove, 'recipient' | 'to'>[],
): Promise<void> {
  const rows = tallyDeltas(moves).map(({ deploymentId, bucket, cell, count }) => ({
    deployment_id: deploymentId,
    bucket,
    ...cell,
    shard: writer % shards,
    count,
  }));
  if (rows.length === 0) return;
  await sql`
    insert into tally (deployment_id, bucket, state, cause, code, sent, responded, shard, count)
    select deployment_id, bucket, state, cause, code, sent, responded, shard, count
      from json_to_recordset(${jsonText(rows)}::json) as v(
           deployment_id int, bucket timestamptz, state text, cause text, code text, sent boolean,
           responded boolean, shard smallint, count bigint)
        on conflict (deployment_id, bucket, state, cause, code, sent, responded, shard)
        do update set count = tally.count + excluded.count`.execute(database(em));
}
