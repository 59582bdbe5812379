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

/**
 * One index range per deployment (and state), each read no further than the page needs, so that a page costs the same
 * in a list of ten and of ten million. The partial index on failures serves only a query that repeats its condition.
 */
function pageQuery(scope: Scope, states: readonly DeploymentState[], cursor: Cursor, limit: number) {
  const [beyond, order]: readonly [RawBuilder<unknown>, RawBuilder<unknown>] =
    cursor.direction === 'after'
      ? [sql`r.id > ${cursor.id}`, sql`asc`]
      : [sql`r.id < ${cursor.id}`, sql`desc`];
  const failuresOnly = states.length > 0 && states.every(isFailedOrCancelled);
  const ranges = failuresOnly ? sql`cross join unnest(${[...states]}::text[]) as wanted (state)` : sql``;
  const inRange = failuresOnly
    ? sql`r.state = wanted.state and r.state not in ('in_process', 'success')`
    : states.length === 0
      ? sql`true`
      : sql`r.state = any(${[...states]}::text[])`;
  return sql<SqlRow>`
    select page.*, d.launched_at
      from deployment d ${ranges}
     cross join lateral (
           select r.id, r.deployment_id, r.row_number, coalesce(r.phone, r.raw_phone, '') as phone, r.state,
                  r.cause, r.code, r.detail, r.responded, r.last_activity_at, r.variables
             from recipient r
            where r.deployment_id = d.id and ${beyond} and ${inRange}
            order by r.id ${order} limit ${limit}) page
     where ${launched} and ${inScope(scope)}
     order by page.id ${order} limit ${limit}`;
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
