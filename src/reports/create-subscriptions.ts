import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { IANAZone } from 'luxon';
import { nextDueAt } from './due-slots.ts';
import { type ReportKinds, unknownZone } from './report-kinds.ts';
import { readNumber, readOptional, readText, readTime, readWord, type SqlRow } from './sql-row.ts';
import { ReportError, type SubscriptionLine, type Subscriptions } from './subscriptions.ts';

const outcomes = ['posted', 'skipped', 'failed'] as const;

function readLine(row: SqlRow, now: Date): SubscriptionLine {
  const wish = { at: readText(row, 'at'), zone: readText(row, 'zone') };
  return {
    ...wish,
    id: readNumber(row, 'id'),
    report: readText(row, 'report'),
    channelId: readText(row, 'channel_id'),
    createdBy: readText(row, 'created_by'),
    nextDueAt: nextDueAt(wish, now),
    lastOutcome:
      row.outcome === null
        ? undefined
        : {
            outcome: readWord(row, 'outcome', outcomes),
            because: readOptional(readText, row, 'because'),
            dueAt: readTime(row, 'due_at'),
          },
  };
}

async function loadLines(
  em: EntityManager,
  now: Date,
  channelId: string | null,
): Promise<SubscriptionLine[]> {
  const { rows } = await sql<SqlRow>`
    select s.id, s.report, s.channel_id, s.at, s.zone, s.created_by, last.outcome, last.because, last.due_at
      from subscription s
      left join lateral (
           select slot.outcome, slot.because, slot.due_at from slot
            where slot.subscription_id = s.id and slot.outcome is not null
            order by slot.due_at desc limit 1) last on true
     where s.ended_at is null and (${channelId}::text is null or s.channel_id = ${channelId})
     order by s.channel_id, s.report`.execute(em.getKysely());
  return rows.map((row) => readLine(row, now));
}

function checkWish(
  { report, at, zone }: { report: string; at: string; zone: string },
  names: readonly string[],
) {
  if (!names.includes(report)) {
    throw new ReportError(`There is no report “${report}”. The reports are: ${names.join(', ')}.`);
  }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) {
    throw new ReportError(`“${at}” is not a time of day. Write it as hours and minutes, such as 09:00.`);
  }
  if (!IANAZone.isValidZone(zone)) throw new ReportError(unknownZone(zone));
}

export function createSubscriptions(
  orm: MikroORM,
  now: () => Date,
  kinds: Pick<ReportKinds, 'names'>,
): Subscriptions {
  const find = async (em: EntityManager, channelId: string, report: string) =>
    (await loadLines(em, now(), channelId)).find((line) => line.report === report);

  const end = (em: EntityManager, id: number, by: string) =>
    sql`update subscription set ended_at = ${now().toISOString()}::timestamptz, ended_by = ${by}
         where id = ${id}`.execute(em.getKysely());

  /** Two people who change the same subscription take turns. */
  const inTurn = <T>(
    channelId: string,
    report: string,
    work: (em: EntityManager) => Promise<T>,
  ): Promise<T> =>
    orm.em.fork().transactional(async (em) => {
      const subject = `subscription ${channelId} ${report}`;
      await sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 0))`.execute(em.getKysely());
      return work(em);
    });

  return {
    async subscribe(wish) {
      const { report, channelId, at, zone, by } = wish;
      checkWish(wish, kinds.names);
      return inTurn(channelId, report, async (em) => {
        const known = await find(em, channelId, report);
        if (known?.at === at && known.zone === zone) return known;
        if (known) await end(em, known.id, by);
        await sql`
          insert into subscription (report, channel_id, at, zone, created_by, created_at)
          values (${report}, ${channelId}, ${at}, ${zone}, ${by}, ${now().toISOString()}::timestamptz)`.execute(
          em.getKysely(),
        );
        const line = await find(em, channelId, report);
        if (!line) throw new Error(`The subscription of ${channelId} to ${report} was not stored.`);
        return line;
      });
    },

    unsubscribe: ({ report, channelId, by }) =>
      inTurn(channelId, report, async (em) => {
        const known = await find(em, channelId, report);
        if (known) await end(em, known.id, by);
        return known !== undefined;
      }),

    list: (channelId) => loadLines(orm.em.fork(), now(), channelId ?? null),
  };
}
