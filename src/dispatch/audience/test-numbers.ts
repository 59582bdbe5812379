import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { writeAudit } from '../../entities/database/record-act.ts';
import { say } from '../../entities/language/say.ts';
import { DispatchError } from '../dispatch.ts';
import { database } from '../sql-rows.ts';
import type { ReadPhones, TestNumbers, TestNumbersChanged } from './audiences.ts';
import { addRead, nothingRead, openGiven, type PhoneOptions, phonesIn } from './read-phones.ts';

/** Enough for every phone of a team; more would be customers. */
const most = 200;

async function listPhones(em: EntityManager): Promise<string[]> {
  const { rows } = await sql<{ phone: string }>`select phone from test_number order by phone`.execute(
    database(em),
  );
  return rows.map(({ phone }) => phone);
}

async function readPhones(
  text: string,
  options: PhoneOptions,
): Promise<{ read: ReadPhones; phones: string[] }> {
  const audience = await openGiven({ kind: 'pasted', text }, options);
  const phones = new Set<string>();
  let read = nothingRead;
  for await (const rows of audience.rows) {
    read = addRead(read, rows);
    for (const phone of phonesIn(rows)) phones.add(phone);
  }
  return { read, phones: [...phones] };
}

type Change = (em: EntityManager, phones: readonly string[], by: string) => Promise<number>;

const insert: Change = async (em, phones, by) => {
  const { rows } = await sql`
    insert into test_number (phone, created_by) select phone, ${by} from unnest(${[...phones]}::text[]) as phone
        on conflict do nothing returning 1`.execute(database(em));
  const all = await listPhones(em);
  if (all.length > most) {
    throw new DispatchError(
      say`Expected at most ${most} test numbers, found ${all.length} with these. Customers belong on a list, not here.`,
    );
  }
  return rows.length;
};

const erase: Change = async (em, phones) => {
  const { rows } = await sql`
    delete from test_number where phone = any(${[...phones]}::text[]) returning 1`.execute(database(em));
  return rows.length;
};

async function change(
  orm: MikroORM,
  act: 'test_number.add' | 'test_number.remove',
  text: string,
  by: string,
  options: PhoneOptions,
): Promise<TestNumbersChanged> {
  const { read, phones } = await readPhones(text, options);
  const make = act === 'test_number.add' ? insert : erase;
  const changed = await orm.em.fork().transactional((em) => make(em, phones, by));
  const all = await listPhones(orm.em.fork());
  if (changed > 0) {
    const before = { numbers: act === 'test_number.add' ? all.length - changed : all.length + changed };
    const detail = { before, after: { numbers: all.length } };
    await writeAudit(orm.em.fork(), { actor: by, act, subject: 'test_numbers', detail });
  }
  return { ...read, changed, phones: all };
}

export const createTestNumbers = (orm: MikroORM, options: PhoneOptions): TestNumbers => ({
  list: () => listPhones(orm.em.fork()),
  add: (phones, by) => change(orm, 'test_number.add', phones, by, options),
  remove: (phones, by) => change(orm, 'test_number.remove', phones, by, options),
});
