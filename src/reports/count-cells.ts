import type { MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { type Cause, type CountedCell, isCause } from '../entities/cell.ts';
import { deploymentStateNames } from '../entities/deployment-state.ts';
import type { Scope } from './reader.ts';
import { readFlag, readNumber, readText, readWord, type SqlRow } from './sql-row.ts';

/**
 * SQL: deployment `d` was launched, or stands for those who write first. A draft counts nowhere, not even after it was
 * cancelled; a test never counts.
 */
export const launched: RawBuilder<boolean> = sql<boolean>`(d.launched_at is not null and d.phase <> 'draft' and d.kind <> 'test')`;

/** SQL: deployment `d` is a test that was sent. */
const tested: RawBuilder<boolean> = sql<boolean>`(d.kind = 'test' and d.launched_at is not null)`;

/** SQL: deployment `d` has a message of its own: it was launched, or waits for its time, or was cancelled before it. */
export const announced: RawBuilder<boolean> = sql<boolean>`(${launched} and d.kind = 'audience'
  or d.phase = 'scheduled' or (d.phase = 'cancelled' and d.scheduled_for is not null))`;

/** The same, and tests, which only their senders are told about. */
export const followed: RawBuilder<boolean> = sql<boolean>`(${announced} or ${tested})`;

/** SQL: deployment `d` is in the scope. */
export function inScope(scope: Scope): RawBuilder<boolean> {
  if (scope.kind === 'deployment') return sql<boolean>`d.id = ${scope.deploymentId}`;
  if (scope.kind === 'conversation') {
    return sql<boolean>`d.version_id in (
      select v.id from conversation_version v where v.conversation_id = ${scope.conversationId})`;
  }
  return sql<boolean>`d.version_id in (
    select v.id from conversation_version v
     where v.conversation_id = ${scope.conversationId} and v.number = ${scope.versionNumber})`;
}

function readCause(row: SqlRow): Cause {
  const word = readText(row, 'cause');
  if (!isCause(word)) throw new Error(`Column cause: expected a known cause, found ${word}.`);
  return word;
}

export const readCell = (row: SqlRow): CountedCell => ({
  state: readWord(row, 'state', deploymentStateNames),
  cause: readCause(row),
  code: readText(row, 'code'),
  sent: readFlag(row, 'sent'),
  responded: readFlag(row, 'responded'),
  count: readNumber(row, 'count'),
});

/** Cells of the launched deployments, test numbers left out, that `condition` on `d` picks, added up over buckets and shards. */
export async function countCells(
  orm: MikroORM,
  condition: RawBuilder<boolean>,
): Promise<readonly CountedCell[]> {
  const { rows } = await sql<SqlRow>`
    select t.state, t.cause, t.code, t.sent, t.responded, sum(t.count) as count
      from tally t join deployment d on d.id = t.deployment_id
     where ${launched} and ${condition} and not t.is_test
     group by t.state, t.cause, t.code, t.sent, t.responded
    having sum(t.count) <> 0
     order by t.state, t.cause, t.code, t.sent, t.responded`.execute(orm.em.fork().getKysely());
  return rows.map(readCell);
}

/** The same for each of several deployments, launched or not. A deployment without recipients has no entry. */
export async function countCellsOf(
  orm: MikroORM,
  deploymentIds: readonly number[],
): Promise<ReadonlyMap<number, readonly CountedCell[]>> {
  const cells = new Map<number, CountedCell[]>();
  if (deploymentIds.length === 0) return cells;
  const { rows } = await sql<SqlRow>`
    select t.deployment_id, t.state, t.cause, t.code, t.sent, t.responded, sum(t.count) as count
      from tally t
     where t.deployment_id = any(${[...deploymentIds]}::int[]) and not t.is_test
     group by t.deployment_id, t.state, t.cause, t.code, t.sent, t.responded
    having sum(t.count) <> 0
     order by t.deployment_id, t.state, t.cause, t.code, t.sent, t.responded`.execute(
    orm.em.fork().getKysely(),
  );
  for (const row of rows) {
    const id = readNumber(row, 'deployment_id');
    const known = cells.get(id);
    if (known) known.push(readCell(row));
    else cells.set(id, [readCell(row)]);
  }
  return cells;
}

/** Recipients that are test numbers, which no cell counts, of each of several deployments; no entry where there are none. */
export async function countTestUsers(
  orm: MikroORM,
  condition: RawBuilder<boolean>,
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<SqlRow>`
    select t.deployment_id, sum(t.count) as count from tally t join deployment d on d.id = t.deployment_id
     where ${launched} and ${condition} and t.is_test
     group by t.deployment_id having sum(t.count) <> 0`.execute(orm.em.fork().getKysely());
  return new Map(rows.map((row) => [readNumber(row, 'deployment_id'), readNumber(row, 'count')]));
}
