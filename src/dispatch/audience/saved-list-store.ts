import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { letTakeLong } from '../../entities/database/let-take-long.ts';
import { say } from '../../entities/language/say.ts';
import type { AudienceRow } from '../../sources/audience-source.ts';
import { DispatchError } from '../dispatch.ts';
import { database, jsonText } from '../sql-rows.ts';
import type { SavedListLine } from './audiences.ts';

export interface StoredSavedList extends SavedListLine {
  readonly contentId: number;
  readonly revision: number;
}

interface ListRow extends Omit<StoredSavedList, 'updatedAt'> {
  readonly updatedAt: number;
}

const listOf = ({ updatedAt, ...row }: ListRow): StoredSavedList => ({
  ...row,
  updatedAt: new Date(updatedAt),
});

const columns = sql.raw(`l.id, l.name, l.users, l.columns, l.content_id as "contentId", l.revision,
  l.updated_by as "updatedBy", (extract(epoch from l.updated_at) * 1000)::float8 as "updatedAt"`);

export async function findLists(
  em: EntityManager,
  query: string,
  limit: number,
): Promise<readonly StoredSavedList[]> {
  const pattern = `%${query.trim().replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`;
  const { rows } = await sql<ListRow>`
    select ${columns} from saved_list l where l.name ilike ${pattern} order by lower(l.name) limit ${limit}`.execute(
    database(em),
  );
  return rows.map(listOf);
}

export const listGone = (name?: string): DispatchError =>
  new DispatchError(
    name === undefined
      ? say`This list is no longer there. /treble lists shows those there are.`
      : say`There is no list “${name}”. /treble lists shows those there are.`,
  );

/** By name, ignoring case; locked until the transaction ends when it is to be changed. */
export async function loadList(
  em: EntityManager,
  by: { readonly name: string } | { readonly id: number },
  lock = false,
): Promise<StoredSavedList | undefined> {
  const condition = 'id' in by ? sql`l.id = ${by.id}` : sql`lower(l.name) = lower(${by.name.trim()})`;
  const { rows } = await sql<ListRow>`
    select ${columns} from saved_list l where ${condition} ${sql.raw(lock ? 'for update' : '')}`.execute(
    database(em),
  );
  return rows.map(listOf)[0];
}

export async function createContent(em: EntityManager): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into saved_list_content default values returning id`.execute(database(em));
  const [content] = rows;
  if (!content) throw new Error('The content of a list was not created.');
  return content.id;
}

/** Adds rows to a content that no list names yet; of a phone the first row stays. Returns how many were new. */
export async function storeListRows(
  em: EntityManager,
  contentId: number,
  rows: readonly AudienceRow[],
): Promise<number> {
  const first = new Map<string, AudienceRow>();
  for (const row of rows) if (row.phone !== undefined && !first.has(row.phone)) first.set(row.phone, row);
  const stored = [...first].map(([phone, { variables }]) => ({ phone, variables }));
  const { rows: added } = await sql`
    insert into saved_list_row (content_id, phone, variables)
    select ${contentId}, v.phone, v.variables
      from json_to_recordset(${jsonText(stored)}::json) as v(phone text, variables jsonb) order by v.phone
        on conflict do nothing returning 1`.execute(database(em));
  return added.length;
}

/** Moves what was read into a content that a list names; of a phone that is there already, the new values win. */
export async function mergeContent(
  em: EntityManager,
  from: number,
  into: number,
): Promise<{ readonly added: number }> {
  const { rows } = await sql<{ added: number }>`
    with merged as (
      insert into saved_list_row as r (content_id, phone, variables)
      select ${into}::int, phone, variables from saved_list_row where content_id = ${from} order by phone
          on conflict (content_id, phone) do update set variables = r.variables || excluded.variables
      returning xmax = 0 as added
    )
    select count(*) filter (where added)::int as added from merged`.execute(database(em));
  return { added: rows[0]?.added ?? 0 };
}

export async function eraseContent(em: EntityManager, contentId: number): Promise<void> {
  await sql`delete from saved_list_row where content_id = ${contentId}`.execute(database(em));
  await sql`delete from saved_list_content where id = ${contentId}`.execute(database(em));
}

/** What broken-off uploads left. */
export async function eraseOldContents(em: EntityManager): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select c.id from saved_list_content c
     where c.created_at < now() - interval '24 hours'
       and not exists (select 1 from saved_list l where l.content_id = c.id)`.execute(database(em));
  await letTakeLong(em);
  for (const { id } of rows) await eraseContent(em, id);
}

/** One page of a list, in order of phone. */
export async function pageListRows(
  em: EntityManager,
  contentId: number,
  after: string,
  limit: number,
): Promise<readonly { readonly phone: string; readonly variables: Readonly<Record<string, string>> }[]> {
  const { rows } = await sql<{ phone: string; variables: Readonly<Record<string, string>> }>`
    select phone, variables from saved_list_row
     where content_id = ${contentId} and phone > ${after} order by phone limit ${limit}`.execute(
    database(em),
  );
  return rows;
}
