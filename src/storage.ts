import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Config } from './config.ts';
import { startEmbeddedPostgres } from './entities/database/embedded-postgres.ts';
import { stampInstallation } from './entities/database/installation-stamp.ts';
import { migrate } from './entities/database/migrate.ts';
import { openDatabase } from './entities/database/open-database.ts';
import type { Installation } from './entities/rows/installation.ts';

export interface Storage {
  readonly orm: MikroORM;
  readonly installation: Installation;
  close(): Promise<void>;
}

/** The owner's login is used for this and then put away. */
async function migrateAs(url: string, warn: (message: string) => void): Promise<void> {
  const owner = openDatabase({ url, poolSize: 2, warn });
  try {
    await migrate(owner);
  } finally {
    await owner.close(true);
  }
}

/** Opens the database of the settings, or the embedded one; migrated and stamped when it resolves. */
export async function openStorage(config: Config, warn: (message: string) => void): Promise<Storage> {
  const { url, dataDirectory, failoverAllowed, phoneKey, migrationUrl } = config.database;
  const embedded = url === undefined ? await startEmbeddedPostgres(join(dataDirectory)) : undefined;
  if (migrationUrl !== undefined) await migrateAs(migrationUrl, warn);
  const orm = openDatabase({
    url: url ?? embedded?.url ?? '',
    warn,
    ...(phoneKey !== undefined && { phoneKey }),
  });
  const close = async () => {
    await orm.close(true);
    await embedded?.stop();
  };
  try {
    await migrate(orm);
    return { orm, installation: await stampInstallation(orm, { kind: config.kind, failoverAllowed }), close };
  } catch (error) {
    await close();
    throw error;
  }
}
