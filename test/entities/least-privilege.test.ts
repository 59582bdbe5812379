import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeAudit } from '../../src/entities/database/record-act.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await writeAudit(database.orm.em.fork(), {
    actor: 'U0ANA',
    act: 'role.give',
    subject: 'holder:U0BETO',
    reveals: true,
  });
});
afterAll(() => database.close());

/** One statement as the product's role; whatever it did is taken back. */
async function asApp(statement: string): Promise<unknown> {
  const em = database.orm.em.fork();
  await em.begin();
  try {
    await em.execute('set local role treble_app');
    return await em.execute(statement);
  } finally {
    await em.rollback();
  }
}

test.each([
  'select count(*) from recipient',
  `insert into audit_entry (actor, act, subject) values ('U0ANA', 'x', 'y')`,
  'select sweep_audit(730)',
  `delete from kept_form where kept_at < now() - interval '1 day'`,
])('the product’s role may: %s', async (statement) => {
  await expect(asApp(statement)).resolves.toBeDefined();
});

test.each([
  'create table stolen (phone text)',
  'alter table recipient drop column phone',
  'drop table audit_entry',
  'truncate recipient',
  `update audit_entry set actor = 'U0EVE'`,
  'delete from audit_entry',
  'alter table audit_entry disable trigger all',
  `copy recipient to program 'cat'`,
  'create role eve superuser',
])('the product’s role may not: %s', async (statement) => {
  await expect(asApp(statement)).rejects.toThrow(/permission denied|must be owner|append-only/i);
});
