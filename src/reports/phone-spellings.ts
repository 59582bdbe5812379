import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { readText, type SqlRow } from './sql-row.ts';

/** The number as it was written to, when Meta knows the person by another, and then all spellings of it. */
export async function spellingsOf(orm: MikroORM, phone: string): Promise<readonly string[]> {
  const { rows } = await sql<SqlRow>`
    with written as (
      select coalesce((select al.phone from phone_alias al where al.contact_id = ltrim(${phone}::text, '+')), ${phone}) as phone)
    select phone from written
     union all
    select case when al.contact_id ~ '^[0-9]+$' then '+' || al.contact_id else al.contact_id end from phone_alias al join written on al.phone = written.phone
     where '+' || al.contact_id <> written.phone`.execute(orm.em.fork().getKysely());
  return rows.map((row) => readText(row, 'phone'));
}
