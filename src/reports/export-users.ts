import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { deploymentCode } from '../entities/deployment-code.ts';
import { readAhead } from '../entities/read-ahead.ts';
import { inScope, launched } from './count-cells.ts';
import type { Scope, UserCsv, UserCsvBatch, UserFilter } from './reader.ts';
import { readNumber, readText, readTime, type SqlRow } from './sql-row.ts';
import { inFilter } from './user-conditions.ts';
import { type CsvDeployment, ownColumns, userCsvHeader, userCsvLine } from './user-csv.ts';
import { prepareSearch, type UserSearch } from './user-search.ts';

interface Launched extends CsvDeployment {
  readonly id: number;
}

/** Spreadsheets read a date only without letters and zone. */
const dateText = (at: Date): string => at.toISOString().slice(0, 19).replace('T', ' ');

const mostPerBatch = 5_000;
const fewestPerBatch = 50;
/** Wide rows come in small batches, so that the text of one stays around this long. */
const longText = 4_000_000;

async function launchedIn(orm: MikroORM, scope: Scope): Promise<readonly Launched[]> {
  const { rows } = await sql<SqlRow>`
    select d.id, d.launched_at from deployment d where ${launched} and ${inScope(scope)} order by d.id`.execute(
    orm.em.fork().getKysely(),
  );
  return rows.map((row) => {
    const id = readNumber(row, 'id');
    return { id, code: deploymentCode(id), date: dateText(readTime(row, 'launched_at')) };
  });
}

/** The columns of the lists, as the first row of each has them, and what the flows of some users learnt. */
async function variablesIn(orm: MikroORM, scope: Scope): Promise<readonly string[]> {
  const { rows } = await sql<SqlRow>`
    select k.name
      from deployment d
     cross join lateral (
           select r.variables from recipient r
            where (r.deployment_id, r.id) > (d.id, 0) and r.deployment_id <= d.id
            order by r.deployment_id, r.id limit 1) r
     cross join lateral jsonb_object_keys(r.variables) as k (name)
     where ${launched} and ${inScope(scope)}
     union
    select k.name
      from deployment d
     cross join lateral (
           select r.captured from recipient r
            where r.deployment_id = d.id and r.stage <> 'none' and r.captured is not null limit 200) r
     cross join lateral jsonb_object_keys(r.captured) as k (name)
     where ${launched} and ${inScope(scope)}
     order by name`.execute(orm.em.fork().getKysely());
  return rows.map((row) => readText(row, 'name'));
}

interface Whom {
  readonly filter: UserFilter;
  readonly search: UserSearch;
}

interface Batch extends UserCsvBatch {
  /** The last user's id. */
  readonly lastId: number;
}

async function readBatch(
  orm: MikroORM,
  deployment: Launched,
  { filter, search }: Whom,
  columns: readonly string[],
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<Batch | undefined> {
  // The comparison of whole rows leaves the planner only the index that has a deployment's users in one piece.
  const { rows } = await sql<SqlRow>`
    select string_agg(${userCsvLine(columns, deployment)}, '' order by r.deployment_id, r.id) as text, count(*) as users, max(r.id) as last
      from (select r.* from recipient r
             where (r.deployment_id, r.id) > (${deployment.id}::int, ${after}::bigint)
               and r.deployment_id <= ${deployment.id}::int and ${inFilter(filter)} and ${search.condition}
             order by r.deployment_id, r.id limit ${limit}::int) r
    having count(*) > 0`.execute(orm.em.fork().getKysely());
  const [row] = rows;
  return (
    row && { text: readText(row, 'text'), users: readNumber(row, 'users'), lastId: readNumber(row, 'last') }
  );
}

async function* batchesOf(
  orm: MikroORM,
  deployments: readonly Launched[],
  whom: Whom,
  columns: readonly string[],
): AsyncGenerator<UserCsvBatch> {
  let limit = mostPerBatch / 5;
  for (const deployment of deployments) {
    let after = 0;
    for (;;) {
      const batch = await readBatch(orm, deployment, whom, columns, { after, limit });
      if (!batch) break;
      yield batch;
      if (batch.users < limit) break;
      after = batch.lastId;
      const wanted = batch.text.length > longText ? limit / 2 : limit * 2;
      limit = Math.round(Math.min(mostPerBatch, Math.max(fewestPerBatch, wanted)));
    }
  }
}

/** The users as CSV, deployment by deployment in order of id, in flat memory however many they are. */
export async function exportUsers(orm: MikroORM, scope: Scope, filter: UserFilter): Promise<UserCsv> {
  const [deployments, variables] = await Promise.all([launchedIn(orm, scope), variablesIn(orm, scope)]);
  const columns = ownColumns(variables);
  const search = await prepareSearch(orm, scope, filter);
  return {
    header: userCsvHeader(columns),
    batches: readAhead(batchesOf(orm, deployments, { filter, search }, columns)),
  };
}
