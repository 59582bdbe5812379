import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { createPrivacy } from '../../src/dispatch/privacy/create-privacy.ts';
import { sweepOldData } from '../../src/dispatch/privacy/sweep-old-data.ts';
import { MayNotMigrateError, migrate } from '../../src/entities/database/migrate.ts';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { sweepAudit } from '../../src/entities/database/sweep-audit.ts';
import { openStorage } from '../../src/storage.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type FarSlack, startFarSlack } from '../support/far-slack.ts';
import { type ProductProcess, startProduct } from '../support/process-product.ts';
import { until } from '../support/until.ts';

const login = `app_${randomBytes(6).toString('hex')}`;
let owned: TestDatabase;
let slack: FarSlack;
let product: ProductProcess;
let loginUrl: string;

beforeAll(async () => {
  owned = await createTestDatabase();
  await run(sql.raw(`create role ${login} login in role treble_app`));
  const url = new URL(owned.url);
  url.username = login;
  loginUrl = url.href;
  slack = await startFarSlack();
  product = startProduct({
    settings: {
      ...slack.settings,
      HOST: '127.0.0.1',
      DATABASE_URL: loginUrl,
      SANDBOX_DELAY_PERCENT: '0',
    },
  });
});
afterAll(async () => {
  await product.kill();
  await slack.close();
  await run(sql.raw(`drop owned by ${login}`));
  await owned.close();
});

async function run(statement: ReturnType<typeof sql>): Promise<void> {
  await statement.execute(owned.orm.em.fork().getKysely());
}

test('the whole product starts and works as a login that has the role treble_app and nothing else', async () => {
  await product.ready;
  const conversations = () =>
    sql<{ count: number }>`select count(*)::int as count from conversation`.execute(
      owned.orm.em.fork().getKysely(),
    );
  await until(conversations, ({ rows }) => (rows[0]?.count ?? 0) > 0, 60_000);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity where usename = ${login}`.execute(
    owned.orm.em.fork().getKysely(),
  );
  expect(rows[0]?.count).toBeGreaterThan(0);
  product.signal('SIGTERM');
  expect(await product.ended).toBe(0);
  expect(product.output()).not.toMatch(/permission denied|must be owner/);
});

test('so do the acts that reach furthest: forgetting somebody and sweeping what is old', async () => {
  const orm = openDatabase({ url: loginUrl, poolSize: 2 });
  await run(
    sql`insert into audit_entry (actor, act, subject) values ('U0ANA', 'test', 'phone:+12015550142')`,
  );
  await createPrivacy(orm).forget('+12015550142', 'U0ANA');
  await sweepAudit(orm, 30);
  await sweepOldData(orm, { webhooks: 1, variables: 1, messages: 1, phones: 1 });
  const { rows } = await sql`select 1 from audit_entry where subject like '%2015550142%'`.execute(
    owned.orm.em.fork().getKysely(),
  );
  expect(rows).toEqual([]);
  await orm.close(true);
});

test('it cannot take more of the audit away than the numbers of who is forgotten', async () => {
  const orm = openDatabase({ url: loginUrl, poolSize: 1 });
  const refused = (statement: string) =>
    expect(orm.em.fork().execute(statement)).rejects.toThrow(/permission|digits|append-only/);
  await refused(`select forget_in_audit(array['person.forget'])`);
  await refused(`select set_config('treble.audit_forget', 'on', false); update audit_entry set subject = ''`);
  await orm.close(true);
});

test('a migration that is missing is told in a sentence', async () => {
  const lacking = await createTestDatabase();
  await lacking.orm.em
    .fork()
    .execute('delete from mikro_orm_migrations where id = (select max(id) from mikro_orm_migrations)');
  const url = new URL(lacking.url);
  url.username = login;
  const orm = openDatabase({ url: url.href, poolSize: 2 });
  await expect(migrate(orm)).rejects.toThrow(MayNotMigrateError);
  await orm.close(true);
  await lacking.close();
});

test('with a login of its own for migrations an empty database is migrated, and only then used by the other', async () => {
  const name = `fresh_${randomBytes(6).toString('hex')}`;
  await run(sql.raw(`create database ${name}`));
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const config = loadConfig({ DATABASE_URL: at(loginUrl), MIGRATION_DATABASE_URL: at(owned.url) });
  const { orm, close } = await openStorage(config, () => undefined);
  const { rows } = await sql<{ user: string }>`
    select current_user as user from (select count(*) from recipient) counted`.execute(
    orm.em.fork().getKysely(),
  );
  expect(rows).toEqual([{ user: login }]);
  await close();
});
