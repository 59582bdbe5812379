import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type LineRate, lowered } from '../../entities/line-rate.ts';
import { database } from '../sql-rows.ts';

/** What the answers of a line's calls asked of it. */
export interface SlowDown {
  readonly lineId: string;
  /** Nothing starts for so long. */
  readonly restMs: number;
  /** WhatsApp said that the line is too fast. */
  readonly tooFast: boolean;
}

/** Heeds what the provider asked, for all replicas; they hear of it when they renew their shares. */
export async function slowDown(em: EntityManager, { lineId, restMs, tooFast }: SlowDown): Promise<void> {
  const db = database(em);
  if (restMs > 0) {
    await sql`
      update line set rests_until = greatest(rests_until, clock_timestamp() + ${restMs} * interval '1 millisecond')
       where id = ${lineId}`.execute(db);
  }
  if (!tooFast) return;
  const { rows } = await sql<LineRate & { readonly now: number }>`
    select messages_per_second as configured, lowered_to as "loweredTo",
           (extract(epoch from lowered_at) * 1000)::float8 as "loweredAt",
           (extract(epoch from clock_timestamp()) * 1000)::float8 as now
      from line where id = ${lineId} for no key update`.execute(db);
  const [rate] = rows;
  if (!rate) return;
  const { loweredTo, loweredAt } = lowered(rate, rate.now);
  await sql`
    update line set lowered_to = ${loweredTo}, lowered_at = to_timestamp(${loweredAt}::float8 / 1000)
     where id = ${lineId}`.execute(db);
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
