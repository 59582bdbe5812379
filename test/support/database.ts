import { randomBytes } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { inject } from 'vitest';
import { type DatabaseOptions, openDatabase } from '../../src/entities/database/open-database.ts';

export interface TestDatabase {
  readonly url: string;
  readonly orm: MikroORM;
  close(): Promise<void>;
}

export interface TestDatabaseOptions extends Omit<DatabaseOptions, 'url'> {
  /** Before any migration. */
  readonly isEmpty?: boolean;
}

/** A migrated database of its own, without rows. Close it in `afterAll`; nothing is cleaned up after a test. */
export async function createTestDatabase({
  isEmpty = false,
  ...options
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { url: server, template } = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const maintenance = openDatabase({ url: server, poolSize: 1 });
  await maintenance.em.fork().execute(`create database ${name} template ${isEmpty ? 'template0' : template}`);
  await maintenance.close();
  const url = new URL(server);
  url.pathname = `/${name}`;
  const orm = openDatabase({ ...options, url: url.href });
  return { url: url.href, orm, close: () => orm.close(true) };
}
