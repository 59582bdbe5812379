import { randomBytes } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { inject } from 'vitest';
import { openDatabase } from '../../src/entities/database/open-database.ts';

export interface TestDatabase {
  readonly url: string;
  readonly orm: MikroORM;
  close(): Promise<void>;
}

/** A migrated, empty database of its own. Close it in `afterAll`; nothing is cleaned up after a test. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url: server, template } = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const maintenance = openDatabase({ url: server, poolSize: 1 });
  await maintenance.em.fork().execute(`create database ${name} template ${template}`);
  await maintenance.close();
  const url = new URL(server);
  url.pathname = `/${name}`;
  const orm = openDatabase({ url: url.href });
  return { url: url.href, orm, close: () => orm.close(true) };
}
