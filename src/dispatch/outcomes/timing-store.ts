import { type RawBuilder, sql } from 'kysely';
import { timedWords } from '../../entities/time-steps.ts';
import { jsonText } from '../sql-rows.ts';
import type { RecipientTimes } from './recipient-times.ts';
import { shardOf } from './tally-store.ts';

export interface TimesMove {
  readonly deploymentId: number;
  readonly from: RecipientTimes;
  readonly to: RecipientTimes;
}

/** What the counts must change by, one entry per row, in the order in which every writer locks rows. */
function timingDeltas(moves: readonly TimesMove[]) {
  const deltas = new Map<string, { deployment_id: number; timed: string; step: number; count: number }>();
  const add = (deploymentId: number, timed: string, step: number | undefined, count: number) => {
    if (step === undefined) return;
    const key = `${String(deploymentId).padStart(10, '0')}|${timed}|${String(step).padStart(4, '0')}`;
    const known = deltas.get(key);
    if (known) known.count += count;
    else deltas.set(key, { deployment_id: deploymentId, timed, step, count });
  };
  for (const { deploymentId, from, to } of moves) {
    for (const timed of timedWords) {
      if (from[timed] === to[timed]) continue;
      add(deploymentId, timed, from[timed], -1);
      add(deploymentId, timed, to[timed], 1);
    }
  }
  return [...deltas]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, delta]) => delta)
    .filter(({ count }) => count !== 0);
}

/** Moves the counts of times, in the transaction that moves the recipients. */
export function timingUpdate(writer: number, moves: readonly TimesMove[]): RawBuilder<unknown>[] {
  const rows = timingDeltas(moves).map((delta) => ({ ...delta, shard: shardOf(writer) }));
  if (rows.length === 0) return [];
  return [
    sql`
    insert into timing (deployment_id, timed, step, shard, count)
    select deployment_id, timed, step, shard, count
      from json_to_recordset(${jsonText(rows)}::json) as v(
           deployment_id int, timed text, step smallint, shard smallint, count bigint)
        on conflict (deployment_id, timed, step, shard)
        do update set count = timing.count + excluded.count`,
  ];
}
