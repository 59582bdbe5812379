import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeMigration } from '../../src/entities/migrations/write-migration.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'treble-written-'));
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the migrations describe every row: a new one has nothing to do, and no file is written', async () => {
  expect(await writeMigration(database.orm, folder)).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});

test('a new migration holds what differs and nothing else, both ways, even on a table with triggers', async () => {
  const em = database.orm.em.fork();
  await em.execute('alter table "kept_form" drop column "audience"');
  await em.execute('alter table "audit_entry" drop column "detail"');
  const written = await writeMigration(database.orm, folder);
  expect(readdirSync(folder)).toEqual([written?.fileName]);
  const source = readFileSync(join(folder, written?.fileName ?? ''), 'utf8');
  expect(source.match(/addSql\(`[^`]*`/g)).toEqual([
    'addSql(`alter table "audit_entry" add "detail" jsonb null;`',
    'addSql(`alter table "kept_form" add "audience" jsonb null;`',
    'addSql(`alter table "audit_entry" drop column "detail";`',
    'addSql(`alter table "kept_form" drop column "audience";`',
  ]);
});
