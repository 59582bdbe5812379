import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { spelledAlike } from '../../entities/number-spellings.ts';
import { isUserId } from '../../entities/user-id.ts';
import { nationalDigits } from '../../sources/national-number.ts';
import { database } from '../sql-rows.ts';

/** Everything by which one person's rows are found. */
export interface Person {
  /** E.164 in every spelling, and the ids that stand for a phone. */
  readonly phones: readonly string[];
  /** The same without the plus sign. */
  readonly digits: readonly string[];
  /** Without the country code: how they stand in what nobody could read. */
  readonly national: readonly string[];
  /** The providers' own ids of the person. */
  readonly userIds: readonly string[];
  readonly recipients: readonly number[];
  readonly sessions: readonly number[];
  readonly threads: readonly number[];
  /** The providers' ids of messages to them. */
  readonly messages: readonly string[];
}

/** Somebody may be known by an id alone, or by a phone and an id. */
async function spellings(em: EntityManager, phone: string): Promise<string[]> {
  if (isUserId(phone)) {
    const { rows } = await sql<{ phone: string }>`
      select phone from phone_alias where contact_id = ${phone}`.execute(database(em));
    const known = await Promise.all(rows.map((row) => spellings(em, row.phone)));
    return [...new Set([phone, ...known.flat()])].sort();
  }
  const alike = spelledAlike(phone.slice(1));
  const { rows } = await sql<{ phone: string }>`
    select phone from phone_alias where contact_id = any(${[...alike]}::text[])
     union select case when contact_id ~ '^[0-9]+$' then '+' || contact_id else contact_id end
      from phone_alias where phone = any(${alike.map((one) => `+${one}`)}::text[])`.execute(database(em));
  return [...new Set([...alike.map((one) => `+${one}`), ...rows.map((row) => row.phone)])].sort();
}

const texts = (rows: readonly { readonly found: string | null }[]): string[] =>
  rows.flatMap(({ found }) => found ?? []);
const numbers = (rows: readonly { readonly found: number }[]): number[] => rows.map(({ found }) => found);

/** Phones alone: enough to lock them before anything else is looked for. */
export const loadPhones = spellings;

/** Looks for the person's rows; the transaction holds the locks of their phones. */
export async function loadPerson(em: EntityManager, phones: readonly string[]): Promise<Person> {
  const db = database(em);
  const all = sql`any(${[...phones]}::text[])`;
  const numbersAlone = phones.filter((phone) => !isUserId(phone));
  const national = [...new Set(numbersAlone.map(nationalDigits))];
  const like = national.map((one) => `%${one}%`);
  const [known, mistyped, sessions, threads, users] = [
    await sql<{ found: number }>`select id::float8 as found from recipient where phone = ${all}`.execute(db),
    await sql<{ found: number }>`
      select r.id::float8 as found from deployment d join recipient r on r.deployment_id = d.id
       where r.state = 'invalid_number' and r.phone is null
         and regexp_replace(r.raw_phone, '[^0-9]', '', 'g') like any(${like}::text[])`.execute(db),
    await sql<{ found: number }>`select id::float8 as found from session where phone = ${all}`.execute(db),
    await sql<{ found: number }>`select id::float8 as found from agent_thread where phone = ${all}`.execute(
      db,
    ),
    await sql<{
      found: string | null;
    }>`select distinct user_id as found from inbound where phone = ${all}`.execute(db),
  ];
  const recipients = [...numbers(known.rows), ...numbers(mistyped.rows)].sort((one, other) => one - other);
  const messages = await sql<{ found: string | null }>`
    select provider_id as found from attempt where recipient_id = any(${recipients}::bigint[])
     union select provider_id from session_message where phone = ${all}`.execute(db);
  return {
    phones,
    digits: numbersAlone.map((phone) => phone.slice(1)),
    national,
    userIds: [...new Set([...texts(users.rows), ...phones.filter(isUserId)])],
    recipients,
    sessions: numbers(sessions.rows),
    threads: numbers(threads.rows),
    messages: texts(messages.rows),
  };
}
