import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { database } from './sql-rows.ts';

/** When the reserved sends may start: the first after `delayMs`, the others `gapMs` apart. */
export interface Slots {
  readonly count: number;
  readonly delayMs: number;
  readonly gapMs: number;
}

/** No slot is given further ahead than this over all replicas, so that a pause need not wait for slots taken long before. */
const horizonMs = 300;

/**
 * Reserves up to `wanted` sending slots of a line, fewer (or none) when the near future is taken. The line's row is shared
 * by all replicas, so together they never start more than its rate; an unused slot is lost, never given twice.
 */
export const reserveSlots = (em: EntityManager, lineId: string, wanted: number): Promise<Slots> =>
  takeSlotsWithin(em, lineId, wanted, horizonMs);

/** Takes slots for attempts that are committed already, however far ahead they are. */
export const takeSlots = (em: EntityManager, lineId: string, wanted: number): Promise<Slots> =>
  takeSlotsWithin(em, lineId, wanted, 86_400_000);

async function takeSlotsWithin(
  em: EntityManager,
  lineId: string,
  wanted: number,
  withinMs: number,
): Promise<Slots> {
  const { rows } = await sql<Slots>`
    with pace as (
      select id, greatest(next_slot_at, clock_timestamp()) as starts, clock_timestamp() as asked,
             interval '1 second' / messages_per_second as gap
        from line where id = ${lineId} for update
    ), grant_ as (
      select *, least(${wanted}::int, greatest(0, ceil(extract(epoch from asked + ${withinMs} * interval '1 millisecond' - starts)
                                                      / extract(epoch from gap))))::int as granted from pace
    )
    update line l set next_slot_at = g.starts + g.granted * g.gap from grant_ g where l.id = g.id
    returning g.granted as count, (extract(epoch from g.starts - g.asked) * 1000)::float8 as "delayMs",
              (extract(epoch from g.gap) * 1000)::float8 as "gapMs"`.execute(database(em));
  const [slots] = rows;
  if (!slots) throw new Error(`Line ${lineId} is not stored.`);
  return slots;
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

/** How people know a line; shown at review. */
export async function nameLine(em: EntityManager, lineId: string, displayPhone: string): Promise<void> {
  await sql`update line set display_phone = ${displayPhone} where id = ${lineId}`.execute(database(em));
}
