import { sql } from 'kysely';
import type { BenchDatabase, BenchServer } from './database.ts';
import { numberIn, startFarSide } from './far-side.ts';
import { seedLarge } from './seed-large.ts';
import { createEngine } from './sending-engine.ts';

export interface LargeOptions {
  readonly name: string;
  readonly recipients: number;
  /** How many of them wait to be sent. */
  readonly queued: number;
}

export interface LargeDatabase extends BenchDatabase {
  readonly deploymentId: number;
  readonly recipients: number;
  readonly firstRecipientId: number;
}

/** A database with one deployment in the middle of its life. */
export async function openLarge(
  server: BenchServer,
  { name, recipients, queued }: LargeOptions,
): Promise<LargeDatabase> {
  const database = await server.createDatabase(name);
  const { orm } = database;
  const far = await startFarSide('graph-gateway.ts');
  // Reads the templates, and is the worker of all attempts so far.
  const { stop } = await createEngine(orm, { port: numberIn(far.ready, 'port'), connections: 1, window: 1 });
  await stop();
  await far.stop();
  const db = () => orm.em.fork().getKysely();
  const { rows: workers } = await sql<{ id: number }>`select max(id) as id from worker`.execute(db());
  const deploymentId = await seedLarge(orm, { recipients, queued, workerId: workers[0]?.id ?? 0 });
  const { rows } = await sql<{ first: number }>`
    select first_id::float8 as first from chunk where deployment_id = ${deploymentId} and sequence = 1`.execute(
    db(),
  );
  return { ...database, deploymentId, recipients, firstRecipientId: rows[0]?.first ?? 0 };
}

const shared = new WeakMap<BenchServer, Promise<LargeDatabase>>();

/** The one database of many recipients that several ratios look at; it takes minutes to seed, so once per run. */
export function sharedLarge(server: BenchServer, sizes: Omit<LargeOptions, 'name'>): Promise<LargeDatabase> {
  const known = shared.get(server) ?? openLarge(server, { name: 'bench_large', ...sizes });
  shared.set(server, known);
  return known;
}
