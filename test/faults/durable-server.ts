import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/entities/database/embedded-postgres.ts';

/** PostgreSQL with every safety on, at an address that survives its restarts. */
export interface DurableServer {
  readonly url: string;
  /** What `pg_ctl restart -m immediate` does: every backend dies at once, and the server recovers from its log. */
  restartImmediately(): Promise<void>;
  stop(): Promise<void>;
}

export async function startDurableServer(): Promise<DurableServer> {
  const directory = mkdtempSync(join(tmpdir(), 'treble-faults-'));
  chmodSync(directory, 0o755);
  const home = join(directory, 'server');
  // A socket in a folder of its own: a port would be anybody's while the server is down.
  const settings = { unix_socket_directories: home };
  const start = () => startEmbeddedPostgres(home, { settings });
  let running = await start();
  return {
    url: `postgresql://treble@localhost:5432/postgres?host=${encodeURIComponent(home)}`,
    async restartImmediately() {
      const pidFile = join(home, 'postgres', 'postmaster.pid');
      process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGQUIT');
      await running.stop();
      running = await start();
    },
    async stop() {
      await running.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
