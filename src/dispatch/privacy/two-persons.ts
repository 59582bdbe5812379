import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { recordAct } from '../../entities/database/record-act.ts';
import { maskPhone } from '../../entities/phone-mask.ts';
import { database } from '../sql-rows.ts';
import { lockForgetting } from './forgotten-store.ts';
import { requestDays } from './privacy.ts';

interface Wish {
  readonly phone: string;
  readonly mark: string;
  readonly by: string;
}

/** True when somebody else asked to erase the same person before, whose request is used up thereby; else it is kept. */
export async function isAskedByTwo(em: EntityManager, { phone, mark, by }: Wish): Promise<boolean> {
  await lockForgetting(em);
  const db = database(em);
  const { rows: asked } = await sql`
    delete from erasure_request where mark = ${mark} and requested_by <> ${by} and expires_at > now() returning 1`.execute(
    db,
  );
  await sql`delete from erasure_request where expires_at <= now()`.execute(db);
  if (asked.length > 0) return true;
  await sql`
    insert into erasure_request (mark, requested_by, expires_at)
    values (${mark}, ${by}, now() + ${requestDays} * interval '1 day')
        on conflict (mark) do update set expires_at = excluded.expires_at`.execute(db);
  await recordAct(em, by, 'person.forget_request', `phone:${maskPhone(phone)}`, {
    before: null,
    after: 'waiting for a second person',
  });
  return false;
}
