import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { dueSlots } from './due-slots.ts';
import { createSlotStore } from './slot-store.ts';
import { readOptional, readTime, type SqlRow } from './sql-row.ts';

/** Seconds that the oldest report that is due has waited, also where no process has written its slot down. */
export async function loadReportLateness(orm: MikroORM, now: Date): Promise<number> {
  const slots = createSlotStore(orm);
  const { rows } = await sql<SqlRow>`select min(due_at) as due_at from slot where outcome is null`.execute(
    orm.em.fork().getKysely(),
  );
  const unwritten = [...dueSlots(await slots.loadScheduled(), now), ...(await slots.loadFinished(now))]
    .filter(({ skippedBecause }) => skippedBecause === undefined)
    .map(({ dueAt }) => dueAt);
  const written = rows.flatMap((row) => readOptional(readTime, row, 'due_at') ?? []);
  return Math.max(0, ...[...written, ...unwritten].map((dueAt) => (now.getTime() - dueAt.getTime()) / 1000));
}
