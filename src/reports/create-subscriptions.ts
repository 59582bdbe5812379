import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { languages } from '../entities/language/language.ts';
import { say } from '../entities/language/say.ts';
import {
  missedChoices,
  onlyIfs,
  otherwises,
  weekdayDigits,
  weekdaysOf,
} from '../entities/subscription-choice.ts';
import { nextDueAt } from './due-slots.ts';
import { everyOf } from './report-kinds.ts';
import {
  readNumber,
  readNumbers,
  readOptional,
  readRows,
  readText,
  readTime,
  readWord,
  type SqlRow,
} from './sql-row.ts';
import { chosenBy, isSameSchedule } from './subscription-wish.ts';
import {
  type PastSlot,
  ReportError,
  type SubscriptionChoices,
  type SubscriptionLine,
  type Subscriptions,
  slotOutcomes,
} from './subscriptions.ts';

const outcomesShown = 3;

const readPast = (row: SqlRow): PastSlot => ({
  outcome: readWord(row, 'outcome', slotOutcomes),
  because: readOptional(readText, row, 'because'),
  dueAt: readTime(row, 'due_at'),
});

export const readChoices = (row: SqlRow): SubscriptionChoices => ({
  at: readText(row, 'at'),
  zone: readText(row, 'zone'),
  days: weekdaysOf(readText(row, 'days')),
  conversations: readOptional(readNumbers, row, 'conversations') ?? undefined,
  onlyIf: readWord(row, 'only_if', onlyIfs),
  failedAbove: readOptional(readNumber, row, 'failed_above') ?? undefined,
  otherwise: readWord(row, 'otherwise', otherwises),
  missed: readWord(row, 'missed', missedChoices),
  language: readOptional((from, column) => readWord(from, column, languages), row, 'language') ?? undefined,
});

function readLine(row: SqlRow, now: Date): SubscriptionLine {
  const choices = readChoices(row);
  const report = readText(row, 'report');
  const every = everyOf(report);
  const snoozedUntil = readOptional(readTime, row, 'snoozed_until') ?? undefined;
  const isSnoozed = snoozedUntil !== undefined && snoozedUntil > now;
  return {
    ...choices,
    id: readNumber(row, 'id'),
    report,
    channelId: readText(row, 'channel_id'),
    every,
    owner: readText(row, 'owner'),
    pausedBy: readOptional(readText, row, 'paused_by') ?? undefined,
    snoozedUntil: isSnoozed ? snoozedUntil : undefined,
    nextDueAt: nextDueAt({ ...choices, every }, isSnoozed ? new Date(snoozedUntil.getTime() - 1) : now),
    outcomes: readRows(row, 'outcomes').map(readPast),
  };
}

interface Which {
  readonly id?: number;
  readonly channelId?: string;
}

async function loadLines(
  em: EntityManager,
  now: Date,
  { id, channelId }: Which,
): Promise<SubscriptionLine[]> {
  const { rows } = await sql<SqlRow>`
    select s.id, s.report, s.channel_id, s.at, s.zone, s.days, s.conversations, s.only_if, s.failed_above, s.otherwise,
           s.missed, s.language, s.owner, s.paused_by, s.snoozed_until, coalesce(past.list, '[]'::json) as outcomes
      from subscription s
      left join lateral (
           select json_agg(latest order by latest.due_at desc) as list from (
                  select slot.outcome, slot.because, slot.due_at from slot
                    join subscription earlier on earlier.id = slot.subscription_id
                   where earlier.channel_id = s.channel_id and earlier.report = s.report and slot.outcome is not null
                   order by slot.due_at desc limit ${outcomesShown}) latest) past on true
     where s.ended_at is null and (${channelId ?? null}::text is null or s.channel_id = ${channelId ?? null})
       and (${id ?? null}::int is null or s.id = ${id ?? null})
     order by s.channel_id, s.id`.execute(em.getKysely());
  return rows.map((row) => readLine(row, now));
}

const ended = (): ReportError =>
  new ReportError(say`This subscription has ended. /treble subscriptions lists those there are.`);

export function createSubscriptions(orm: MikroORM, now: () => Date): Subscriptions {
  const time = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;

  const findOf = async (em: EntityManager, channelId: string, report: string) =>
    (await loadLines(em, now(), { channelId })).find((line) => line.report === report);

  async function loadOne(em: EntityManager, id: number): Promise<SubscriptionLine> {
    const [line] = await loadLines(em, now(), { id });
    if (!line) throw ended();
    return line;
  }

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

  const choicesSql = (choices: SubscriptionChoices) => ({
    days: weekdayDigits(choices.days),
    conversations: choices.conversations === undefined ? null : JSON.stringify(choices.conversations),
    failedAbove: choices.failedAbove ?? null,
    language: choices.language ?? null,
  });

  async function insert(
    em: EntityManager,
    wish: Parameters<Subscriptions['subscribe']>[0],
    choices: SubscriptionChoices,
  ) {
    const { days, conversations, failedAbove, language } = choicesSql(choices);
    await sql`
      insert into subscription (report, channel_id, at, zone, days, conversations, only_if, failed_above, otherwise, missed,
             language, owner, created_by, created_at, scheduled_at)
      values (${wish.report}, ${wish.channelId}, ${choices.at}, ${choices.zone}, ${days}, ${conversations}::jsonb,
             ${choices.onlyIf}, ${failedAbove}, ${choices.otherwise}, ${choices.missed}, ${language}, ${wish.by}, ${wish.by},
             ${time(now())}, ${time(now())})`.execute(em.getKysely());
  }

  async function update(em: EntityManager, known: SubscriptionLine, choices: SubscriptionChoices) {
    const { days, conversations, failedAbove, language } = choicesSql(choices);
    const scheduledAt = isSameSchedule(known, choices) ? sql`scheduled_at` : time(now());
    await sql`
      update subscription set at = ${choices.at}, zone = ${choices.zone}, days = ${days},
             conversations = ${conversations}::jsonb, only_if = ${choices.onlyIf}, failed_above = ${failedAbove},
             otherwise = ${choices.otherwise}, missed = ${choices.missed}, language = ${language},
             scheduled_at = ${scheduledAt}
       where id = ${known.id}`.execute(em.getKysely());
  }

  return {
    subscribe: (wish) =>
      inTurn(wish.channelId, wish.report, async (em) => {
        const known = await findOf(em, wish.channelId, wish.report);
        const choices = chosenBy(wish, known);
        await (known ? update(em, known, choices) : insert(em, wish, choices));
        const line = await findOf(em, wish.channelId, wish.report);
        if (!line) throw new Error(`The subscription of ${wish.channelId} to ${wish.report} was not stored.`);
        return line;
      }),

    unsubscribe: ({ report, channelId, by }) =>
      inTurn(channelId, report, async (em) => {
        const known = await findOf(em, channelId, report);
        if (known) {
          await sql`update subscription set ended_at = ${time(now())}, ended_by = ${by}
                     where id = ${known.id}`.execute(em.getKysely());
        }
        return known !== undefined;
      }),

    find: async (id) => (await loadLines(orm.em.fork(), now(), { id }))[0],

    async rest(id, rest, by) {
      const em = orm.em.fork();
      const isPause = rest === 'pause';
      await sql`
        update subscription set paused_at = ${isPause ? time(now()) : null}, paused_by = ${isPause ? by : null},
               snoozed_until = ${typeof rest === 'object' ? time(rest.until) : null}
         where id = ${id} and ended_at is null`.execute(em.getKysely());
      return loadOne(em, id);
    },

    async transfer(id, owner) {
      const em = orm.em.fork();
      await sql`update subscription set owner = ${owner} where id = ${id} and ended_at is null`.execute(
        em.getKysely(),
      );
      return loadOne(em, id);
    },

    list: (channelId) => loadLines(orm.em.fork(), now(), channelId === undefined ? {} : { channelId }),
  };
}
