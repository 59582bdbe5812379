import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type Language, languages } from '../entities/language/language.ts';
import { type Phase, phaseNames } from '../entities/phase.ts';
import { followed } from './count-cells.ts';
import { readFlag, readNumber, readOptional, readText, readTime, readWord, type SqlRow } from './sql-row.ts';

/** Marks the hash of a document that will not change by itself any more. */
export const finalMark = 'final:';

export const livePostKey = (deploymentId: number): string => `deployment:${deploymentId}`;
/** Where the channel did not take the message: directly to the launcher. */
export const directPostKey = (deploymentId: number): string => `deployment:${deploymentId}:direct`;

/** A live message that is standing in Slack. */
export interface LiveMessage {
  readonly key: string;
  readonly channelId: string;
  readonly ts: string;
  /** Why it is a direct message: Slack's error word when the channel did not take it. Null: it is in the channel. */
  readonly directBecause: string | null;
  readonly shownHash: string | null;
  /** When it was posted or last edited. */
  readonly changedAt: Date;
  /** The last moment its thread was told of; null: none yet. */
  readonly told: string | null;
  readonly hasLink: boolean;
  /** Decided when it was posted; it and its thread keep to it. */
  readonly language: Language;
}

export interface WatchedDeployment {
  readonly id: number;
  readonly phase: Phase;
  readonly channelId: string;
  /** Undefined until it is posted. */
  readonly message: LiveMessage | undefined;
}

/** How long after its launch an ended deployment's last words are still tried. */
const lastWordsMs = 14 * 86_400_000;

/** How long after its end a deployment's figures still move: people answer, and calls under way when it was cancelled come out. */
const movesForMs = 72 * 3_600_000;
/** Each of those is looked at in one of these parts of a minute: their figures move slowly. */
const turns = 12;
const turnMs = 60_000 / turns;

const time = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;

/** SQL: the word under which the thread is told of this end of `d`; as `nextMoment` words it. */
const endWord = sql.raw(
  `d.phase || ' ' || floor(extract(epoch from coalesce(d.cancelled_at, d.finished_at)) * 1000)::bigint`,
);

const readWatched = (row: SqlRow): WatchedDeployment => {
  const id = readNumber(row, 'id');
  const key = readOptional(readText, row, 'key');
  return {
    id,
    phase: readWord(row, 'phase', phaseNames),
    channelId: readText(row, 'launch_channel'),
    message:
      key === null
        ? undefined
        : {
            key,
            channelId: readText(row, 'channel_id'),
            ts: readText(row, 'ts'),
            directBecause: key === directPostKey(id) ? readText(row, 'channel_error') : null,
            shownHash: readOptional(readText, row, 'shown_hash'),
            changedAt: readTime(row, 'changed_at'),
            told: readOptional(readText, row, 'told'),
            hasLink: readFlag(row, 'has_link'),
            language: readWord(row, 'language', languages),
          },
  };
};

export type LiveStore = ReturnType<typeof createLiveStore>;

export function createLiveStore(orm: MikroORM) {
  const kysely = () => orm.em.fork().getKysely();
  return {
    /** Deployments whose message or thread may have to change: those under way, ended ones whose last words are not all told, and once a minute those that still move. */
    async loadWatched(now: Date): Promise<readonly WatchedDeployment[]> {
      const since = new Date(now.getTime() - lastWordsMs);
      const ended = new Date(now.getTime() - movesForMs);
      const turn = Math.floor(now.getTime() / turnMs) % turns;
      const { rows } = await sql<SqlRow>`
        select d.id, d.phase, d.channel_id as launch_channel, p.key, p.channel_id, p.ts, p.shown_hash, p.told,
               p.permalink is not null as has_link, coalesce(p.language, 'en') as language,
               coalesce(p.edited_at, p.attempted_at) as changed_at,
               coalesce((select r.error from post r where r.key = 'deployment:' || d.id), '') as channel_error
          from deployment d
          left join post p on p.key in ('deployment:' || d.id, 'deployment:' || d.id || ':direct')
                          and p.status = 'posted'
         where ${followed}
           and (d.phase in ('scheduled', 'sending', 'sent')
                or (coalesce(d.launched_at, d.cancelled_at) > ${time(since)}
                    and (coalesce(p.shown_hash, '') not like ${`${finalMark}%`} or p.told is distinct from ${endWord}))
                or (coalesce(d.cancelled_at, d.finished_at) > ${time(ended)} and d.id % ${turns} = ${turn}))
           and not exists (select from post r
                            where r.key = 'deployment:' || d.id || ':direct'
                              and (r.status = 'refused' or r.error = 'unreadable'))
           and not exists (select from post u where u.key = 'deployment:' || d.id and u.error = 'unreadable')
         order by d.id`.execute(kysely());
      return rows.map(readWatched);
    },

    /** False when another process has it, or has shown something else since we looked. */
    async leaseEdit(
      { key, shownHash }: Pick<LiveMessage, 'key' | 'shownHash'>,
      now: Date,
      leasedUntil: Date,
    ): Promise<boolean> {
      const { rows } = await sql<SqlRow>`
        update post set leased_until = ${time(leasedUntil)}
         where key = ${key} and status = 'posted' and shown_hash is not distinct from ${shownHash}::text
           and (leased_until is null or leased_until <= ${time(now)})
        returning key`.execute(kysely());
      return rows.length > 0;
    },

    async settleEdit(key: string, shownHash: string, error: string | null, now: Date): Promise<void> {
      await sql`
        update post set shown_hash = ${shownHash}, error = ${error}, edited_at = ${time(now)}, leased_until = null
         where key = ${key}`.execute(kysely());
    },

    /** The thread knows of the moment `word`; `before` is what it was told until then. */
    async settleTold({ key, told: before }: LiveMessage, word: string): Promise<void> {
      await sql`
        update post set told = ${word} where key = ${key} and told is not distinct from ${before}::text`.execute(
        kysely(),
      );
    },

    async settleLink(key: string, permalink: string): Promise<void> {
      await sql`update post set permalink = ${permalink} where key = ${key}`.execute(kysely());
    },

    async postponeEdit(key: string, error: string | null, until: Date): Promise<void> {
      await sql`
        update post set error = ${error}, leased_until = ${time(until)} where key = ${key}`.execute(kysely());
    },
  };
}
