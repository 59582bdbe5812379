import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { median } from './statistics.ts';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Median time of making 8 kB durable where the database lies. */
  readonly fdatasyncMicroseconds: number;
  /** Of the last minute, before the benchmark began. */
  readonly load: number;
}

const settingNames = [
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'wal_sync_method',
  'shared_buffers',
  'max_wal_size',
  'commit_delay',
  'autovacuum',
  'jit',
  'shared_preload_libraries',
] as const;

function measureFdatasync(directory: string): number {
  const path = join(directory, 'fsync-probe');
  const file = openSync(path, 'w');
  const page = Buffer.alloc(8_192, 1);
  const times = Array.from({ length: 200 }, (_, index) => {
    const startedAt = performance.now();
    writeSync(file, page, 0, page.length, (index % 64) * page.length);
    fdatasyncSync(file);
    return (performance.now() - startedAt) * 1000;
  });
  closeSync(file);
  rmSync(path);
  return Math.round(median(times));
}

export async function describeMachine(orm: MikroORM, directory: string): Promise<Machine> {
  const [load = 0] = loadavg();
  const db = orm.em.fork().getKysely();
  const { rows: version } = await sql<{ version: string }>`
    select current_setting('server_version') as version`.execute(db);
  const { rows: settings } = await sql<{ name: string; value: string }>`
    select name, current_setting(name) as value from pg_settings where name = any(${[...settingNames]})`.execute(
    db,
  );
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round((totalmem() / 1024 ** 3) * 10) / 10,
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    postgres: version[0]?.version ?? 'unknown',
    settings: Object.fromEntries(settings.map(({ name, value }) => [name, value])),
    fdatasyncMicroseconds: measureFdatasync(directory),
    load,
  };
}

export function machineLines(machine: Machine): string[] {
  const { cpu, cores, memoryGb, system, node, postgres, settings, fdatasyncMicroseconds, load } = machine;
  const told = Object.entries(settings).map(([name, value]) => `${name}=${value === '' ? "''" : value}`);
  return [
    `Machine     ${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, load ${load.toFixed(2)} at the start`,
    `Software    Node ${node}, PostgreSQL ${postgres}, fdatasync of 8 kB ${fdatasyncMicroseconds} µs`,
    `PostgreSQL  ${told.join(' ')}`,
  ];
}
