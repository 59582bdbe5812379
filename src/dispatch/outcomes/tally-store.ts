import { type RawBuilder, sql } from 'kysely';
import { type Cell, cellKey } from '../../entities/cell.ts';
import { jsonText } from '../sql-rows.ts';
import type { RecipientMove } from './recipient-store.ts';

/** Writers are spread over this many rows per cell, so that they do not queue behind one. */
const shards = 32;

/** What a process does at the same time: each writes rows of its own, else one commit would wait for the other. */
const lanes = { sends: 0, answers: 1, firstIntake: 2, secondIntake: 3, chats: 4 } as const;

export const laneOf = (workerId: number, lane: keyof typeof lanes): number =>
  workerId * Object.keys(lanes).length + lanes[lane];

export const shardOf = (writer: number): number => writer % shards;

interface Delta {
  readonly deploymentId: number;
  readonly bucket: string;
  readonly cell: Cell;
  readonly isTest: boolean;
  count: number;
}

/** What the tally must change by, one entry per cell, in the order in which every writer locks rows. */
function tallyDeltas(moves: readonly Pick<RecipientMove, 'recipient' | 'to'>[]): Delta[] {
  const deltas = new Map<string, Delta>();
  const add = ({ deploymentId, bucket, isTest }: RecipientMove['recipient'], cell: Cell, count: number) => {
    const key = `${String(deploymentId).padStart(10, '0')}|${bucket}|${cellKey(cell)}|${isTest}`;
    const known = deltas.get(key);
    if (known) known.count += count;
    else deltas.set(key, { deploymentId, bucket, cell, isTest, count });
  };
  for (const { recipient, to } of moves) {
    add(recipient, recipient.cell, -1);
    add(recipient, to, 1);
  }
  return [...deltas]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, delta]) => delta)
    .filter(({ count }) => count !== 0);
}

/** Moves the counters, in the transaction that moves the recipients. */
export function tallyUpdate(
  writer: number,
  moves: readonly Pick<RecipientMove, 'recipient' | 'to'>[],
): RawBuilder<unknown>[] {
  const rows = tallyDeltas(moves).map(({ deploymentId, bucket, cell, isTest, count }) => ({
    deployment_id: deploymentId,
    bucket,
    ...cell,
    shard: shardOf(writer),
    is_test: isTest,
    count,
  }));
  if (rows.length === 0) return [];
  return [
    sql`
    insert into tally (deployment_id, bucket, state, cause, code, sent, responded, shard, is_test, count)
    select deployment_id, bucket, state, cause, code, sent, responded, shard, is_test, count
      from json_to_recordset(${jsonText(rows)}::json) as v(
           deployment_id int, bucket timestamptz, state text, cause text, code text, sent boolean,
           responded boolean, shard smallint, is_test boolean, count bigint)
        on conflict (deployment_id, bucket, state, cause, code, sent, responded, shard, is_test)
        do update set count = tally.count + excluded.count`,
  ];
}
