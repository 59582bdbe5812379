import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancelled, delivered, failed, inProcess } from '../../src/entities/cell.ts';
import { figuresOf } from '../../src/entities/figures.ts';
import { maskPhone } from '../../src/entities/phone-mask.ts';
import { Recipient } from '../../src/entities/rows/recipient.ts';
import { createMetricsReader } from '../../src/reports/create-metrics-reader.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type GivenDeployment, givenDeployment } from '../support/given.ts';

let database: TestDatabase;
let sale: GivenDeployment;

beforeAll(async () => {
  database = await createTestDatabase();
  sale = await givenDeployment(database.orm, {
    variables: { name: 'Ana Canaria' },
    cells: [
      [failed('unreachable', '131026', true), 2],
      [delivered('read', true), 3],
      [inProcess('sent', true), 4],
      [cancelled, 1],
    ],
  });
  await givenDeployment(database.orm, { phase: 'draft', cells: [[inProcess('queued'), 99]] });
});
afterAll(() => database.close());

/** One statement as a report tool; whatever it did is taken back. */
async function asReader(statement: string): Promise<unknown[]> {
  const em = database.orm.em.fork();
  await em.begin();
  try {
    await em.execute('set local role treble_reader');
    return await em.execute(statement);
  } finally {
    await em.rollback();
  }
}

test('a report tool sees every user of a deployment, each by the masked number that Slack shows', async () => {
  const users = await database.orm.em.fork().find(Recipient, { deployment: sale.id }, { orderBy: { id: 1 } });
  const seen = await asReader(
    `select masked_phone, state from reading_user where deployment = 'D-${sale.id}' order by id`,
  );
  expect(seen).toEqual(users.map(({ phone, state }) => ({ masked_phone: maskPhone(phone ?? ''), state })));
  expect(seen).toHaveLength(10);
});

test.each(['+5255', '+57300123', '+573001234', 'US.1234567890'])(
  'the database masks %s as the product does',
  async (phone) => {
    const em = database.orm.em.fork();
    await em.begin();
    try {
      await em.execute(
        `update recipient set phone = ? where id = (select min(id) from recipient where phone is not null)`,
        [phone],
      );
      const [seen] = await em.execute('select masked_phone from reading_user order by id limit 1');
      expect(seen).toEqual({ masked_phone: maskPhone(phone) });
    } finally {
      await em.rollback();
    }
  },
);

test('its figures are those of the product, and drafts count in neither', async () => {
  const own = figuresOf(
    await createMetricsReader(database.orm).cells({ kind: 'deployment', deploymentId: sale.id }),
  );
  const sums = await asReader(`
    select sum(users)::int as total, (sum(users) filter (where state = 'success'))::int as delivered,
           (sum(users) filter (where responded))::int as responses
      from reading_figure`);
  expect(sums).toEqual([{ total: own.totalUsers, delivered: own.delivered, responses: own.responses }]);
  expect(own.totalUsers).toBe(10);
});

test('no column of what it may read holds a whole phone or a variable', async () => {
  const users = await database.orm.em.fork().find(Recipient, { deployment: sale.id });
  for (const view of ['reading_deployment', 'reading_user', 'reading_figure']) {
    const told = JSON.stringify(await asReader(`select * from ${view}`));
    expect(told).not.toContain('Canaria');
    for (const { phone } of users) expect(told).not.toContain(phone);
  }
});

test.each([
  'select phone from recipient',
  'select * from attempt',
  'select * from audit_entry',
  'select * from inbound',
  `update reading_user set state = 'success'`,
  `delete from reading_user where state = 'success'`,
  'create table stolen (phone text)',
  'select sweep_audit(730)',
])('a report tool may not: %s', async (statement) => {
  await expect(asReader(statement)).rejects.toThrow(/permission denied/i);
});
