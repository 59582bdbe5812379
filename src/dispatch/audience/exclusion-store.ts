import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { say } from '../../entities/language/say.ts';
import { DispatchError } from '../dispatch.ts';
import { lockPhones } from '../guards/phone-lock.ts';
import { endForgottenBlocks } from '../privacy/forgotten-store.ts';
import { database, storableText } from '../sql-rows.ts';
import type { ExclusionLine, ExclusionPage, ExclusionWish } from './audiences.ts';

/** SQL: the exclusion `e` holds now. */
const stands = sql.raw('(e.expires_at is null or e.expires_at > now())');

/** Excludes these phones on a person's word, in the manager's transaction. Claims of them wait for it. */
export async function storeExclusions(
  em: EntityManager,
  phones: readonly string[],
  { because, by, until }: ExclusionWish,
): Promise<{ readonly added: number; readonly renewed: number }> {
  await lockPhones(em, phones);
  const { rows } = await sql<{ renewed: boolean }>`
    insert into exclusion (phone, source, because, created_by, expires_at)
    select phone, 'person', ${storableText(because)}, ${by}, ${until?.toISOString() ?? null}::timestamptz
      from unnest(${[...phones]}::text[]) as phone order by phone
        on conflict (phone, source) do update
       set because = excluded.because, created_by = excluded.created_by, created_at = excluded.created_at,
           expires_at = excluded.expires_at
    returning xmax <> 0 as renewed`.execute(database(em));
  const renewed = rows.filter((row) => row.renewed).length;
  return { added: rows.length - renewed, renewed };
}

interface LineRow extends Omit<ExclusionLine, 'createdAt' | 'expiresAt'> {
  readonly createdAt: number;
  readonly expiresAt: number | null;
}

const lineOf = ({ createdAt, expiresAt, ...line }: LineRow): ExclusionLine => ({
  ...line,
  createdAt: new Date(createdAt),
  expiresAt: expiresAt === null ? null : new Date(expiresAt),
});

const columns = sql.raw(`e.id::float8 as id, e.phone, e.source, e.because, e.created_by as "createdBy",
  (extract(epoch from e.created_at) * 1000)::float8 as "createdAt",
  (extract(epoch from e.expires_at) * 1000)::float8 as "expiresAt"`);

/** Ends what was decided here or by a provider; tells which of the phones are still excluded by their owners. */
export async function endExclusions(
  em: EntityManager,
  phones: readonly string[],
): Promise<{ readonly removed: readonly string[]; readonly optedOut: readonly ExclusionLine[] }> {
  const { rows: ended } = await sql<{ phone: string }>`
    delete from exclusion e where e.phone = any(${[...phones]}::text[]) and e.source <> 'opt_out' and ${stands}
    returning e.phone`.execute(database(em));
  const { rows: optedOut } = await sql<LineRow>`
    select ${columns} from exclusion e
     where e.phone = any(${[...phones]}::text[]) and e.source = 'opt_out' and ${stands} order by e.phone`.execute(
    database(em),
  );
  const forgotten = await endForgottenBlocks(em, phones);
  const removed = [...new Set([...ended.map(({ phone }) => phone), ...forgotten])];
  return { removed, optedOut: optedOut.map(lineOf) };
}

/** An opt-out's row stays and remembers when it ended, so that the old opt-out, told once more, does not come back. */
export async function endExclusion(em: EntityManager, id: number): Promise<ExclusionLine | undefined> {
  const db = database(em);
  const { rows } = await sql<LineRow>`
    select ${columns} from exclusion e where e.id = ${id} and ${stands} for update`.execute(db);
  const [line] = rows.map(lineOf);
  if (!line) return undefined;
  await (line.source === 'opt_out'
    ? sql`update exclusion set created_at = now(), expires_at = now() where id = ${id}`
    : sql`delete from exclusion where id = ${id}`
  ).execute(db);
  return line;
}

/** In a `like` pattern these three have a meaning; a person who types them means the letters. */
const likeText = (text: string) => `%${text.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`;

/** SQL: exclusion `e` is looked for: by digits of its phone when that is all there is, else by words of its reason. */
function matches(search: string) {
  const digits = search.replace(/[\s().+-]/g, '');
  if (search.trim() === '') return sql`true`;
  return /^\d+$/.test(digits)
    ? sql`e.phone like ${likeText(digits)}`
    : sql`e.because ilike ${likeText(search.trim())}`;
}

function parseCursor(text: string): { readonly backwards: boolean; readonly id: number } {
  const [, direction, id] = /^(after|before):(\d{1,15})$/.exec(text) ?? [];
  if (id === undefined)
    throw new DispatchError(say`This page of exclusions cannot be found. Open the list again.`);
  return { backwards: direction === 'before', id: Number(id) };
}

/** One page, newest first, read along the key however many there are. */
export async function pageExclusions(
  em: EntityManager,
  search: string,
  cursorText: string | undefined,
  limit: number,
): Promise<ExclusionPage> {
  const db = database(em);
  const cursor = cursorText === undefined ? undefined : parseCursor(cursorText);
  const backwards = cursor?.backwards ?? false;
  const from = cursor ? sql`e.id ${sql.raw(backwards ? '>' : '<')} ${cursor.id}` : sql`true`;
  const { rows } = await sql<LineRow>`
    select ${columns} from exclusion e where ${stands} and ${matches(search)} and ${from}
     order by e.id ${sql.raw(backwards ? 'asc' : 'desc')} limit ${limit + 1}`.execute(db);
  if (backwards && rows.length === 0) return pageExclusions(em, search, undefined, limit);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from exclusion e where ${stands} and ${matches(search)}`.execute(db);
  const more = rows.length > limit;
  const shown = rows.slice(0, limit).map(lineOf);
  if (backwards) shown.reverse();
  const [first, last] = [shown[0], shown.at(-1)];
  return {
    lines: shown,
    total: counted[0]?.total ?? 0,
    next: last && (backwards || more) ? `after:${last.id}` : undefined,
    previous: first && (backwards ? more : cursor !== undefined) ? `before:${first.id}` : undefined,
  };
}
