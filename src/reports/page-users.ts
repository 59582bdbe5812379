import type { MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { type DeploymentState, deploymentStateNames } from '../entities/deployment-state.ts';
import { inScope, launched } from './count-cells.ts';
import type { Scope, UserFilter, UserLine, UserPage } from './reader.ts';
import {
  readFlag,
  readNumber,
  readOptional,
  readText,
  readTexts,
  readTime,
  readWord,
  type SqlRow,
} from './sql-row.ts';
import { ReportError } from './subscriptions.ts';

interface Cursor {
  readonly direction: 'after' | 'before';
  readonly id: number;
}

function parseCursor(text: string | undefined): Cursor {
  if (text === undefined) return { direction: 'after', id: 0 };
  const [, direction, id] = /^(after|before):(\d{1,15})$/.exec(text) ?? [];
  if (direction === undefined || id === undefined) {
    throw new ReportError('This page of users cannot be found. Open the list again.');
  }
  return { direction: direction === 'after' ? 'after' : 'before', id: Number(id) };
}

const isFailedOrCancelled = (state: DeploymentState): boolean =>
  state !== 'in_process' && state !== 'success';

/** A run of the index that holds the users of one deployment, or its failures of one state. */
interface IndexRun {
  readonly columns: readonly string[];
  readonly values: RawBuilder<unknown>;
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
}

function indexRun(states: readonly DeploymentState[]): IndexRun {
  if (states.length > 0 && states.every(isFailedOrCancelled)) {
    return {
      columns: ['r.deployment_id', 'r.state'],
      values: sql`d.id, wanted.state`,
      from: sql`deployment d cross join unnest(${[...states]}::text[]) as wanted (state)`,
      // The partial index on failures serves only a query that repeats its condition.
      where: sql`r.state not in ('in_process', 'success')`,
    };
  }
  return {
    columns: ['r.deployment_id'],
    values: sql`d.id`,
    from: sql`deployment d`,
    where: states.length === 0 ? sql`true` : sql`r.state = any(${[...states]}::text[])`,
  };
}

/**
 * Each run is read no further than the page needs, so that a page costs the same in a list of ten and of ten million.
 * The comparison of whole rows and the order by all columns leave the planner only the index that has the run in one
 * piece; with a plain equality it walks the primary key past everybody else's users.
 */
function pageQuery(scope: Scope, states: readonly DeploymentState[], cursor: Cursor, limit: number) {
  const { columns, values, from, where } = indexRun(states);
  const isForward = cursor.direction === 'after';
  const order = isForward ? 'asc' : 'desc';
  const run = sql.raw(columns.join(', '));
  const inRun = isForward
    ? sql`(${run}, r.id) > (${values}, ${cursor.id}) and (${run}) <= (${values})`
    : sql`(${run}, r.id) < (${values}, ${cursor.id}) and (${run}) >= (${values})`;
  const inOrder = sql.raw([...columns, 'r.id'].map((column) => `${column} ${order}`).join(', '));
  return sql<SqlRow>`
    select page.*, d.launched_at
      from ${from}
     cross join lateral (
           select r.id, r.deployment_id, r.row_number, coalesce(r.phone, r.raw_phone, '') as phone, r.state,
                  r.cause, r.code, r.detail, r.responded, r.last_activity_at, r.variables
             from recipient r
            where ${inRun} and ${where}
            order by ${inOrder} limit ${limit}) page
     where ${launched} and ${inScope(scope)}
     order by page.id ${sql.raw(order)} limit ${limit}`;
}

const readUser = (row: SqlRow): UserLine => {
  const state = readWord(row, 'state', deploymentStateNames);
  return {
    id: readNumber(row, 'id'),
    deploymentId: readNumber(row, 'deployment_id'),
    phone: readText(row, 'phone'),
    rowNumber: readNumber(row, 'row_number'),
    deploymentDate: readOptional(readTime, row, 'launched_at'),
    state,
    cause: readText(row, 'cause'),
    code: readOptional(readText, row, 'code'),
    detail: readOptional(readText, row, 'detail'),
    stage: readFlag(row, 'responded') ? 'In Flow' : '–',
    session: state === 'agent_session' ? 'agent' : '–',
    lastActivityAt: readOptional(readTime, row, 'last_activity_at'),
    variables: readTexts(row, 'variables'),
  };
};

/** Users of launched deployments. A backward page that has run empty (states move) answers the first page. */
export async function pageUsers(
  orm: MikroORM,
  scope: Scope,
  { states = [] }: UserFilter,
  { cursor: cursorText, limit }: { readonly cursor?: string; readonly limit: number },
): Promise<UserPage> {
  const cursor = parseCursor(cursorText);
  const { rows } = await pageQuery(scope, states, cursor, limit + 1).execute(orm.em.fork().getKysely());
  const found = rows.slice(0, limit).map(readUser);
  const hasMore = rows.length > limit;
  if (cursor.direction === 'before') {
    if (found.length === 0) return pageUsers(orm, scope, { states }, { limit });
    const users = found.reverse();
    return {
      users,
      next: `after:${users.at(-1)?.id}`,
      previous: hasMore ? `before:${users[0]?.id}` : undefined,
    };
  }
  const first = found[0]?.id ?? cursor.id + 1;
  return {
    users: found,
    next: hasMore ? `after:${found.at(-1)?.id}` : undefined,
    previous: cursor.id > 0 ? `before:${first}` : undefined,
  };
}
