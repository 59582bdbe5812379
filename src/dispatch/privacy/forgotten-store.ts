import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database, jsonText } from '../sql-rows.ts';
import type { Person } from './person.ts';

/** Any constant: what webhooks tell of people and the forgetting of one wait for each other on it. */
const forgettingLock = 7_368_202;

export const lockForgetting = async (em: EntityManager): Promise<void> => {
  await sql`select pg_advisory_xact_lock(${forgettingLock})`.execute(database(em));
};

/** Until the transaction ends nobody is forgotten; others who store what people said go on beside it. */
export const holdOffForgetting = async (em: EntityManager): Promise<void> => {
  await sql`select pg_advisory_xact_lock_shared(${forgettingLock})`.execute(database(em));
};

/** How the provider's own id of a person is marked, so that it is never taken for a phone. */
export const userWords = (userId: string): string => `user:${userId}`;

/** SQL: `phone` belongs to somebody who was forgotten and is still not to be reached. Nearly nobody was: asked once. */
export const isForgottenAndBlocked = (phone: string): string =>
  `((select exists (select 1 from forgotten)) and exists (select 1 from forgotten f
      where f.mark = phone_mark(${phone}, (select phone_key())) and f.blocked_by is not null
        and (f.blocked_until is null or f.blocked_until > now())))`;

/** Keeps the marks of a person, and the longest of what keeps us from reaching them; true when something does. */
export async function rememberForgotten(em: EntityManager, person: Person): Promise<boolean> {
  const words = [...person.phones, ...person.national, ...person.userIds.map(userWords)];
  const { rows } = await sql<{ blocked: boolean }>`
    with block as (
      select source, expires_at, created_at from exclusion
       where phone = any(${[...person.phones]}::text[]) and (expires_at is null or expires_at > now())
       order by source = 'opt_out' desc, expires_at desc nulls first limit 1
    ), kept as (
      insert into forgotten (mark, blocked_by, blocked_until, said_at)
      select distinct phone_mark(words, (select phone_key())), b.source, b.expires_at, coalesce(b.created_at, now())
        from unnest(${words}::text[]) as words left join block b on true order by 1
          on conflict (mark) do update
         set at = now(), blocked_by = coalesce(excluded.blocked_by, forgotten.blocked_by),
             blocked_until = case when excluded.blocked_by is null then forgotten.blocked_until else excluded.blocked_until end,
             said_at = greatest(forgotten.said_at, excluded.said_at)
      returning blocked_by is not null and (blocked_until is null or blocked_until > now()) as blocked)
    select bool_or(blocked) as blocked from kept`.execute(database(em));
  return rows[0]?.blocked ?? false;
}

/** Which of these are people who were forgotten and whom no list has named since. */
export async function forgottenAmong(
  em: EntityManager,
  words: readonly string[],
): Promise<ReadonlySet<string>> {
  if (words.length === 0) return new Set();
  const { rows } = await sql<{ words: string }>`
    select v.words from unnest(${[...new Set(words)]}::text[]) as v(words)
     where (select exists (select 1 from forgotten))
       and exists (select 1 from forgotten f where f.mark = phone_mark(v.words, (select phone_key())))
       and not exists (select 1 from recipient r where r.phone = v.words)`.execute(database(em));
  return new Set(rows.map((row) => row.words));
}

/** What people who were forgotten said of being reached; said earlier than what is known, it changes nothing. */
export async function noteForgottenWord(
  em: EntityManager,
  told: readonly { readonly phone: string; readonly stops: boolean; readonly at: number }[],
): Promise<void> {
  if (told.length === 0) return;
  const rows = told.map(({ phone, stops, at }) => ({ phone, stops, at: new Date(at).toISOString() }));
  await sql`
    update forgotten f set blocked_by = case when v.stops then 'opt_out' end, blocked_until = null, said_at = v.at
      from json_to_recordset(${jsonText(rows)}::json) as v(phone text, stops boolean, at timestamptz)
     where f.mark = phone_mark(v.phone, (select phone_key()))
       and (v.at > f.said_at or (v.at = f.said_at and v.stops))`.execute(database(em));
}

/** A person's or a provider's word ends; an opt-out is the forgotten person's own. Tells which phones it was ended for. */
export async function endForgottenBlocks(
  em: EntityManager,
  phones: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ phone: string }>`
    update forgotten f set blocked_by = null, blocked_until = null
      from unnest(${[...phones]}::text[]) as v(phone)
     where f.mark = phone_mark(v.phone, (select phone_key())) and f.blocked_by in ('person', 'provider')
    returning v.phone`.execute(database(em));
  return rows.map(({ phone }) => phone);
}
