import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
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

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export async function startDurableServer(): Promise<DurableServer> {
  const directory = mkdtempSync(join(tmpdir(), 'treble-faults-'));
  chmodSync(directory, 0o755);
  const port = await freePort();
  const settings = { listen_addresses: '127.0.0.1', port: String(port) };
  const start = () => startEmbeddedPostgres(join(directory, 'server'), { settings });
  let running = await start();
  return {
    url: `postgresql://treble@127.0.0.1:${port}/postgres`,
    async restartImmediately() {
      const pidFile = join(directory, 'server', 'postgres', 'postmaster.pid');
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
