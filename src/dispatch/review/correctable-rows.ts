import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { correctableStates } from '../../entities/correction-verdict.ts';
import { failureClasses, isFailureClass } from '../../entities/failure-class.ts';
import { saidAgain } from '../../entities/language/said-again.ts';
import { said, say } from '../../entities/language/say.ts';
import { withoutFrame } from '../../entities/provider-detail.ts';
import { loadVersion } from '../conversations/conversation-store.ts';
import { loadDeployment } from '../deployment-store.ts';
import { database } from '../sql-rows.ts';
import type { Correctable, CorrectableRow } from './correction.ts';

/** How many rows a correction could mend, and the columns that a corrected file has. */
export async function planCorrection(em: EntityManager, deploymentId: number): Promise<Correctable> {
  const { conversation } = await loadDeployment(em, deploymentId);
  const db = database(em);
  const { rows: counted } = await sql<{ state: string; count: number }>`
    select state, sum(count)::float8 as count from tally
     where deployment_id = ${deploymentId} and state = any(${[...correctableStates]}::text[]) group by state`.execute(
    db,
  );
  const countOf = (wanted: string) => counted.find(({ state }) => state === wanted)?.count ?? 0;
  const { rows: first } = await sql<{ versionId: number; columns: string[] | null }>`
    select d.version_id as "versionId",
           (select array(select jsonb_object_keys(r.variables)) from recipient r
             where r.deployment_id = d.id and r.state = any(${[...correctableStates]}::text[]) limit 1) as columns
      from deployment d where d.id = ${deploymentId}`.execute(db);
  const given = first[0]?.columns ?? [];
  const known = new Set(given.map((column) => column.toLowerCase()));
  const needed = first[0] ? (await loadVersion(em, first[0].versionId)).columns : [];
  return {
    deploymentId,
    conversation,
    invalidNumbers: countOf('invalid_number'),
    missingVariables: countOf('variable_unfilled'),
    columns: [...given, ...needed.filter((column) => !known.has(column.toLowerCase()))],
  };
}

interface StoredRow {
  readonly rowNumber: number;
  readonly phone: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly cause: string;
  /** The provider's, where it was the provider that refused. */
  readonly code: string | null;
  readonly detail: string | null;
}

/** What our own check found says enough; a provider's words stand behind ours. */
function becauseOf({ cause, code, detail }: StoredRow): string {
  if (detail !== null && !code) return saidAgain(detail);
  const words = isFailureClass(cause) ? said(failureClasses[cause].says) : cause;
  if (!code) return words;
  const bare = words.replace(/\.$/, '');
  const withCode = say`${bare} (code ${code})`;
  return detail === null ? withCode : `${withCode}: ${withoutFrame(detail)}`;
}

const pageSize = 5_000;

/** Every row that a correction could mend, in order of id, page by page. */
export async function* correctableRows(
  em: () => EntityManager,
  deploymentId: number,
): AsyncIterable<readonly CorrectableRow[]> {
  for (const state of correctableStates) {
    let after = 0;
    for (;;) {
      const { rows } = await sql<StoredRow & { id: number }>`
        select id::float8 as id, row_number as "rowNumber", coalesce(raw_phone, phone, '') as phone, variables, cause, code, detail
          from recipient where deployment_id = ${deploymentId} and state = ${state} and id > ${after}
           and erased_at is null
         order by id limit ${pageSize}`.execute(database(em()));
      const last = rows.at(-1);
      if (!last) break;
      yield rows.map((row) => {
        const { rowNumber, phone, variables } = row;
        return { rowNumber, phone, variables, because: becauseOf(row) };
      });
      after = last.id;
    }
  }
}
