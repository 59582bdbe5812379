import { readFileSync } from 'node:fs';
import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** What one message, event or row costs: figures that hardly vary between machines. */
export interface UnitCost {
  readonly statements: number;
  /** Transactions that wrote something. */
  readonly commits: number;
  readonly walBytes: number;
  readonly productCpuMs: number;
  /** Of all server processes that work for this database; undefined where /proc does not tell. */
  readonly postgresCpuMs: number | undefined;
}

interface Reading {
  readonly statements: number;
  readonly transactions: number;
  readonly walBytes: number;
  readonly backends: readonly number[];
}

async function read(orm: MikroORM): Promise<Reading> {
  const { rows } = await sql<Reading>`
    select (select coalesce(sum(calls), 0) from pg_stat_statements s join pg_database d on d.oid = s.dbid
             where d.datname = current_database() and s.query not like '%pg_stat_statements%')::float8 as statements,
           pg_snapshot_xmax(pg_current_snapshot())::text::float8 as transactions,
           (pg_current_wal_insert_lsn() - '0/0')::float8 as "walBytes",
           array(select pid from pg_stat_activity where datname = current_database()) as backends`.execute(
    orm.em.fork().getKysely(),
  );
  const [reading] = rows;
  if (!reading) throw new Error('PostgreSQL told nothing of its work.');
  return reading;
}

/** User and system time are fields 14 and 15, in ticks of 10 ms (proc_pid_stat(5)); the name before may hold spaces. */
function cpuMs(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined; // not Linux, or the process has ended
  }
}

/** Measures what `run` costs per unit; `run` says how many units it did. */
export async function measureCost<Result extends { readonly units: number }>(
  orm: MikroORM,
  run: () => Promise<Result>,
): Promise<Result & { readonly cost: UnitCost }> {
  const before = await read(orm);
  const cpuOf = new Map(before.backends.map((pid) => [pid, cpuMs(pid)]));
  const cpuBefore = process.cpuUsage();
  const result = await run();
  const cpu = process.cpuUsage(cpuBefore);
  const after = await read(orm);
  const backends = after.backends.map((pid) => (cpuMs(pid) ?? Number.NaN) - (cpuOf.get(pid) ?? 0));
  const postgres = backends.reduce((sum, ms) => sum + ms, 0);
  const per = (amount: number) => amount / result.units;
  return {
    ...result,
    cost: {
      statements: per(after.statements - before.statements),
      commits: per(after.transactions - before.transactions),
      walBytes: per(after.walBytes - before.walBytes),
      productCpuMs: per((cpu.user + cpu.system) / 1000),
      postgresCpuMs: Number.isNaN(postgres) ? undefined : per(postgres),
    },
  };
}
