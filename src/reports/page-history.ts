import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { say } from '../entities/language/say.ts';
import type { HistoryEntry, HistoryPage, HistorySubject } from './history.ts';
import { type HistoryRow, type HistorySource, historySources } from './history-rows.ts';
import { spellingsOf } from './phone-spellings.ts';
import { readNumber, readText, type SqlRow } from './sql-row.ts';
import { ReportError } from './subscriptions.ts';

/** A place among a person's entries: microseconds since the epoch, and a key that is unique at that moment. */
interface Place {
  readonly micros: number;
  readonly key: string;
}

interface Cursor extends Place {
  readonly direction: 'before' | 'after';
}

interface PlacedEntry extends Place {
  readonly entry: HistoryEntry;
}

const newest: Cursor = { direction: 'before', micros: 9e15, key: '' };

function parseCursor(text: string | undefined): Cursor {
  if (text === undefined) return newest;
  const [, direction, micros, key] = /^(before|after):(\d{1,16}):([aimr][0-9a-f]{1,32})$/.exec(text) ?? [];
  if (direction === undefined || micros === undefined || key === undefined) {
    throw new ReportError(say`This page of the history cannot be found. Open the history again.`);
  }
  return { direction: direction === 'before' ? 'before' : 'after', micros: Number(micros), key };
}

async function phoneOf(orm: MikroORM, subject: HistorySubject): Promise<string | undefined> {
  if ('phone' in subject) return subject.phone;
  const { anchor } = subject;
  const id = anchor.slice(1);
  if (anchor.startsWith('r') && !/^\d{1,15}$/.test(id)) return undefined;
  const found = anchor.startsWith('r')
    ? sql<SqlRow>`select phone from recipient where id = ${id}::bigint and phone is not null`
    : sql<SqlRow>`select phone from inbound where provider_id = ${id} and phone is not null`;
  const { rows } = await found.execute(orm.em.fork().getKysely());
  return rows[0] && readText(rows[0], 'phone');
}

/** Any row of the person, so that buttons need no number. */
async function anchorOf(orm: MikroORM, phones: readonly string[]): Promise<string | undefined> {
  const { rows } = await sql<SqlRow>`
    select coalesce((select 'r' || r.id from recipient r where r.phone = any(${[...phones]}::text[]) limit 1),
                    (select 'i' || i.provider_id from inbound i where i.phone = any(${[...phones]}::text[]) limit 1)) as anchor`.execute(
    orm.em.fork().getKysely(),
  );
  const anchor = rows[0]?.anchor;
  return typeof anchor === 'string' ? anchor : undefined;
}

async function readSource(
  orm: MikroORM,
  { columns, from, at, key, read }: HistorySource,
  phones: readonly string[],
  cursor: Cursor,
  limit: number,
): Promise<PlacedEntry[]> {
  const [sign, order] = cursor.direction === 'before' ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const moment = sql`('epoch'::timestamptz + ${cursor.micros}::bigint * interval '1 microsecond')`;
  const { rows } = await sql<HistoryRow>`
    select ${columns}, ${at} as at, (extract(epoch from ${at}) * 1000000)::bigint as micros, ${key} as key
      from ${from(phones)} and (${at}, (${key}) collate "C") ${sign} (${moment}, ${cursor.key}::text collate "C")
     order by ${at} ${order}, (${key}) collate "C" ${order} limit ${limit}`.execute(
    orm.em.fork().getKysely(),
  );
  return rows.map((row) => ({
    micros: readNumber(row, 'micros'),
    key: readText(row, 'key'),
    entry: read(row),
  }));
}

const inOrder = (one: Place, other: Place): number =>
  one.micros - other.micros || (one.key < other.key ? -1 : one.key > other.key ? 1 : 0);

const cursorText = (direction: Cursor['direction'], place: Place | undefined): string | undefined =>
  place && `${direction}:${place.micros}:${place.key}`;

export async function pageHistory(
  orm: MikroORM,
  subject: HistorySubject,
  { cursor: text, limit }: { readonly cursor?: string; readonly limit: number },
): Promise<HistoryPage | undefined> {
  const cursor = parseCursor(text);
  const given = await phoneOf(orm, subject);
  if (given === undefined) return undefined;
  const phones = await spellingsOf(orm, given);
  const [phone = given] = phones;
  const isBefore = cursor.direction === 'before';
  const [anchor, ...found] = await Promise.all([
    anchorOf(orm, phones),
    ...historySources.map((source) => readSource(orm, source, phones, cursor, limit + 1)),
  ]);
  const nearest = found.flat().sort((one, other) => (isBefore ? inOrder(other, one) : inOrder(one, other)));
  const hasMore = nearest.length > limit;
  const page = nearest.slice(0, limit).sort(inOrder);
  const hasEarlier = isBefore ? hasMore : true;
  const hasLater = isBefore ? text !== undefined : hasMore;
  return {
    phone,
    anchor,
    entries: page.map(({ entry }) => entry),
    earlier: hasEarlier ? cursorText('before', page[0]) : undefined,
    later: hasLater ? cursorText('after', page.at(-1)) : undefined,
  };
}
