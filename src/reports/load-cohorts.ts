import type { MikroORM } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import type { CountedCell } from '../entities/cell.ts';
import { stepsWithin } from '../entities/time-steps.ts';
import { launched, readCell } from './count-cells.ts';
import type { Window } from './period.ts';
import { readNumber, readText, type SqlRow } from './sql-row.ts';

/** Ids of the conversations that are looked at; undefined: all of them. */
export type ConversationFilter = readonly number[] | undefined;

/** What one version of a conversation did in a period. */
export interface VersionCohort {
  readonly conversationId: number;
  readonly conversation: string;
  readonly versionNumber: number;
  readonly deployments: number;
  readonly cells: readonly CountedCell[];
}

/** SQL: version `v` is of one of these conversations. */
export const ofConversations = (conversations: ConversationFilter): RawBuilder<boolean> =>
  conversations === undefined
    ? sql<boolean>`true`
    : sql<boolean>`v.conversation_id = any(${[...conversations]}::int[])`;

/** SQL: deployment `d` was launched in the window. Moments travel as text that names their zone. */
export const launchedIn = ({ from, to }: Window): RawBuilder<boolean> =>
  sql<boolean>`(d.launched_at >= ${from.toISOString()}::timestamptz and d.launched_at < ${to.toISOString()}::timestamptz)`;

/** SQL: `w(place, from_at, to_at)`, in the order of the windows. */
const windowRows = (windows: readonly Window[]) => sql`
  unnest(${windows.map(({ from }) => from.toISOString())}::timestamptz[],
         ${windows.map(({ to }) => to.toISOString())}::timestamptz[]) with ordinality as w(from_at, to_at, place)`;

function byWindow<T>(windows: readonly Window[], rows: readonly SqlRow[], read: (row: SqlRow) => T): T[][] {
  const lists: T[][] = windows.map(() => []);
  for (const row of rows) lists[readNumber(row, 'place') - 1]?.push(read(row));
  return lists;
}

/** Cells of what was launched in each window, without the providers' codes: sums over the tally, whatever its size. */
export async function loadCohorts(
  orm: MikroORM,
  windows: readonly Window[],
  conversations?: ConversationFilter,
): Promise<readonly (readonly CountedCell[])[]> {
  const { rows } = await sql<SqlRow>`
    select w.place, t.state, t.cause, '' as code, t.sent, t.responded, sum(t.count) as count
      from ${windowRows(windows)}
      join deployment d on d.launched_at >= w.from_at and d.launched_at < w.to_at
      join conversation_version v on v.id = d.version_id
      join tally t on t.deployment_id = d.id
     where ${launched} and ${ofConversations(conversations)} and not t.is_test
     group by w.place, t.state, t.cause, t.sent, t.responded
    having sum(t.count) <> 0
     order by w.place, t.state, t.cause, t.sent, t.responded`.execute(orm.em.fork().getKysely());
  return byWindow(windows, rows, readCell);
}

/** How many answered within so many seconds of their delivery, for each window: what tells a young cohort from an old one. */
export async function loadEarlyResponses(
  orm: MikroORM,
  windows: readonly Window[],
  seconds: number,
  conversations?: ConversationFilter,
): Promise<readonly number[]> {
  const { rows } = await sql<SqlRow>`
    select w.place, sum(t.count) as count
      from ${windowRows(windows)}
      join deployment d on d.launched_at >= w.from_at and d.launched_at < w.to_at
      join conversation_version v on v.id = d.version_id
      join timing t on t.deployment_id = d.id
     where ${launched} and ${ofConversations(conversations)} and t.timed = 'response' and t.step < ${stepsWithin(seconds)}
     group by w.place`.execute(orm.em.fork().getKysely());
  return byWindow(windows, rows, (row) => readNumber(row, 'count')).map(([count = 0]) => count);
}

/** The versions that were sent in the window, the one with most users first. */
export async function loadVersionCohorts(
  orm: MikroORM,
  window: Window,
  conversations?: ConversationFilter,
): Promise<readonly VersionCohort[]> {
  const { rows } = await sql<SqlRow>`
    with chosen as (
      select d.id, v.id as version_id, v.number, c.id as conversation_id, c.name
        from deployment d join conversation_version v on v.id = d.version_id
        join conversation c on c.id = v.conversation_id
       where ${launched} and ${launchedIn(window)} and ${ofConversations(conversations)}
    ), counted as (select version_id, count(*) as deployments from chosen group by version_id)
    select x.version_id, x.conversation_id, x.name, x.number, n.deployments,
           t.state, t.cause, t.code, t.sent, t.responded, sum(t.count) as count
      from chosen x join counted n on n.version_id = x.version_id join tally t on t.deployment_id = x.id
     where not t.is_test
     group by x.version_id, x.conversation_id, x.name, x.number, n.deployments,
              t.state, t.cause, t.code, t.sent, t.responded
    having sum(t.count) <> 0
     order by x.name, x.number, t.state, t.cause, t.code, t.sent, t.responded`.execute(
    orm.em.fork().getKysely(),
  );
  const versions = new Map<number, VersionCohort & { readonly cells: CountedCell[] }>();
  for (const row of rows) {
    const id = readNumber(row, 'version_id');
    const known = versions.get(id) ?? {
      conversationId: readNumber(row, 'conversation_id'),
      conversation: readText(row, 'name'),
      versionNumber: readNumber(row, 'number'),
      deployments: readNumber(row, 'deployments'),
      cells: [],
    };
    known.cells.push(readCell(row));
    versions.set(id, known);
  }
  const users = ({ cells }: VersionCohort) => cells.reduce((sum, { count }) => sum + count, 0);
  return [...versions.values()].toSorted((one, other) => users(other) - users(one));
}

/** The deployments of the window with most users, the largest first. */
export async function findLargest(
  orm: MikroORM,
  window: Window,
  limit: number,
  conversations?: ConversationFilter,
): Promise<readonly number[]> {
  const { rows } = await sql<SqlRow>`
    select d.id from deployment d join conversation_version v on v.id = d.version_id
      left join tally t on t.deployment_id = d.id and not t.is_test
     where ${launched} and ${launchedIn(window)} and ${ofConversations(conversations)}
     group by d.id order by coalesce(sum(t.count), 0) desc, d.id desc limit ${limit}`.execute(
    orm.em.fork().getKysely(),
  );
  return rows.map((row) => readNumber(row, 'id'));
}

/** Cells of what was launched in the window, by the id of its template, without the providers' codes. */
export async function loadTemplateCohorts(
  orm: MikroORM,
  window: Window,
  conversations?: ConversationFilter,
): Promise<ReadonlyMap<string, readonly CountedCell[]>> {
  const { rows } = await sql<SqlRow>`
    select v.template_id, t.state, t.cause, '' as code, t.sent, t.responded, sum(t.count) as count
      from deployment d join conversation_version v on v.id = d.version_id join tally t on t.deployment_id = d.id
     where ${launched} and ${launchedIn(window)} and ${ofConversations(conversations)} and not t.is_test
     group by v.template_id, t.state, t.cause, t.sent, t.responded
    having sum(t.count) <> 0
     order by v.template_id, t.state, t.cause, t.sent, t.responded`.execute(orm.em.fork().getKysely());
  const cohorts = new Map<string, CountedCell[]>();
  for (const row of rows) {
    const id = readText(row, 'template_id');
    cohorts.set(id, [...(cohorts.get(id) ?? []), readCell(row)]);
  }
  return cohorts;
}

/** The deployment that finished last. */
export async function findLastFinished(
  orm: MikroORM,
  conversations?: ConversationFilter,
): Promise<number | undefined> {
  const { rows } = await sql<SqlRow>`
    select d.id from deployment d join conversation_version v on v.id = d.version_id
     where ${launched} and d.phase = 'finished' and ${ofConversations(conversations)}
     order by d.finished_at desc nulls last, d.id desc limit 1`.execute(orm.em.fork().getKysely());
  return rows.map((row) => readNumber(row, 'id'))[0];
}
