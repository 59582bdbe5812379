import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type DeploymentState, failedStates } from '../../entities/deployment-state.ts';
import { failureClasses, isFailureClass } from '../../entities/failure-class.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { said, say, text } from '../../entities/language/say.ts';
import type { RejectedRow } from '../dispatch.ts';
import { database } from '../sql-rows.ts';

interface StoredRow {
  rowNumber: number;
  phone: string;
  state: string;
  cause: string;
  detail: string | null;
}

/** The word of each state that a review can reject a row into. */
const causeWords: Partial<Record<DeploymentState, RejectedRow['cause']>> &
  Record<string, RejectedRow['cause']> = {
  invalid_number: text('invalid'),
  duplicate: text('duplicate'),
  excluded: text('excluded'),
  variable_unfilled: text('variable unfilled'),
  agent_session: text('agent session'),
  too_many_templates: text('too many templates'),
};

function rejectedRow({ rowNumber, phone, state, cause, detail }: StoredRow): RejectedRow[] {
  const word = causeWords[state];
  if (!word) return [];
  const because =
    word === 'duplicate'
      ? say`The same number stands in an earlier row.`
      : detail !== null
        ? saidAgain(detail)
        : isFailureClass(cause)
          ? said(failureClasses[cause].says)
          : cause;
  return [{ rowNumber, phone, cause: word, because }];
}

const pageSize = 5_000;

/** Every row that will not be sent, in order of row number, page by page. */
export async function* rejectedRows(
  em: () => EntityManager,
  draftId: number,
): AsyncIterable<readonly RejectedRow[]> {
  let after = 0;
  for (;;) {
    const { rows } = await sql<StoredRow>`
      select "rowNumber", phone, state, cause, detail from (
        (select row_number as "rowNumber", coalesce(raw_phone, phone) as phone, state, cause, detail from recipient r
          where deployment_id = ${draftId} and state = any(${[...failedStates]}::text[]) and not exists (select 1 from attempt a where a.recipient_id = r.id)
            and row_number > ${after} order by row_number limit ${pageSize})
        union all
        (select row_number, raw_phone, 'duplicate', 'duplicate', null from duplicate_row
          where deployment_id = ${draftId} and row_number > ${after} order by row_number limit ${pageSize})
      ) rejected order by "rowNumber" limit ${pageSize}`.execute(database(em()));
    const last = rows.at(-1);
    if (!last) return;
    yield rows.flatMap(rejectedRow);
    after = last.rowNumber;
  }
}
