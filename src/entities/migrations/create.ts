import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../database/embedded-postgres.ts';
import { openDatabase } from '../database/open-database.ts';
import { writeMigration } from './write-migration.ts';

/** `npm run migration`: writes the difference between the rows and the migrations so far as a new migration file. */
const directory = mkdtempSync(join(tmpdir(), 'treble-migration-'));
const postgres = await startEmbeddedPostgres(directory, { durable: false });
const orm = openDatabase({ url: postgres.url });
try {
  await orm.migrator.up();
  const written = await writeMigration(orm, import.meta.dirname);
  process.stdout.write(
    written
      ? `Wrote ${written.fileName} (${written.statements} statements). Add it to src/entities/migrations/index.ts.\n`
      : 'Nothing to do: the migrations already describe every row.\n',
  );
} finally {
  await orm.close();
  await postgres.stop();
  rmSync(directory, { recursive: true, force: true });
}
