import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { DueSlot, ScheduledSubscription } from './due-slots.ts';
import { readFlag, readNumber, readOptional, readText, readTime, type SqlRow } from './sql-row.ts';

/** A slot that one scheduler has taken, with the subscription it belongs to. */
export interface ClaimedSlot {
  readonly subscriptionId: number;
  readonly key: string;
  readonly dueAt: Date;
  readonly report: string;
  readonly channelId: string;
  readonly zone: string;
  readonly owner: string;
  readonly isEnded: boolean;
  /** A message for it was attempted before, so it must be settled whatever the hour. */
  readonly isTried: boolean;
}

export type SlotOutcome = 'posted' | 'skipped' | 'failed';

/** The key of a slot's message. */
export const slotPostKey = ({ subscriptionId, key }: Pick<ClaimedSlot, 'subscriptionId' | 'key'>): string =>
  `slot:${subscriptionId}:${key}`;

const claimedAtOnce = 50;

const time = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;

export function createSlotStore(orm: MikroORM) {
  const kysely = () => orm.em.fork().getKysely();
  return {
    async loadScheduled(): Promise<readonly ScheduledSubscription[]> {
      const { rows } = await sql<SqlRow>`
        select s.id, s.at, s.zone, s.created_at, (
               select max(slot.due_at) from slot where slot.subscription_id = s.id) as last_due_at
          from subscription s where s.ended_at is null order by s.id`.execute(kysely());
      return rows.map((row) => ({
        id: readNumber(row, 'id'),
        at: readText(row, 'at'),
        zone: readText(row, 'zone'),
        createdAt: readTime(row, 'created_at'),
        lastDueAt: readOptional(readTime, row, 'last_due_at') ?? undefined,
      }));
    },

    /** Slots that somebody else has written are left as they are. */
    async insert(slots: readonly DueSlot[], now: Date): Promise<void> {
      if (slots.length === 0) return;
      const rows = slots.map(({ subscriptionId, key, dueAt, skippedBecause = null }) => ({
        subscription_id: subscriptionId,
        key,
        due_at: dueAt,
        because: skippedBecause,
      }));
      await sql`
        insert into slot (subscription_id, key, due_at, outcome, because, settled_at)
        select subscription_id, key, due_at, case when because is not null then 'skipped' end, because,
               case when because is not null then ${time(now)} end
          from json_to_recordset(${JSON.stringify(rows)}::json)
            as v(subscription_id int, key text, due_at timestamptz, because text)
            on conflict (subscription_id, key) do nothing`.execute(kysely());
    },

    /** Oldest first; no two schedulers get the same slot while its lease runs. */
    async claim(now: Date, leasedUntil: Date): Promise<readonly ClaimedSlot[]> {
      const { rows } = await sql<SqlRow>`
        update slot set leased_until = ${time(leasedUntil)}
          from (select o.subscription_id, o.key from slot o
                 where o.outcome is null and (o.leased_until is null or o.leased_until <= ${time(now)})
                 order by o.due_at limit ${claimedAtOnce} for update skip locked) open
          join subscription s on s.id = open.subscription_id
         where slot.subscription_id = open.subscription_id and slot.key = open.key
        returning slot.subscription_id, slot.key, slot.due_at, s.report, s.channel_id, s.zone, s.created_by,
                  s.ended_at is not null as is_ended,
                  exists (select from post p
                           where p.key = 'slot:' || slot.subscription_id || ':' || slot.key) as is_tried`.execute(
        kysely(),
      );
      return rows.map((row) => ({
        subscriptionId: readNumber(row, 'subscription_id'),
        key: readText(row, 'key'),
        dueAt: readTime(row, 'due_at'),
        report: readText(row, 'report'),
        channelId: readText(row, 'channel_id'),
        zone: readText(row, 'zone'),
        owner: readText(row, 'created_by'),
        isEnded: readFlag(row, 'is_ended'),
        isTried: readFlag(row, 'is_tried'),
      }));
    },

    /** The first outcome stays. */
    async settle(
      slot: Pick<ClaimedSlot, 'subscriptionId' | 'key'>,
      outcome: SlotOutcome,
      because: string | null,
      now: Date,
    ): Promise<void> {
      await sql`
        update slot set outcome = ${outcome}, because = ${because}, settled_at = ${time(now)}, leased_until = null
         where subscription_id = ${slot.subscriptionId} and key = ${slot.key} and outcome is null`.execute(
        kysely(),
      );
    },

    async postpone(slot: Pick<ClaimedSlot, 'subscriptionId' | 'key'>, until: Date): Promise<void> {
      await sql`
        update slot set leased_until = ${time(until)}
         where subscription_id = ${slot.subscriptionId} and key = ${slot.key} and outcome is null`.execute(
        kysely(),
      );
    },
  };
}
