import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { SaidReport } from '../entities/rows/slot.ts';
import { missedChoices, weekdaysOf } from '../entities/subscription-choice.ts';
import { launched } from './count-cells.ts';
import { readChoices } from './create-subscriptions.ts';
import { type DueSlot, isLate, restingBecause, type ScheduledSubscription } from './due-slots.ts';
import { everyOf } from './report-kinds.ts';
import { readSaid } from './said-report.ts';
import { slotReasons } from './slot-reasons.ts';
import { readFlag, readNumber, readOptional, readText, readTime, readWord, type SqlRow } from './sql-row.ts';
import type { SlotOutcome, SubscriptionChoices } from './subscriptions.ts';

/** A slot that one scheduler has taken, with the subscription it belongs to. */
export interface ClaimedSlot {
  readonly subscriptionId: number;
  readonly key: string;
  readonly dueAt: Date;
  /** When it was written down. */
  readonly knownAt: Date;
  readonly report: string;
  readonly channelId: string;
  readonly choices: SubscriptionChoices;
  readonly owner: string;
  /** The one it is told of, where it comes with a deployment. */
  readonly deploymentId: number | undefined;
  readonly isEnded: boolean;
  /** A message for it was attempted before, so it must be settled whatever the hour. */
  readonly isTried: boolean;
  /** What the one before said. */
  readonly last: SaidReport | undefined;
}

/** The key of a slot's message. */
export const slotPostKey = ({ subscriptionId, key }: Pick<ClaimedSlot, 'subscriptionId' | 'key'>): string =>
  `slot:${subscriptionId}:${key}`;

const claimedAtOnce = 50;
/** A deployment that finished longer ago is no news. */
const finishedWithinMs = 3 * 86_400_000;

const time = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;

const deploymentOf = (key: string): number | undefined => {
  const id = /^D-(\d+)@/.exec(key)?.[1];
  return id === undefined ? undefined : Number(id);
};

const standing = (row: SqlRow) => ({
  missed: readWord(row, 'missed', missedChoices),
  isPaused: readFlag(row, 'is_paused'),
  snoozedUntil: readOptional(readTime, row, 'snoozed_until') ?? undefined,
});

export function createSlotStore(orm: MikroORM) {
  const kysely = () => orm.em.fork().getKysely();
  return {
    /** Those that come at times. */
    async loadScheduled(): Promise<readonly ScheduledSubscription[]> {
      const { rows } = await sql<SqlRow>`
        select s.id, s.report, s.at, s.zone, s.days, s.scheduled_at, s.missed, s.paused_at is not null as is_paused,
               s.snoozed_until, (
               select max(slot.due_at) from slot where slot.subscription_id = s.id) as last_due_at
          from subscription s where s.ended_at is null order by s.id`.execute(kysely());
      return rows
        .map((row) => ({
          id: readNumber(row, 'id'),
          every: everyOf(readText(row, 'report')),
          days: weekdaysOf(readText(row, 'days')),
          at: readText(row, 'at'),
          zone: readText(row, 'zone'),
          scheduledAt: readTime(row, 'scheduled_at'),
          lastDueAt: readOptional(readTime, row, 'last_due_at') ?? undefined,
          ...standing(row),
        }))
        .filter(({ every }) => every !== 'deployment');
    },

    /** Deployments that have finished since somebody subscribed to that and that are not written down yet. */
    async loadFinished(now: Date): Promise<readonly DueSlot[]> {
      const since = time(new Date(now.getTime() - finishedWithinMs));
      const { rows } = await sql<SqlRow>`
        select s.id, d.id as deployment_id, date_trunc('milliseconds', d.finished_at) as finished_at, s.missed,
               s.paused_at is not null as is_paused, s.snoozed_until
          from subscription s
          join deployment d on d.phase = 'finished' and d.finished_at > greatest(s.created_at, ${since})
          join conversation_version v on v.id = d.version_id
         where s.ended_at is null and s.report = 'finished' and ${launched}
           and (s.conversations is null or s.conversations @> to_jsonb(v.conversation_id))
           and not exists (select from slot where slot.subscription_id = s.id and slot.key =
               'D-' || d.id || '@' || floor(extract(epoch from date_trunc('milliseconds', d.finished_at)) * 1000)::bigint)
         order by d.finished_at`.execute(kysely());
      return rows.map((row) => {
        const dueAt = readTime(row, 'finished_at');
        const { missed, ...rest } = standing(row);
        const late = missed === 'skip' && isLate(dueAt, now) ? slotReasons.down : undefined;
        return {
          subscriptionId: readNumber(row, 'id'),
          key: `D-${readNumber(row, 'deployment_id')}@${dueAt.getTime()}`,
          dueAt,
          skippedBecause: restingBecause(rest, dueAt) ?? late,
        };
      });
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
        insert into slot (subscription_id, key, due_at, outcome, because, settled_at, known_at)
        select subscription_id, key, due_at, case when because is not null then 'skipped' end, because,
               case when because is not null then ${time(now)} end, ${time(now)}
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
        returning slot.subscription_id, slot.key, slot.due_at, slot.known_at, s.report, s.channel_id, s.at, s.zone, s.days,
                  s.conversations, s.only_if, s.failed_above, s.otherwise, s.missed, s.language, s.owner,
                  s.ended_at is not null as is_ended,
                  exists (select from post p
                           where p.key = 'slot:' || slot.subscription_id || ':' || slot.key) as is_tried,
                  (select b.said from slot b
                    where b.subscription_id = slot.subscription_id and b.due_at < slot.due_at and b.said is not null
                    order by b.due_at desc limit 1) as last`.execute(kysely());
      return rows.map((row) => ({
        subscriptionId: readNumber(row, 'subscription_id'),
        key: readText(row, 'key'),
        dueAt: readTime(row, 'due_at'),
        knownAt: readTime(row, 'known_at'),
        report: readText(row, 'report'),
        channelId: readText(row, 'channel_id'),
        choices: readChoices(row),
        owner: readText(row, 'owner'),
        deploymentId: deploymentOf(readText(row, 'key')),
        isEnded: readFlag(row, 'is_ended'),
        isTried: readFlag(row, 'is_tried'),
        last: readSaid(row.last),
      }));
    },

    /** The first outcome stays. */
    async settle(
      slot: Pick<ClaimedSlot, 'subscriptionId' | 'key'>,
      outcome: SlotOutcome,
      because: string | null,
      now: Date,
      said?: SaidReport,
    ): Promise<void> {
      await sql`
        update slot set outcome = ${outcome}, because = ${because}, settled_at = ${time(now)}, leased_until = null,
               said = ${said === undefined ? null : JSON.stringify(said)}::jsonb
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
