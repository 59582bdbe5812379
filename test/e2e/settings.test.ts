import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/entities/database/open-database.ts';
import { openStorage } from '../../src/storage.ts';
import { startProduct } from '../support/process-product.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'treble-settings-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** An address of a database that nothing has been done to. */
async function emptyDatabase(): Promise<string> {
  const { url } = inject('postgres');
  const name = `empty_${process.pid}_${Date.now()}`;
  const maintenance = openDatabase({ url, poolSize: 1 });
  await maintenance.em.fork().execute(`create database ${name}`);
  await maintenance.close(true);
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

test('bad settings end the start with code 78, every problem in one list, and nothing started', async () => {
  const product = startProduct({
    directory,
    settings: {
      DATA_DIR: directory,
      PORT: 'eighty',
      TIMEZONE: 'Mars/Olympus',
      SLACK_BOT_TOKEN: 'xoxb-1',
      WHATSAPP_ACCESS_TOKEN: 'secret-access-token',
      RUN: 'web,nothing',
    },
  });
  expect(await product.ended).toBe(78);
  const said = product.output();
  for (const name of [
    'PORT',
    'TIMEZONE',
    'SLACK_SIGNING_SECRET',
    'WHATSAPP_APP_SECRET',
    'RUN',
    'ADMIN_USERS',
    'DATABASE_URL',
  ]) {
    expect(said).toContain(name);
  }
  expect(said).not.toContain('secret-access-token');
  expect(readdirSync(directory)).toEqual([]);
});

test('a database of the other kind ends the start with code 78 and stays as it is', async () => {
  const url = await emptyDatabase();
  const sandbox = await openStorage(loadConfig({ DATABASE_URL: url }), () => {});
  const before = await readStamp(url);
  await sandbox.close();
  const product = startProduct({
    settings: {
      DATABASE_URL: url,
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 'secret',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
      ADMIN_USERS: 'U0ANA',
      WHATSAPP_ACCESS_TOKEN: 'token',
      WHATSAPP_BUSINESS_ACCOUNT_ID: '1',
      WHATSAPP_PHONE_NUMBER_ID: '2',
      WHATSAPP_APP_SECRET: 'secret',
      WHATSAPP_VERIFY_TOKEN: 'verify',
      WHATSAPP_API_URL: 'http://127.0.0.1:9',
    },
  });
  expect(await product.ended).toBe(78);
  expect(product.output()).toContain('belongs to a sandbox installation');
  expect(await readStamp(url)).toEqual(before);
});

async function readStamp(url: string): Promise<unknown[]> {
  const orm = openDatabase({ url, poolSize: 1 });
  const { rows } = await sql`select * from installation`.execute(orm.em.fork().getKysely());
  await orm.close(true);
  return rows;
}

test('replicas that start at once on an empty database migrate it once and agree on its stamp', async () => {
  const url = await emptyDatabase();
  const config = loadConfig({ DATABASE_URL: url });
  const storages = await Promise.all([1, 2, 3].map(() => openStorage(config, () => {})));
  const [{ orm } = { orm: undefined }] = storages;
  if (!orm) throw new Error('Nothing was opened.');
  const { rows } = await sql<{ name: string; count: number }>`
    select name, count(*)::int as count from mikro_orm_migrations group by name`.execute(
    orm.em.fork().getKysely(),
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every(({ count }) => count === 1)).toBe(true);
  expect(new Set(storages.map(({ installation }) => installation.tokenKey)).size).toBe(1);
  for (const storage of storages) await storage.close();
});
