import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Cell } from '../../entities/cell.ts';
import { letTakeLong } from '../../entities/database/let-take-long.ts';
import { isWithAgent } from '../../entities/session-kind.ts';
import { lastUnanswered } from '../guards/recent-template.ts';
import { isExcluded } from '../guards/suppression.ts';
import { database, jsonText, storableText } from '../sql-rows.ts';

/** One audience row as it will be stored: with the cell it starts in. */
export interface PlannedRow {
  readonly rowNumber: number;
  readonly phone: string | undefined;
  readonly rawPhone: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly cell: Cell;
  readonly detail: string | undefined;
}

/** Recipients written, by the state and cause they start in, and rows that repeated an earlier phone. */
export interface StoredBatch {
  readonly counts: readonly { readonly state: string; readonly cause: string; readonly count: number }[];
  readonly duplicates: number;
}

interface BatchRow {
  counts: { state: string; cause: string; count: number }[] | null;
  duplicates: number;
}

/**
 * Stores one batch of a draft in a single statement: recipients (a phone once per deployment; the first row wins), the
 * rows that repeat a phone, the chunk that senders will lease, and the tally. Excluded phones, people who are with an agent and
 * those who got a template within 24 hours are found here, so that all is asked at the same moment.
 * The draft is locked against being erased meanwhile: its rows have no foreign key, which would ask that again for each of them.
 * The `offset 0` keeps PostgreSQL from asking each of these questions once for every place where its answer is used.
 */
export async function storeBatch(
  em: EntityManager,
  deploymentId: number,
  sequence: number,
  rows: readonly PlannedRow[],
): Promise<StoredBatch> {
  const { rows: told } = await sql<BatchRow>`
    with draft as materialized (
      select id, line_id, kind from deployment where id = ${deploymentId} for key share
    ), incoming as (
      select v.*, reach.is_excluded, reach.with_agent, reach.is_test,
             case when v.state = 'in_process' and not reach.is_excluded and not reach.with_agent
                  then ${sql.raw(lastUnanswered('v.phone', String(deploymentId)))} end as messaged_at
        from draft d cross join unnest(${rows.map((row) => row.rowNumber)}::int[], ${rows.map((row) => row.phone ?? null)}::text[],
                    ${rows.map((row) => storableText(row.rawPhone))}::text[], ${rows.map((row) => jsonText(row.variables))}::text[],
                    ${rows.map((row) => row.cell.state)}::text[], ${rows.map((row) => row.cell.cause)}::text[],
                    ${rows.map((row) => (row.detail === undefined ? null : storableText(row.detail)))}::text[])
             as v(row_number, phone, raw_phone, variables, state, cause, detail)
       cross join lateral (
             select v.state <> 'invalid_number' and ${sql.raw(isExcluded('v.phone'))} as is_excluded,
                    v.state = 'in_process' and d.kind <> 'agent' and ${sql.raw(isWithAgent('v.phone', 'd.line_id'))} as with_agent,
                    exists (select 1 from test_number n where n.phone = v.phone) as is_test
              offset 0) reach
    ), stored as (
      insert into recipient (deployment_id, row_number, phone, raw_phone, variables, state, cause, detail, offered_at, is_test)
      select ${deploymentId}::int, row_number, phone, nullif(raw_phone, phone), variables::jsonb,
             case when is_excluded then 'excluded' when with_agent then 'agent_session'
                  when messaged_at is not null then 'too_many_templates' else state end,
             case when is_excluded then 'excluded' when with_agent then 'agent_session'
                  when messaged_at is not null then 'recently_messaged' else cause end,
             case when is_excluded then null else detail end, messaged_at + interval '24 hours', is_test
        from incoming order by row_number
          on conflict (phone, deployment_id) do nothing
      returning id, row_number, state, cause, is_test
    ), repeated as (
      insert into duplicate_row (deployment_id, row_number, phone, raw_phone)
      select ${deploymentId}::int, i.row_number, i.phone, i.raw_phone from incoming i
       where i.phone is not null and i.row_number not in (select row_number from stored)
      returning row_number
    ), leased as (
      insert into chunk (deployment_id, sequence, first_id, last_id)
      select ${deploymentId}::int, ${sequence}::int, min(id), max(id) from stored having count(*) > 0
    ), counted as (
      select state, cause, is_test, count(*)::int as count from stored group by state, cause, is_test
    ), tallied as (
      insert into tally (deployment_id, bucket, state, cause, code, sent, responded, shard, is_test, count)
      select ${deploymentId}::int, 'epoch', state, cause, '', false, false, 0, is_test, count from counted
       order by state, cause, is_test
          on conflict (deployment_id, bucket, state, cause, code, sent, responded, shard, is_test)
          do update set count = tally.count + excluded.count
    )
    select (select json_agg(counted) from counted) as counts, (select count(*)::int from repeated) as duplicates`.execute(
    database(em),
  );
  const [batch] = told;
  return { counts: batch?.counts ?? [], duplicates: batch?.duplicates ?? 0 };
}

/** Removes a draft and everything stored for it; a deployment that was launched is never touched. */
export async function eraseDraft(em: EntityManager, deploymentId: number): Promise<void> {
  const db = database(em);
  const { rows } = await sql`
    select id from deployment where id = ${deploymentId} and phase = 'draft' for update`.execute(db);
  if (rows.length === 0) return;
  await letTakeLong(em);
  for (const table of ['duplicate_row', 'chunk', 'tally', 'recipient', 'hold']) {
    await sql`delete from ${sql.table(table)} where deployment_id = ${deploymentId}`.execute(db);
  }
  await sql`delete from deployment where id = ${deploymentId}`.execute(db);
}

/** Drafts that nobody sent within 24 hours. */
export async function oldDrafts(em: EntityManager): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from deployment where phase = 'draft' and created_at < now() - interval '24 hours'`.execute(
    database(em),
  );
  return rows.map(({ id }) => id);
}
