import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/entities/database/embedded-postgres.ts';
import { migrate } from '../../src/entities/database/migrate.ts';
import { openDatabase } from '../../src/entities/database/open-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { url: string; template: string };
  }
}

const migrationsFolder = join(import.meta.dirname, '..', '..', 'src', 'entities', 'migrations');

/** Named after what the migrations say, so that no test runs on an older schema. */
function templateName(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(migrationsFolder).sort())
    hash.update(readFileSync(join(migrationsFolder, file)));
  return `template_${hash.digest('hex').slice(0, 16)}`;
}

/** One PostgreSQL for the whole run; each test file clones the migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'treble-test-'));
  const postgres = await startEmbeddedPostgres(directory, { durable: false });
  const template = templateName();
  const maintenance = openDatabase({ url: postgres.url });
  await maintenance.em.fork().execute(`create database ${template}`);
  await maintenance.close();
  const url = new URL(postgres.url);
  url.pathname = `/${template}`;
  const migrated = openDatabase({ url: url.href });
  await migrate(migrated);
  await migrated.close();
  project.provide('postgres', { url: postgres.url, template });
  return async () => {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
