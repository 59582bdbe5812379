import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database } from '../sql-rows.ts';
import { erasePerson } from './erase-person.ts';
import type { Privacy } from './privacy.ts';

/** Acts of people share the first shard of the tally. */
const writer = 0;

export const createPrivacy = (orm: MikroORM): Privacy => ({
  async mark(phone) {
    const { rows } = await sql<{ mark: string }>`select phone_mark(${phone}, phone_key()) as mark`.execute(
      database(orm.em.fork()),
    );
    return rows[0]?.mark ?? '';
  },
  forget: (phone, by) => orm.em.fork().transactional((em) => erasePerson(em, phone, { by, writer })),
});
