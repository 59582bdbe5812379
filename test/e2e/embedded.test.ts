import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ProductProcess, startProduct } from '../support/process-product.ts';
import { until } from '../support/until.ts';

let directory: string;
let products: ProductProcess[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'treble-embedded-'));
  products = [];
});
afterEach(async () => {
  for (const product of products) await product.kill();
  await until(
    async () => postgresIsGone(),
    (gone) => gone,
  );
  rmSync(directory, { recursive: true, force: true });
});

interface Ids {
  readonly uid: number;
  readonly gid: number;
}

function start(ids?: Ids): ProductProcess {
  const product = startProduct({
    settings: { DATA_DIR: join(directory, 'data') },
    directory,
    ...(ids && { ids }),
  });
  products.push(product);
  return product;
}

const clusterFile = (name: string) => join(directory, 'data', 'postgres', name);
const postmasterPid = () => Number(readFileSync(clusterFile('postmaster.pid'), 'utf8').split('\n')[0]);
const systemIdentifier = () => readFileSync(clusterFile('global/pg_control')).readBigUInt64LE(0);

function runs(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false; // no such process
  }
}

function postgresIsGone(): boolean {
  try {
    return !runs(postmasterPid());
  } catch {
    return true; // PostgreSQL removes the file when it has shut down
  }
}

const isReady = async (url: string) => (await fetch(`${url}/readyz`)).status === 200;

async function expectKeptOverKill(): Promise<void> {
  const first = start();
  const url = await first.ready;
  expect(await isReady(url)).toBe(true);
  expect(await (await fetch(url)).text()).toContain('treble-bot');
  const cluster = systemIdentifier();
  const postmaster = postmasterPid();
  await first.kill();
  await until(
    async () => runs(postmaster),
    (alive) => !alive,
  );

  const second = start();
  expect(await isReady(await second.ready)).toBe(true);
  expect(systemIdentifier()).toBe(cluster);
  second.signal('SIGTERM');
  expect(await second.ended).toBe(0);
  expect(postgresIsGone()).toBe(true);
}

describe('with no settings at all', () => {
  test('it starts with a database of its own, which goes when the process is killed and is kept for the next start', async () => {
    await expectKeptOverKill();
  }, 180_000);

  const ids = userInfo().uid === 0 ? nobody() : undefined;
  // As an ordinary user the test above has shown it; a checkout below /root is out of an ordinary user's reach.
  test.runIf(ids && mayRead(ids))(
    'root and an ordinary user can both start it',
    async () => {
      if (!ids) throw new Error('There is no ordinary user to become.');
      chownSync(directory, ids.uid, ids.gid);
      chmodSync(directory, 0o755);
      const product = start(ids);
      expect(await isReady(await product.ready)).toBe(true);
      expect(statSync(clusterFile('PG_VERSION')).uid).toBe(ids.uid);
    },
    180_000,
  );
});

function nobody(): Ids {
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function mayRead(ids: Ids): boolean {
  try {
    execFileSync('/bin/sh', ['-c', 'test -r src/main.ts && test -x "$0"', process.execPath], {
      ...ids,
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}
