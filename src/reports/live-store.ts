import type { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type Phase, phaseNames } from '../entities/phase.ts';
import { launched } from './count-cells.ts';
import { readNumber, readOptional, readText, readTime, readWord, type SqlRow } from './sql-row.ts';

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
}

export interface WatchedDeployment {
  readonly id: number;
  readonly phase: Phase;
  /** Undefined until it is posted. */
  readonly message: LiveMessage | undefined;
}

/** How long after its launch an ended deployment's last words are still tried. */
const lastWordsMs = 14 * 86_400_000;

const time = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;

const readWatched = (row: SqlRow): WatchedDeployment => {
  const id = readNumber(row, 'id');
  const key = readOptional(readText, row, 'key');
  return {
    id,
    phase: readWord(row, 'phase', phaseNames),
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
          },
  };
};

export function createLiveStore(orm: MikroORM) {
  const kysely = () => orm.em.fork().getKysely();
  return {
    /** Deployments whose message may have to change: those under way, and ended ones whose last words are not shown yet. */
    async loadWatched(now: Date): Promise<readonly WatchedDeployment[]> {
      const since = new Date(now.getTime() - lastWordsMs);
      const { rows } = await sql<SqlRow>`
        select d.id, d.phase, p.key, p.channel_id, p.ts, p.shown_hash,
               coalesce(p.edited_at, p.attempted_at) as changed_at,
               coalesce((select r.error from post r where r.key = 'deployment:' || d.id), '') as channel_error
          from deployment d
          left join post p on p.key in ('deployment:' || d.id, 'deployment:' || d.id || ':direct')
                          and p.status = 'posted'
         where ${launched}
           and (d.phase in ('sending', 'sent')
                or (d.launched_at > ${time(since)} and coalesce(p.shown_hash, '') not like ${`${finalMark}%`}))
           and not exists (select from post r
                            where r.key = 'deployment:' || d.id || ':direct'
                              and (r.status = 'refused' or r.error = 'unreadable'))
           and not exists (select from post u where u.key = 'deployment:' || d.id and u.error = 'unreadable')
         order by d.id`.execute(kysely());
      return rows.map(readWatched);
    },

    async countEditedSince(since: Date): Promise<number> {
      const { rows } = await sql<SqlRow>`
        select count(*) as edits from post where edited_at > ${time(since)}`.execute(kysely());
      return rows.reduce((sum, row) => sum + readNumber(row, 'edits'), 0);
    },

    /** False when another process has it, or has shown something else since we looked. */
    async leaseEdit({ key, shownHash }: LiveMessage, now: Date, leasedUntil: Date): Promise<boolean> {
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

    async postponeEdit(key: string, error: string | null, until: Date): Promise<void> {
      await sql`
        update post set error = ${error}, leased_until = ${time(until)} where key = ${key}`.execute(kysely());
    },
  };
}
