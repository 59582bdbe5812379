import type { MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { conversationStageNames } from '../entities/conversation-stage.ts';
import { deploymentStateNames } from '../entities/deployment-state.ts';
import { say } from '../entities/language/say.ts';
import { sessionStatusNames } from '../entities/session-status.ts';
import { sessionOf, stageOf } from '../entities/user-group.ts';
import { inScope, launched } from './count-cells.ts';
import {
  mostSorted,
  type Scope,
  type UserFilter,
  type UserLine,
  type UserPage,
  type UserPageWish,
  type UserSort,
} from './reader.ts';
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
import { inFilter } from './user-conditions.ts';
import { type IndexRun, runsOf } from './user-runs.ts';
import { prepareSearch, type UserSearch } from './user-search.ts';

interface Cursor {
  readonly direction: 'after' | 'before';
  readonly id: number;
}

const lost = () => new ReportError(say`This page of users cannot be found. Open the list again.`);

function parseCursor(text: string | undefined): Cursor {
  if (text === undefined) return { direction: 'after', id: 0 };
  const [, direction, id] = /^(after|before):(\d{1,15})$/.exec(text) ?? [];
  if (direction === undefined || id === undefined) throw lost();
  return { direction: direction === 'after' ? 'after' : 'before', id: Number(id) };
}

const columns = sql`
  r.id, r.deployment_id, r.row_number, coalesce(r.phone, r.raw_phone, '') as phone, r.state,
  r.cause, r.code, r.detail, r.responded, r.last_activity_at, r.stage, r.session,
  case when r.captured is null then r.variables else r.variables || r.captured end as variables`;

/**
 * Each run is read no further than the page needs, so that a page costs the same in a list of ten and of ten million.
 * The comparison of whole rows and the order by all columns leave the planner only the index that has the run in one
 * piece; with a plain equality it walks the primary key past everybody else's users.
 */
function runQuery(
  run: IndexRun,
  scope: Scope,
  search: UserSearch,
  cursor: Cursor,
  limit: number,
): RawBuilder<unknown> {
  const isForward = cursor.direction === 'after';
  const order = isForward ? 'asc' : 'desc';
  const names = sql.raw(run.columns.join(', '));
  const { values } = run;
  const inRun = isForward
    ? sql`(${names}, r.id) > (${values}, ${cursor.id}) and (${names}) <= (${values})`
    : sql`(${names}, r.id) < (${values}, ${cursor.id}) and (${names}) >= (${values})`;
  const inOrder = sql.raw([...run.columns, 'r.id'].map((column) => `${column} ${order}`).join(', '));
  return sql`(
    select page.*, d.launched_at
      from ${run.from}
     cross join lateral (
           select ${columns} from recipient r
            where ${inRun} and not r.is_test and ${run.where} and ${search.condition}
            order by ${inOrder} limit ${limit}) page
     where ${launched} and ${inScope(scope)}
     order by page.id ${sql.raw(order)} limit ${limit})`;
}

/** One person's rows stand together in the index of phones. */
function personQuery(
  scope: Scope,
  filter: UserFilter,
  search: UserSearch,
  cursor: Cursor,
  limit: number,
): RawBuilder<unknown> {
  const [sign, order] = cursor.direction === 'after' ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`];
  return sql`
    select ${columns}, d.launched_at
      from recipient r join deployment d on d.id = r.deployment_id
     where ${search.condition} and ${launched} and ${inScope(scope)} and ${inFilter(filter)} and r.id ${sign} ${cursor.id}
     order by r.id ${order} limit ${limit}`;
}

interface Found {
  readonly scope: Scope;
  readonly filter: UserFilter;
  readonly search: UserSearch;
}

/** Users of the filter from a cursor on, in order of id within the limit. */
function foundQuery({ scope, filter, search }: Found, cursor: Cursor, limit: number): RawBuilder<unknown> {
  if (search.phones) return personQuery(scope, filter, search, cursor, limit);
  const runs = runsOf(filter).map((run) => runQuery(run, scope, search, cursor, limit));
  if (runs.length > 0) return sql.join(runs, sql` union all `);
  return sql`select ${columns}, d.launched_at from recipient r join deployment d on d.id = r.deployment_id where false`;
}

const readUser = (row: SqlRow): UserLine => {
  const state = readWord(row, 'state', deploymentStateNames);
  const group = {
    state,
    responded: readFlag(row, 'responded'),
    stage: readWord(row, 'stage', conversationStageNames),
    session: readWord(row, 'session', sessionStatusNames),
  };
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
    stage: stageOf(group),
    session: sessionOf(group),
    lastActivityAt: readOptional(readTime, row, 'last_activity_at'),
    variables: readTexts(row, 'variables'),
  };
};

const sortKeys: Readonly<Record<UserSort, RawBuilder<unknown>>> = {
  activity: sql`last_activity_at desc nulls last`,
  date: sql`launched_at desc`,
  status: sql`array_position(${[...deploymentStateNames]}::text[], state)`,
};

async function sortedPage(
  orm: MikroORM,
  found: Found,
  sort: UserSort,
  { cursor, limit }: UserPageWish,
): Promise<UserPage> {
  const [, digits] = /^at:(\d{1,5})$/.exec(cursor ?? 'at:0') ?? [];
  if (digits === undefined) throw lost();
  const offset = Number(digits);
  const { rows } = await sql<SqlRow>`
    select u.* from (${foundQuery(found, parseCursor(undefined), mostSorted)}) u
     order by ${sortKeys[sort]}, id offset ${offset} limit ${limit + 1}`.execute(orm.em.fork().getKysely());
  return {
    users: rows.slice(0, limit).map(readUser),
    next: rows.length > limit ? `at:${offset + limit}` : undefined,
    previous: offset > 0 ? `at:${Math.max(0, offset - limit)}` : undefined,
  };
}

/** Users of launched deployments. A backward page that has run empty (states move) answers the first page. */
export async function pageUsers(
  orm: MikroORM,
  scope: Scope,
  filter: UserFilter,
  wish: UserPageWish,
): Promise<UserPage> {
  const found: Found = { scope, filter, search: await prepareSearch(orm, scope, filter) };
  const { limit, sort } = wish;
  if (sort !== undefined) return sortedPage(orm, found, sort, wish);
  const cursor = parseCursor(wish.cursor);
  const order = sql.raw(cursor.direction === 'after' ? 'asc' : 'desc');
  const { rows } = await sql<SqlRow>`
    select u.* from (${foundQuery(found, cursor, limit + 1)}) u order by u.id ${order} limit ${limit + 1}`.execute(
    orm.em.fork().getKysely(),
  );
  const users = rows.slice(0, limit).map(readUser);
  const hasMore = rows.length > limit;
  if (cursor.direction === 'before') {
    if (users.length === 0) return pageUsers(orm, scope, filter, { limit });
    users.reverse();
    return {
      users,
      next: `after:${users.at(-1)?.id}`,
      previous: hasMore ? `before:${users[0]?.id}` : undefined,
    };
  }
  const first = users[0]?.id ?? cursor.id + 1;
  return {
    users,
    next: hasMore ? `after:${users.at(-1)?.id}` : undefined,
    previous: cursor.id > 0 ? `before:${first}` : undefined,
  };
}
