import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import {
  type CorrectionVerdict,
  correctableStates,
  correctionVerdicts,
} from '../../entities/correction-verdict.ts';
import { letTakeLong } from '../../entities/database/let-take-long.ts';
import { isWithAgent } from '../../entities/session-kind.ts';
import { lastUnanswered } from '../guards/recent-template.ts';
import { isExcluded } from '../guards/suppression.ts';
import { database, jsonText, storableText } from '../sql-rows.ts';
import type { CorrectionProblem } from './correction.ts';
import type { PlannedRow } from './draft-store.ts';

/** A row of a corrected file with the row of the list that it names. */
export interface CorrectedRow extends PlannedRow {
  readonly corrects: number | undefined;
}

export async function storeCorrectedRows(
  em: EntityManager,
  correctionId: number,
  rows: readonly CorrectedRow[],
): Promise<void> {
  await sql`
    insert into correction_row (correction_id, file_row, row_number, phone, raw_phone, variables, state, detail)
    select ${correctionId}::int, file_row, row_number, phone, raw_phone, variables::jsonb, state, detail
      from unnest(${rows.map((row) => row.rowNumber)}::int[], ${rows.map((row) => row.corrects ?? null)}::int[],
                  ${rows.map((row) => row.phone ?? null)}::text[], ${rows.map((row) => storableText(row.rawPhone))}::text[],
                  ${rows.map((row) => jsonText(row.variables))}::text[], ${rows.map((row) => row.cell.state)}::text[],
                  ${rows.map((row) => (row.detail === undefined ? null : storableText(row.detail)))}::text[])
           as v(file_row, row_number, phone, raw_phone, variables, state, detail)`.execute(database(em));
}

/** SQL on recipient `r`: a corrected row can still mend it. */
export const isCorrectable = sql<boolean>`r.state = any(${[...correctableStates]}::text[])`;

/**
 * Finds for every row whom it corrects and what becomes of it, in one statement: no list of rows is ever in memory. Looks
 * through the failed recipients of the deployment once.
 */
export async function judgeRows(
  em: EntityManager,
  { correctionId, deploymentId, by }: { correctionId: number; deploymentId: number; by: 'row' | 'phone' },
): Promise<void> {
  const isMeant = by === 'row' ? sql.raw('r.row_number = c.row_number') : sql.raw('r.phone = c.phone');
  await sql`
    with matched as (
      select c.file_row, c.phone, c.state, r.id, r.state as was, r.phone as old_phone,
             row_number() over (partition by r.id order by c.file_row) as nth
        from correction_row c
        left join recipient r on r.deployment_id = ${deploymentId} and ${isCorrectable} and ${isMeant}
       where c.correction_id = ${correctionId}
    ), counted as (
      select m.*, case when id is not null and nth = 1 and phone is not null
                  then row_number() over (partition by phone, id is not null and nth = 1 order by file_row) end as same_phone
        from matched m
    ), judged as (
      select m.file_row, m.id,
             case when m.id is null then 'not_found'
                  when m.nth > 1 then 'repeated'
                  when m.state = 'invalid_number' or (m.was = 'invalid_number' and m.phone = m.old_phone) then 'invalid'
                  when m.same_phone > 1 or exists (select 1 from recipient o where o.phone = m.phone
                         and o.deployment_id = ${deploymentId} and o.id <> m.id) then 'duplicate'
                  when ${sql.raw(isExcluded('m.phone'))} then 'excluded'
                  when m.state = 'variable_unfilled' then 'variable'
                  when ${sql.raw(isWithAgent('m.phone', 'd.line_id'))} then 'agent'
                  when d.recently_messaged = 'skip'
                       and ${sql.raw(lastUnanswered('m.phone', String(deploymentId)))} is not null then 'recent'
                  else 'send' end as verdict
        from counted m join deployment d on d.id = ${deploymentId}
    )
    update correction_row c set verdict = j.verdict, recipient_id = j.id
      from judged j where c.correction_id = ${correctionId} and c.file_row = j.file_row`.execute(
    database(em),
  );
}

export async function countVerdicts(
  em: EntityManager,
  correctionId: number,
): Promise<ReadonlyMap<CorrectionVerdict, number>> {
  const { rows } = await sql<{ verdict: string; count: number }>`
    select verdict, count(*)::int as count from correction_row where correction_id = ${correctionId} group by verdict`.execute(
    database(em),
  );
  return new Map(
    rows.flatMap(({ verdict, count }) => {
      const known = correctionVerdicts.find((word) => word === verdict);
      return known ? [[known, count]] : [];
    }),
  );
}

/** The first rows that stay wrong, with why where the row itself says it. */
export async function firstProblems(
  em: EntityManager,
  correctionId: number,
  limit: number,
): Promise<readonly CorrectionProblem[]> {
  const { rows } = await sql<{ fileRow: number; verdict: string; detail: string | null }>`
    select file_row as "fileRow", verdict, detail from correction_row
     where correction_id = ${correctionId} and verdict <> 'send' order by file_row limit ${limit}`.execute(
    database(em),
  );
  return rows.flatMap(({ fileRow, verdict, detail }) => {
    const known = correctionVerdicts.find((word) => word === verdict);
    return known ? [{ fileRow, verdict: known, detail: detail ?? undefined }] : [];
  });
}

/** Files of an earlier day, sent or not: they hold people's numbers. */
export async function eraseOldCorrections(em: EntityManager): Promise<void> {
  await letTakeLong(em);
  const db = database(em);
  const old = sql`(select id from correction where created_at < now() - interval '24 hours')`;
  await sql`delete from correction_row where correction_id in ${old}`.execute(db);
  await sql`delete from correction where id in ${old}`.execute(db);
}
