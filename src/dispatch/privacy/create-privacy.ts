import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database } from '../sql-rows.ts';
import { erasePerson } from './erase-person.ts';
import type { Privacy } from './privacy.ts';
import { isAskedByTwo } from './two-persons.ts';

/** Acts of people share the first shard of the tally. */
const writer = 0;

export interface PrivacyOptions {
  /** Nobody is erased before a second person asks for the same. */
  readonly byTwo?: boolean;
}

async function markOf(em: EntityManager, phone: string): Promise<string> {
  const { rows } = await sql<{ mark: string }>`select phone_mark(${phone}, phone_key()) as mark`.execute(
    database(em),
  );
  return rows[0]?.mark ?? '';
}

export const createPrivacy = (orm: MikroORM, { byTwo = false }: PrivacyOptions = {}): Privacy => ({
  mark: (phone) => markOf(orm.em.fork(), phone),
  forget: (phone, by) =>
    orm.em.fork().transactional(async (em) => {
      const mayErase = !byTwo || (await isAskedByTwo(em, { phone, mark: await markOf(em, phone), by }));
      return mayErase ? erasePerson(em, phone, { by, writer }) : 'waiting';
    }),
});
