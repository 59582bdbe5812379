import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type RunningApp, startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';

export interface SandboxApp extends RunningApp {
  /** For reading the rows behind the screens. */
  readonly databaseUrl: string;
  close(): Promise<void>;
}

/** The whole product as `npm start` runs it without accounts, on a free port and a database of this run. */
export async function startSandboxApp(env: Record<string, string> = {}): Promise<SandboxApp> {
  const { url: server } = inject('postgres');
  const { openDatabase } = await import('../../src/entities/database/open-database.ts');
  const name = `sandbox_${process.pid}_${Date.now()}`;
  const maintenance = openDatabase({ url: server, poolSize: 1 });
  await maintenance.em.fork().execute(`create database ${name}`);
  await maintenance.close();
  const address = new URL(server);
  address.pathname = `/${name}`;
  const directory = mkdtempSync(join(tmpdir(), 'treble-sandbox-'));
  const config = loadConfig({
    PORT: '0',
    DATABASE_URL: address.href,
    DATA_DIR: directory,
    LOG_LEVEL: 'silent',
    ...env,
  });
  const app = await startApp(config, createLog(config.logLevel));
  return {
    ...app,
    databaseUrl: address.href,
    async close() {
      await app.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
