import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { startEmbeddedPostgres } from '../src/entities/database/embedded-postgres.ts';
import { type InstallationKind, stampInstallation } from '../src/entities/database/installation-stamp.ts';
import { migrate } from '../src/entities/database/migrate.ts';
import { openDatabase } from '../src/entities/database/open-database.ts';

export interface BenchDatabase {
  readonly url: string;
  readonly orm: MikroORM;
  close(): Promise<void>;
}

export interface BenchServer {
  readonly url: string;
  /** Below it the server can read files, such as those that `copy` takes. */
  readonly directory: string;
  /** Migrated, stamped, empty. */
  createDatabase(name: string, kind?: InstallationKind): Promise<BenchDatabase>;
  stop(): Promise<void>;
}

async function createDatabase(
  server: string,
  name: string,
  kind: InstallationKind = 'sandbox',
): Promise<BenchDatabase> {
  const maintenance = openDatabase({ url: server, poolSize: 1 });
  await maintenance.em.fork().execute(`create database ${name}`);
  await maintenance.close();
  const url = new URL(server);
  url.pathname = `/${name}`;
  // Millions of rows are put there in one statement.
  const orm = openDatabase({ url: url.href, statementMs: 0 });
  await migrate(orm);
  await stampInstallation(orm, { kind, failoverAllowed: false });
  await orm.em.fork().execute('create extension pg_stat_statements');
  return { url: url.href, orm, close: () => orm.close(true) };
}

/** The product's own embedded PostgreSQL with its own settings: fsync on. Only the counting of statements is added. */
export async function startBenchServer(): Promise<BenchServer> {
  const directory = mkdtempSync(join(tmpdir(), 'treble-bench-'));
  chmodSync(directory, 0o755);
  const postgres = await startEmbeddedPostgres(join(directory, 'server'), {
    settings: { shared_preload_libraries: 'pg_stat_statements' },
  });
  const open = new Set<BenchDatabase>();
  return {
    url: postgres.url,
    directory,
    async createDatabase(name, kind) {
      const created = await createDatabase(postgres.url, name, kind);
      const database: BenchDatabase = {
        ...created,
        async close() {
          open.delete(database);
          await created.close();
        },
      };
      open.add(database);
      return database;
    },
    async stop() {
      for (const database of open) await database.close();
      await postgres.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
