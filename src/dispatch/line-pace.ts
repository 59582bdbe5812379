import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database } from './sql-rows.ts';

/** When reserved sends may start: the first after `delayMs`, the others `gapMs` apart. */
export interface Slots {
  readonly delayMs: number;
  readonly gapMs: number;
}

/**
 * Reserves `count` sending slots of a line. The line's row is shared by all replicas, so together they never start more
 * than its rate; a slot that is not used is lost, never given twice.
 */
export async function reserveSlots(em: EntityManager, lineId: string, count: number): Promise<Slots> {
  const { rows } = await sql<{ delay: number; gap: number }>`
    with before as (select id, greatest(next_slot_at, clock_timestamp()) as starts from line where id = ${lineId} for update)
    update line l
       set next_slot_at = before.starts + ${count} * interval '1 second' / l.messages_per_second
      from before where l.id = before.id
    returning greatest(0, extract(epoch from before.starts - clock_timestamp()) * 1000)::float8 as delay,
              (1000.0 / l.messages_per_second)::float8 as gap`.execute(database(em));
  const [row] = rows;
  if (!row) throw new Error(`Line ${lineId} is not stored.`);
  return { delayMs: row.delay, gapMs: row.gap };
}

/** The provider asked us to wait: no slot of the line starts before. */
export async function delayLine(em: EntityManager, lineId: string, waitMs: number): Promise<void> {
  await sql`
    update line set next_slot_at = greatest(next_slot_at, clock_timestamp() + ${waitMs} * interval '1 millisecond')
     where id = ${lineId}`.execute(database(em));
}

/** Lines named by the settings, with their rate. */
export async function storeLines(
  em: EntityManager,
  gateway: string,
  lines: readonly { readonly id: string; readonly messagesPerSecond: number }[],
): Promise<void> {
  for (const { id, messagesPerSecond } of lines) {
    await sql`
      insert into line (id, gateway, messages_per_second) values (${id}, ${gateway}, ${messagesPerSecond})
          on conflict (id) do update set messages_per_second = excluded.messages_per_second, gateway = excluded.gateway`.execute(
      database(em),
    );
  }
}
